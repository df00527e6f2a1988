import { expect, type Locator, type Page } from '@playwright/test'
import { issuedBy } from '../simulator/explain/testing/tokens'
import { expectNoFindingsInBothThemes, unfold } from './pages/inspection'
import { Keyboard } from './pages/keyboard'
import { Lab } from './pages/lab'
import { openSettled } from './pages/settled'
import { noComplaints, test } from './watch'

const field = (page: Page) => page.getByRole('textbox', { name: 'What do you have?' })
const finding = (page: Page, name: string): Locator =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true, level: 3 }) })
const row = (within: Locator, name: string) =>
  within.locator('.field').filter({ has: within.page().locator('dt').getByText(name, { exact: true }) })
const CALLBACK = 'https://app.example/callback?code=0.nobody-may-read-this&state=s'

test('a token that is pasted is taken apart, hidden, and held against APIs; nothing is sent or kept', async ({
  page,
  complaints,
}) => {
  const token = await issuedBy('authorization-code-pkce', 'access-token')
  await openSettled(page, '/explain')
  await field(page).fill(`Authorization: Bearer ${token}`)
  const found = finding(page, 'Access token, version 2.0')
  await expect(found).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What it is' })).toBeFocused()
  // What was pasted holds a secret: it is not on the screen, nor anywhere in the page.
  await expect(field(page)).toHaveCount(0)
  expect(await page.content()).not.toContain(token)
  await expect(row(found, 'scp')).toContainText(
    'put there by the identity provider, from oauth2PermissionGrant.scope, read by the API',
  )
  await expect(row(found, 'aud')).toContainText('Anyone else must refuse.')

  const verdict = found.getByRole('status')
  await expect(verdict).toContainText('Expenses API takes it for GET /expenses.')
  await found.getByRole('combobox', { name: 'API' }).selectOption('Reports API, of this lab')
  await expect(verdict).toContainText(
    'Reports API refuses it for GET /reports. It stops at the first check that fails: audience.',
  )
  await found.getByRole('combobox', { name: 'Its clock shows' }).selectOption('the time of this device')
  await expect(verdict.getByRole('listitem').filter({ hasText: 'The token expired' })).toContainText('Fails:')
  await found.getByRole('combobox', { name: 'API' }).selectOption('An API of your own')
  await expect(verdict).toContainText('Say what the API is called first.')
  await found.getByRole('textbox', { name: 'Its names' }).fill('api://mine')
  await expect(verdict).toContainText('this API is api://mine.')

  await page.getByRole('button', { name: 'Show it' }).click()
  await expect(field(page)).toHaveValue(`Authorization: Bearer ${token}`)
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(field(page)).toBeFocused()
  await expect(page.getByRole('article')).toHaveCount(0)

  expect(new URL(page.url()).href).toMatch(/\/explain\/?$/)
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]),
  )
  expect(kept).not.toContain(token.slice(0, 40))
  expect(complaints).toEqual(noComplaints)
})

test('what comes back from a sign-in shows its code to whoever asks, and forgets that for the next text', async ({
  page,
}) => {
  await openSettled(page, '/explain')
  await field(page).fill(CALLBACK)
  const found = finding(page, 'Answer to an app')
  await expect(row(found, 'code')).toContainText('hidden, 22 characters')
  await found.getByRole('button', { name: 'Show code' }).click()
  await expect(row(found, 'code')).toContainText('0.nobody-may-read-this')
  await page.getByRole('button', { name: 'Show it' }).click()
  await field(page).fill(CALLBACK.replace('nobody', 'nobodi'))
  await expect(found.getByRole('button', { name: 'Show code' })).toBeVisible()
  await expect(found).not.toContainText('nobodi-may-read')
  await page.goto('/glossary')
  await page.goBack()
  await expect(field(page)).toHaveValue('')
})

