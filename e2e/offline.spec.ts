import { expect } from '@playwright/test'
import { LAB } from './flow'
import { Lab } from './pages/lab'
import { test } from './watch'

test('kept for use without a network: every page opens, a lab plays, the search finds; and it is let go again', async ({
  page,
  context,
}) => {
  await page.goto('/learn')
  await page.getByRole('button', { name: 'Keep for use without a network' }).click()
  // Every page and every script of the site comes: as long as that takes.
  await expect(page.getByText('Kept: every page here opens without a network.')).toBeVisible({
    timeout: 120_000,
  })

  await context.setOffline(true)
  for (const address of ['/', '/what-if', '/learn/authentication/second-app', LAB]) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 }).or(page.getByRole('main')).first()).toBeVisible()
  }
  await page.reload()
  const lab = new Lab(page)
  await lab.wake()
  await expect(lab.slider).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('dialog', { name: 'Search' }).getByRole('combobox').fill('pkce')
  await expect(page.getByRole('option', { name: /^PKCE/ })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.goto('/learn')
  await page.getByRole('button', { name: 'Stop keeping it' }).click()
  await expect(page.getByRole('button', { name: 'Keep for use without a network' })).toBeVisible()
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0)
  await context.setOffline(false)
})
