import { expect } from '@playwright/test'
import { allWays } from '../simulator/doors/gallery'
import { everyFlow } from '../simulator/gallery/testing/every-flow'
import { expectNoFindings } from './pages/inspection'
import { openSettled } from './pages/settled'
import { noComplaints, test } from './watch'

test('a question in own words brings the flow for it to the top and stays in the page; the filter is in the address, and Back takes it back', async ({
  page,
  complaints,
}) => {
  await openSettled(page, '/flows')
  const status = page.getByRole('main').getByRole('status')
  const cards = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) })
  const all = everyFlow.length
  const programs = everyFlow.filter(({ asked }) => asked.who.includes('workload')).length
  await expect(cards).toHaveCount(all)
  await page.getByRole('button', { name: 'A program', exact: true }).press('Enter')
  await expect(page).toHaveURL(/\/flows\?who=workload$/)
  await expect(cards).toHaveCount(programs)
  await expect(status).toHaveText(`${programs} of ${all} flows.`)

  const field = page.getByLabel('Ask in your own words')
  await field.fill('where is the password of a managed identity?')
  await expect(cards.first()).toContainText('Managed identity')
  await expect(cards.first().getByRole('img')).toBeVisible()
  await field.fill('implicit flow')
  await expect(page.getByRole('list', { name: 'Also found' })).toContainText('Not the implicit grant')
  await expect(status).toContainText('No flow that begins with a program answers that')
  await expect(page).toHaveURL(/\/flows\?who=workload$/)
  await expectNoFindings(page, 'with something found that is no flow')

  await field.fill('')
  await page.goBack()
  await expect(page).toHaveURL(/\/flows$/)
  await expect(cards).toHaveCount(all)
  expect(complaints).toEqual(noComplaints)
})

test('the helper leads by keyboard to the flow to use, says why not the others, and its address and Back know the way', async ({
  page,
  complaints,
}) => {
  await openSettled(page, '/flows')
  const asked = (question: string) => page.getByRole('group', { name: question })
  await asked('Who wants to get in?')
    .getByRole('button', { name: /^A program/ })
    .press('Enter')
  await expect(page.getByRole('heading', { name: 'On whose rights does it act?' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await asked('Where does it run?').getByRole('button', { name: 'On a resource in Azure' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Use: Managed identity' })).toBeFocused()
  await expect(page.getByText('Not a client secret, where something better can be had').first()).toBeVisible()
  await expect(page).toHaveURL(/\?way=program\.own\.azure$/)
  await expectNoFindings(page, 'at an end of the helper')

  await page.reload()
  await expect(page.getByRole('heading', { name: 'Use: Managed identity' })).toBeVisible()
  await expect(page.locator('body')).toBeFocused()
  await page.getByRole('button', { name: 'Change: On whose rights does it act?' }).click()
  await asked('On whose rights does it act?')
    .getByRole('button', { name: /person who called it/ })
    .click()
  await expect(page.getByRole('heading', { name: 'Use: On-behalf-of' })).toBeVisible()
  await page.goBack()
  await expect(asked('On whose rights does it act?')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Use: Managed identity' })).toBeVisible()

  await page.getByRole('link', { name: 'Run it: Managed identity' }).click()
  await expect(page).toHaveURL(/\/lab\/managed-identity$/)
  expect(complaints).toEqual(noComplaints)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test('every flow is there with its picture and its question, and the helper is a list', async ({
    page,
  }) => {
    await page.goto('/flows')
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)
    await expect(page.getByLabel('Ask in your own words')).toBeHidden()
    const card = page.getByRole('listitem').filter({ hasText: 'Can a television sign in?' })
    await expect(card.getByRole('img')).toBeVisible()
    await page.getByText('All answers at once').click()
    await expect(page.getByText(/On those of the person who called it: On-behalf-of/)).toBeVisible()
    await card.getByRole('link', { name: /^What it is made of\b/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Device authorization' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Parties' })).toBeVisible()
  })
})

test('an end that no flow plays yet says so, with where it is written', async ({ page }) => {
  const way = allWays().find(({ end }) => everyFlow.every(({ asked }) => asked.answers[end] === undefined))
  test.skip(!way, 'a flow plays each end')
  await openSettled(page, `/flows?way=${way?.choices.map(({ id }) => id).join('.')}`)
  const end = page.getByText('Tenant Lab cannot play this yet')
  await expect(end).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: /^RFC / }).first()).toBeVisible()
})
