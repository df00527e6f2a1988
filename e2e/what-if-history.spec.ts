import { expect } from '@playwright/test'
import { WhatIfPage } from './pages/what-if'
import { noComplaints, test } from './watch'

const COUNTRY = 'CA004 Everyone: not from countries where nobody works'
const OURS = {
  name: 'policies.json',
  content: JSON.stringify({
    value: ['Ours', 'Theirs'].map((displayName) => ({
      id: displayName.toLowerCase(),
      displayName,
      state: 'enabled',
      conditions: {
        users: { includeUsers: ['All'] },
        applications: { includeApplications: ['All'] },
        clientAppTypes: ['all'],
      },
      grantControls: { operator: 'OR', builtInControls: [displayName === 'Ours' ? 'block' : 'mfa'] },
    })),
  }),
}
const ASKED = 'Not yet: more is asked'

test('Back takes each step back and Forward does it again, as Undo does: a policy, a change, an import', async ({
  page,
  complaints,
}) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  await whatIf.state(COUNTRY).selectOption('Report-only')
  await expect(whatIf.announcement).toContainText(ASKED)
  const change = whatIf.changes.filter({ hasText: 'Granted' }).first()
  await change.click()
  await expect(whatIf.announcement).toContainText('Granted')
  await whatIf.drop(OURS)
  await expect(whatIf.announcement).toContainText('Blocked by Ours')

  await page.goBack()
  await expect(whatIf.announcement).toContainText('Granted')
  await expect(whatIf.row(COUNTRY)).toContainText('changed here')
  // The report of the import, and what bites there, went with that tenant.
  await expect(page.getByText('Reading.', { exact: true })).toHaveCount(0)
  await expect(page.getByRole('list', { name: 'What bites' })).toHaveCount(0)
  await page.goBack()
  await expect(whatIf.announcement).toContainText(ASKED)
  await page.goBack()
  await expect(whatIf.announcement).toContainText(COUNTRY)
  await expect(whatIf.state(COUNTRY)).toHaveValue('enabled')
  await expect(whatIf.undo).toHaveCount(0)

  await page.goForward()
  await expect(whatIf.announcement).toContainText(ASKED)
  await page.goForward()
  await page.goForward()
  await expect(whatIf.announcement).toContainText('Blocked by Ours')
  await expect(whatIf.tenant).toContainText('from your files')

  // Undo is Back: Forward knows of it.
  await whatIf.undo.click()
  await expect(whatIf.announcement).toContainText('Granted')
  await whatIf.undo.click()
  await expect(whatIf.announcement).toContainText(ASKED)
  await page.goForward()
  await expect(whatIf.announcement).toContainText('Granted')
  expect(complaints).toEqual(noComplaints)
})

test('what is chosen in the form is no step; Back leaves the page, and coming back asks the same', async ({
  page,
}) => {
  const whatIf = new WhatIfPage(page)
  await page.goto('/learn')
  await whatIf.open()
  await whatIf.wake()
  await whatIf.search('Country', 'norway')
  await whatIf.address.fill('2001:db8::7')
  await whatIf.field('Sign-in risk').selectOption('High')
  await expect(whatIf.sentence).toContainText('at high sign-in risk')
  const sentence = (await whatIf.sentence.textContent()) ?? ''
  const announced = (await whatIf.announcement.textContent()) ?? ''
  await page.reload()
  await expect(whatIf.sentence).toHaveText(sentence)
  await expect(whatIf.announcement).toHaveText(announced)
  await page.goBack()
  await expect(page).toHaveURL(/\/learn$/)
  await page.goForward()
  await expect(whatIf.sentence).toHaveText(sentence)
})

test('a question of the past, the sample question and a link in the address bar are steps', async ({
  page,
}) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  await whatIf.wake()
  const worked = (await whatIf.sentence.textContent()) ?? ''
  await whatIf.search('Who signs in', 'chidi')
  await expect(page.getByText('Recent questions', { exact: true })).toHaveCount(0)
  const chidi = (await whatIf.sentence.textContent()) ?? ''
  const link = page.url()
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('Chidi')
  await page.getByRole('button', { name: 'Sample question' }).click()
  await expect(whatIf.sentence).toHaveText(worked)
  await page.goBack()
  await expect(whatIf.sentence).toHaveText(chidi)
  await page.goForward()
  await expect(whatIf.sentence).toHaveText(worked)
  await page.getByText('Recent questions', { exact: true }).click()
  await page.getByRole('button', { name: chidi }).click()
  await expect(whatIf.sentence).toHaveText(chidi)
  await whatIf.undo.click()
  await expect(whatIf.sentence).toHaveText(worked)
  await page.goto(link)
  await expect(whatIf.sentence).toHaveText(chidi)
  await whatIf.undo.click()
  await expect(whatIf.sentence).toHaveText(worked)
})

