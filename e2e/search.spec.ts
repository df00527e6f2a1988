import { expect } from '@playwright/test'
import { Lesson } from './pages/lesson'
import { openSettled } from './pages/settled'
import { test } from './watch'

test('one key finds a word, with the arrows and Enter; Escape gives the focus back', async ({ page }) => {
  await new Lesson(page).open()
  await page.getByRole('link', { name: 'Flows' }).first().focus()
  const search = page.getByRole('dialog', { name: 'Search' })
  const field = search.getByRole('combobox')

  await page.keyboard.press('/')
  await field.fill('zzzzzz')
  await expect(search.getByRole('status')).toContainText('Nothing here has that name')
  await page.keyboard.press('Escape')
  await expect(search).toBeHidden()
  await expect(page.getByRole('link', { name: 'Flows' }).first()).toBeFocused()

  await page.keyboard.press('ControlOrMeta+k')
  await field.fill('aud')
  await expect(search.getByRole('option', { name: /^aud Claim/ })).toHaveAttribute('aria-selected', 'true')
  await field.fill('device')
  const second = search.getByRole('option').nth(1)
  await page.keyboard.press('ArrowDown')
  await expect(second).toHaveAttribute('aria-selected', 'true')
  const place = await second.getAttribute('href')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL((url) => url.pathname + url.hash === place)
})

test('a search that cannot be loaded says so, and is asked for again', async ({ page }) => {
  await page.route('**/search/entries.json', (route) => route.abort(), { times: 1 })
  await openSettled(page, '/learn')
  const search = page.getByRole('dialog', { name: 'Search' })
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Search' }).click()
  const told = page.getByText('The search could not be loaded')
  await expect(told).toBeVisible()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(told).toBeHidden()
  await expect(search.getByRole('status')).toContainText('could not be loaded')
  await search.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Search' }).click()
  await search.getByRole('combobox').fill('50126')
  await expect(search.getByRole('option', { name: /^AADSTS50126/ })).toBeVisible()
})