test('a refusal leads to the page of its code, and that to a run that ends in it', async ({ page }) => {
  await openSettled(page, '/explain')
  await page.getByRole('button', { name: 'A refusal', exact: true }).click()
  const found = finding(page, 'AADSTS50011')
  await expect(found).toContainText('How to mend it:')
  await expect(row(found, 'Correlation ID')).toContainText('sign-in log')
  await found.getByRole('link', { name: 'See what raises it, in a run of the lab' }).click()
  await expect(page).toHaveURL(/\/explain\/AADSTS50011\/?$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('AADSTS50011')
  await expect(page.getByRole('main')).toContainText(
    'In the Entra admin center: Entra ID > App registrations',
  )
  await page.getByRole('link', { name: 'See it happen' }).click()
  await expect(new Lab(page).region).toContainText('AADSTS50011')
  await new Lab(page).tab('Why').click()
  const back = page.getByRole('link', { name: 'All causes of AADSTS50011' })
  await expect(back).toHaveAttribute('href', '/explain/AADSTS50011')
  await expect(back).toHaveAttribute('rel', 'noopener')
})

test('a command with a secret is taken apart, and its secret is nowhere in the page until somebody asks', async ({
  page,
  complaints,
}) => {
  const secret = 'qZ8~Vt7.nobody-may-read-this'
  const endpoint = 'https://login.microsoftonline.com/common/oauth2/v2.0/token'
  await openSettled(page, '/explain')
  for (const command of [
    `curl -X POST ${endpoint} -d grant_type=client_credentials -d client_secret=${secret}`,
    `POST /common/oauth2/v2.0/token HTTP/1.1\nHost: login.microsoftonline.com\nCookie: ESTSAUTH=${secret}\n\nclient_secret=${secret}`,
    `Invoke-RestMethod ${endpoint} -Body @{ client_secret = '${secret}' }`,
  ]) {
    await field(page).fill(command)
    await expect(page.getByText('something secret in it')).toBeVisible()
    await expect(field(page)).toHaveCount(0)
    expect(await page.content()).not.toContain(secret)
    await page.getByRole('button', { name: 'Clear' }).click()
  }
  await field(page).fill(`curl ${endpoint} -d client_secret=${secret}`)
  const form = finding(page, 'In it: Token request')
  await form.getByRole('button', { name: 'Show client_secret' }).click()
  await expect(row(form, 'client_secret')).toContainText(secret)
  expect(complaints).toEqual(noComplaints)
})

test('a command of PowerShell is taken apart by what is fetched for it', async ({ page, complaints }) => {
  await openSettled(page, '/explain')
  const before = await page.evaluate(() => performance.getEntriesByType('resource').length)
  await field(page).fill(
    `$form = @{ grant_type = 'client_credentials'; client_id = 'my-app'; client_secret = 'of-nobody' }
Invoke-RestMethod -Method Post -Uri https://login.microsoftonline.com/common/oauth2/v2.0/token -Body $form`,
  )
  const form = finding(page, 'In it: Token request')
  await expect(row(form, 'grant_type')).toContainText('client_credentials')
  await expect(row(form, 'client_id')).toContainText('my-app')
  await expect(form.getByRole('button', { name: 'Show client_secret' })).toBeVisible()
  expect(await page.content()).not.toContain('of-nobody')
  const fetched = await page.evaluate(
    (from) =>
      performance
        .getEntriesByType('resource')
        .slice(from)
        .filter(({ name }) => name.endsWith('.js')).length,
    before,
  )
  expect(fetched).toBeGreaterThan(0)
  expect(complaints).toEqual(noComplaints)
})

test('an error of an API is known for one, and says what mends it', async ({ page }) => {
  await openSettled(page, '/explain')
  await field(page).fill(
    '{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges."}}',
  )
  const found = finding(page, 'Error of Microsoft Graph')
  await expect(found).toContainText('It is no OAuth error')
  await expect(found).toContainText('To mend it: Compare scp')
})

for (const address of ['/explain/50011', '/explain/aadsts50011', '/explain/AADSTS-50011'])
  test(`${address} leads to the page of the code`, async ({ page }) => {
    await page.goto(address)
    await expect(page).toHaveURL(/\/explain\/AADSTS50011\/?$/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('AADSTS50011')
  })

test('a code that has no page stays at the page that says so', async ({ page }) => {
  await page.goto('/explain/99999')
  await expect(page).toHaveURL(/\/explain\/AADSTS99999\/?$/)
  await page.getByRole('link', { name: 'All codes of Entra that are explained' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Codes of Entra' })).toBeVisible()
})

test('what is nothing says what to do; what is too long says how long it may be', async ({ page }) => {
  await openSettled(page, '/explain')
  const result = page.getByRole('region', { name: 'Nothing to take apart' })
  await field(page).fill('why can I not sign in?')
  await expect(result).toContainText('Paste a token')
  await field(page).fill('x'.repeat(1_000_000))
  await expect(result).toContainText('131,072 are read at most')
})

test('a text that was written before the page lived is taken apart, too', async ({ page }) => {
  await page.goto('/explain')
  await field(page).fill('50126')
  await expect(finding(page, 'AADSTS50126')).toBeVisible()
})

test('with the keyboard alone: a skip link, the field, what was found', async ({ page }) => {
  await openSettled(page, '/explain')
  const keyboard = new Keyboard(page)
  await keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused()
  await keyboard.press('Enter')
  await keyboard.tabTo(field(page), 2)
  await keyboard.type('65001')
  await expect(finding(page, 'AADSTS65001')).toBeVisible()
  await expect(field(page)).toBeFocused()
  await expect(page.getByRole('status').first()).toHaveText('Found: AADSTS65001.')
})

test('nothing is found in what was found, at three widths, in both themes', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const token = await issuedBy('authorization-code-pkce', 'access-token')
  await openSettled(page, '/explain')
  await field(page).fill(`${token}\n${CALLBACK}\nAADSTS50011`)
  await expect(page.getByRole('article')).toHaveCount(3)
  await unfold(page)
  for (const width of [1440, 820, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await expectNoFindingsInBothThemes(page, `${width} px`)
  }
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test('the page says what it does, and leads to each code', async ({ page }) => {
    await page.goto('/explain')
    await expect(page.getByText('Taking things apart needs script')).toBeVisible()
    await expect(page.getByRole('textbox')).toHaveCount(0)
    await page.getByRole('link', { name: 'AADSTS65001' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('AADSTS65001')
    await expect(page.getByRole('heading', { name: 'How to mend it in a real tenant' })).toBeVisible()
  })
})