test('a place on the page is no step: the skip link keeps the question, and Undo still undoes', async ({
  page,
}) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  await whatIf.state(COUNTRY).selectOption('Off')
  await expect(whatIf.announcement).toContainText(ASKED)
  // The address says what was switched.
  await expect(page).toHaveURL(/&p=/)
  const { hash } = new URL(page.url())
  await page.getByRole('link', { name: 'Skip to the answer' }).press('Enter')
  await expect.poll(() => new URL(page.url()).hash).toBe(hash)
  await whatIf.undo.click()
  await expect(whatIf.announcement).toContainText(COUNTRY)
})

test('a step taken back leaves the page where it is, and the focus in it', async ({ page }) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  const change = whatIf.changes.first()
  await change.click()
  await expect(whatIf.undo).toBeVisible()
  await page.evaluate(() => window.scrollTo(0, 300))
  await whatIf.undo.press('Enter')
  await expect(whatIf.undo).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Blocked' })).toBeFocused()
  const top = await page.evaluate(() => window.scrollY)
  expect(Math.abs(top - 300)).toBeLessThan(301)
})

test('a policy that is switched after the tenant was kept is kept as well, and what was given a name', async ({
  page,
  complaints,
}) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  await whatIf.drop(OURS)
  await page.getByRole('checkbox', { name: 'Keep it on this device' }).check()
  await expect(whatIf.tenant).toContainText('It is kept: a reload brings it back.')
  await whatIf.state('Ours').selectOption('Off')
  await expect(whatIf.announcement).toContainText(`${ASKED} by Theirs`)
  await expect(whatIf.tenant).toContainText('It is kept: a reload brings it back.')
  await page.goto('about:blank')
  await page.goto('/what-if')
  await expect(whatIf.announcement).toContainText(`${ASKED} by Theirs`)
  await expect(whatIf.row('Ours')).toContainText('changed here')
  await whatIf.state('Ours').selectOption('On')
  await whatIf.undo.click()
  await expect(whatIf.row('Ours')).toContainText('Off')
  await page.goto('about:blank')
  await page.goto('/what-if')
  await expect(whatIf.row('Ours')).toContainText('Off')
  expect(complaints).toEqual(noComplaints)
})

test('one click forgets everything, for good: nothing is left in any storage, and Back brings nothing back', async ({
  page,
}) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  await whatIf.drop(OURS)
  await page.getByRole('checkbox', { name: 'Keep it on this device' }).check()
  await whatIf.search('Who signs in', 'guest')
  await whatIf.state('Ours').selectOption('Off')
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('guest')
  await page.getByText('Paste JSON').click()
  const pasted = page.getByLabel('One object, a list, or Graph’s whole answer')
  await pasted.fill('{"secret": true}')
  // Switched a moment before: what is still being written down is forgotten too.
  await whatIf.state('Theirs').selectOption('Off')
  await page.getByRole('button', { name: 'Forget everything' }).click()
  await expect(whatIf.row(COUNTRY)).toBeVisible()
  await expect(pasted).toHaveValue('')
  await expect(whatIf.undo).toHaveCount(0)
  const left = () =>
    page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage).filter((key) => key.startsWith('tenant-lab')),
      cookies: document.cookie,
      caches: await caches.keys(),
    }))
  const nothing = { databases: [], local: [], session: [], cookies: '', caches: [] }
  await expect.poll(left).toEqual(nothing)
  await page.goBack()
  await expect(whatIf.row(COUNTRY)).toBeVisible()
  await expect(whatIf.sentence).toContainText('Ada Nilsen')
  await page.goForward()
  await expect(whatIf.row(COUNTRY)).toBeVisible()
  // Long enough for a question on which somebody rests to be written down.
  const rested = Date.now() + 1_500
  await expect.poll(() => Date.now()).toBeGreaterThan(rested)
  expect(await left()).toEqual(nothing)
})
