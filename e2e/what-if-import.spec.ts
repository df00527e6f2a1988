import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { encodeQuestion } from '../components/what-if/model/link'
import { BROKEN, GOOD, GROUP, policy, UTF16 } from './pages/exported'
import { expectNoFindings } from './pages/inspection'
import { WhatIfPage } from './pages/what-if'
import { noComplaints, test } from './watch'

/** A tenant of which the export says little: a group without its members, a guest without their home. */
const SILENT = {
  groups: [{ id: 'finance', displayName: 'Finance' }],
  users: [
    { id: 'kim', displayName: 'Kim Berg', userPrincipalName: 'kim@contoso.example', userType: 'Member' },
    {
      id: 'gina',
      displayName: 'Gina',
      userPrincipalName: 'g_h.example#EXT#@contoso.example',
      userType: 'Guest',
    },
  ],
  namedLocations: [
    { id: 'brazil', displayName: 'Brazil', ipRanges: [{ cidrAddress: '198.51.100.0/24' }], isTrusted: true },
  ],
  conditionalAccessPolicies: [
    {
      ...policy('Ours'),
      conditions: { ...policy('').conditions, users: { includeGroups: ['finance'] } },
    },
    {
      ...policy('Guests'),
      conditions: { ...policy('').conditions, users: { includeUsers: ['GuestsOrExternalUsers'] } },
      grantControls: { operator: 'OR', builtInControls: ['compliantDevice'] },
    },
  ],
}

const COUNTRY = 'CA004 Everyone: not from countries where nobody works'

test('files come in: the good ones answer, the broken one is named with line and column, the missing group can be named', async ({
  page,
  complaints,
}) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.openImport()
  await whatIf.choose(GOOD, BROKEN, UTF16)
  await expect(whatIf.tenant).toContainText('2 conditionalAccessPolicies')
  await expect(whatIf.tenant.getByRole('listitem').filter({ hasText: 'broken.json' })).toContainText(
    /line 3, column 12/,
  )
  await expect(whatIf.row('Größe in UTF-16')).toBeVisible()
  await expect(whatIf.person).toHaveValue('Somebody in no group')
  await expect(whatIf.announcement).toContainText('Granted')
  await whatIf.tenant.getByRole('textbox', { name: `Name for ${GROUP}` }).fill('The pilots')
  await whatIf.tenant.getByRole('button', { name: 'Give it this name' }).click()
  await whatIf.search('Who signs in', 'pilots')
  await expect(whatIf.person).toHaveValue('Somebody in The pilots')
  await expect(whatIf.announcement).toContainText(
    /^Blocked, unless a part of the export that was not read decides otherwise by Ours/,
  )
  await whatIf.opener('Ours').click()
  await expect(whatIf.matrix).toContainText('The pilots')

  // It has been read before anybody asked: what was found is a question, and comes out as it was said.
  const bites = whatIf.tenant.getByRole('list', { name: 'What bites' })
  // One file could not be read: nothing bites for certain.
  await bites.getByRole('button', { name: /^May bite For everybody an old client gets in/ }).click()
  await whatIf.tenant.getByRole('button', { name: /^Ask it: / }).click()
  await expect(whatIf.announcement).toContainText('Granted, unless a part of the export')
  await expect(page.getByRole('heading', { name: /^Granted, unless/ })).toBeFocused()
  await expectNoFindings(page, 'a reading of the tenant')
  expect(complaints).toEqual(noComplaints)
})

test('files may be dropped anywhere, and text pasted', async ({ page, complaints }) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  await whatIf.drop(GOOD)
  await expect(whatIf.row('Ours')).toBeVisible()
  await page.getByText('Paste JSON').click()
  await page.getByLabel('One object, a list, or Graph’s whole answer').fill(JSON.stringify(policy('Pasted')))
  await page.getByRole('button', { name: 'Import the text' }).click()
  await expect(whatIf.row('Pasted')).toBeVisible()
  await page.getByLabel('One object, a list, or Graph’s whole answer').fill('{"half":')
  await page.getByRole('button', { name: 'Import the text' }).click()
  await expect(whatIf.tenant).toContainText('Nothing in it could be used')
  await expect(whatIf.row('Pasted')).toBeVisible()
  expect(complaints).toEqual(noComplaints)
})

test('what was imported is gone after a reload, unless it is kept; and is forgotten with one click', async ({
  page,
}) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.openImport()
  await whatIf.choose(GOOD)
  await expect(whatIf.row('Ours')).toBeVisible()
  await page.goto('/what-if')
  await whatIf.wake()
  await expect(whatIf.row(COUNTRY)).toBeVisible()

  await whatIf.openTenant()
  await whatIf.choose(GOOD)
  await expect(whatIf.row('Ours')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Keep it on this device' }).check()
  await expect(whatIf.tenant).toContainText('It is kept: a reload brings it back.')
  await page.goto('about:blank')
  await page.goto('/what-if')
  await expect(whatIf.row('Ours')).toBeVisible()

  await whatIf.openTenant()
  await page.getByRole('button', { name: 'Forget everything' }).click()
  await expect(whatIf.row(COUNTRY)).toBeVisible()
  const left = async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    keys: Object.keys(localStorage),
  })
  await expect.poll(() => page.evaluate(left)).toEqual({ databases: [], keys: [] })
  await page.goto('/what-if')
  await whatIf.wake()
  await expect(whatIf.row(COUNTRY)).toBeVisible()
})

test('the tenant goes out as Graph JSON, with what was switched', async ({ page }) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.openImport()
  const extra = policy('Ours', { 'contoso@odata.note': 'kept' })
  await whatIf.choose({ name: 'one.json', content: JSON.stringify(extra) })
  await whatIf.state('Ours').selectOption('Report-only')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as Graph JSON' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('conditionalAccessPolicies.json')
  const { value } = JSON.parse(readFileSync(await download.path(), 'utf8'))
  expect(value).toEqual([{ ...extra, state: 'enabledForReportingButNotEnforced' }])
})

test('names are text, whatever they are', async ({ page, complaints }) => {
  const whatIf = new WhatIfPage(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await whatIf.openImport()
  const script = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>'
  const hostile = [script, 'w'.repeat(400), '\u202Eright to left\u202C', '__proto__', '']
  await whatIf.choose({
    name: `${script.replaceAll('/', '')}.json`,
    content: JSON.stringify(hostile.map((displayName, n) => ({ ...policy('x'.repeat(n + 1)), displayName }))),
  })
  await expect(whatIf.matrix.getByText(script)).toBeVisible()
  for (const opener of await whatIf.matrix.getByRole('rowheader').getByRole('button').all())
    await opener.click()
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
  expect(await page.locator('img[src="x"]').count()).toBe(0)
  await whatIf.toTheTop()
  await expectNoFindings(page, 'hostile names')
  expect(complaints).toEqual(noComplaints)
})

test('what is not of the tenant is taken out of the question, and what the export does not say can be supposed', async ({
  page,
  complaints,
}) => {
  const whatIf = new WhatIfPage(page)
  const form = page.getByRole('form', { name: 'The question' })
  await whatIf.openImport()
  await whatIf.choose({ name: 'tenant.json', content: JSON.stringify(SILENT) })
  const reset = page.getByRole('status', { name: 'What was reset' })
  await expect(reset).toContainText(
    'Ada Nilsen, the application Expenses, the device ADA-LAPTOP, the country',
  )
  await expect(whatIf.field('Device')).toHaveValue('Not registered')
  await expect(whatIf.announcement).toContainText('Granted, unless they are in Finance')
  const finance = form.getByRole('group', { name: 'The group Finance' })
  await finance.getByRole('button', { name: 'In it', exact: true }).click()
  await expect(whatIf.announcement).toContainText(/^Blocked by Ours.*they are in Finance\.$/)
  await finance.getByRole('button', { name: 'Not in it' }).click()
  await expect(whatIf.announcement).toContainText(
    /^Granted\..*they are not in Finance, the account is on, which the export does not say \(accountEnabled\)\.$/,
  )
  await expect(whatIf.sentence).toContainText('supposed not to be in Finance')

  await whatIf.search('Country', 'norway')
  await whatIf.address.fill('198.51.100.9')
  await expect(form).toContainText('The country is Norway, and 198.51.100.9 is in the named location Brazil.')
  await whatIf.toTheTop()
  await expectNoFindings(page, 'what stands beside the question')

  await whatIf.search('Who signs in', 'gina')
  await expect(finance.getByRole('button', { name: 'Not known' })).toHaveAttribute('aria-pressed', 'true')
  await finance.getByRole('button', { name: 'Not in it' }).click()
  await whatIf.search('Device', 'managed device: compliant')
  await expect(whatIf.announcement).toContainText('Blocked, unless their home tenant is trusted')
  await whatIf.field('Compliant devices').selectOption('Yes')
  await expect(whatIf.announcement).toContainText('Granted')

  await reset.getByRole('button', { name: 'Put it back' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'The question' })).toBeFocused()
  await expect(whatIf.field('Country')).toHaveValue('Norway')
  await expect(whatIf.field('Device')).toHaveValue('A managed device: compliant')
  await expect(whatIf.field('What they open')).not.toHaveValue('Office 365 Exchange Online')
  await expect(reset).toBeEmpty()
  expect(complaints).toEqual(noComplaints)
})

test('a link about another tenant says so, and its question waits for that tenant', async ({
  page,
  complaints,
}) => {
  const id = '99999999-0000-4000-8000-000000000001'
  const question = {
    signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId: id },
    signInContext: {
      '@odata.type': '#microsoft.graph.applicationContext',
      includeApplications: ['Office365'],
    },
    signInConditions: { clientAppType: 'browser', deviceInfo: null },
    authentication: { completed: ['password'], registered: null },
  } as const
  const whatIf = new WhatIfPage(page)
  await whatIf.open(`#${encodeQuestion(question)}`)
  const notice = page.getByRole('status', { name: 'Of another tenant' })
  await expect(notice).toContainText(`The sample tenant does not have the person ${id}.`)
  await notice.getByRole('button', { name: 'Bring that tenant' }).click()
  await expect(page.locator('#wi-import')).toBeVisible()
  await whatIf.drop({
    name: 'theirs.json',
    content: JSON.stringify({
      users: [{ id, displayName: 'Zoë', userPrincipalName: 'zoe@example.org', userType: 'Member' }],
      identitySecurityDefaultsEnforcementPolicy: { isEnabled: true },
    }),
  })
  await expect(whatIf.tenant).toContainText('from your files')
  await expect(notice).toBeEmpty()
  await expect(whatIf.sentence).toContainText('Zoë')
  expect(complaints).toEqual(noComplaints)
})
