import { expect } from '@playwright/test'
import { GOOD, policy } from './pages/exported'
import { WhatIfPage } from './pages/what-if'
import { test } from './watch'

const KEPT = 'It is kept: a reload brings it back.'
const NOT_KEPT = 'A reload forgets it, unless you keep it.'

/** Brings `GOOD` in and keeps it. */
async function keep(whatIf: WhatIfPage): Promise<void> {
  await whatIf.openImport()
  await whatIf.choose(GOOD)
  await expect(whatIf.row('Ours')).toBeVisible()
  await whatIf.page.getByRole('checkbox', { name: 'Keep it on this device' }).check()
  await expect(whatIf.tenant).toContainText(KEPT)
}

/** What is left on the device. */
const left = async () => ({
  databases: (await indexedDB.databases()).map(({ name }) => name),
  kept: localStorage.getItem('tenant-lab:what-if:kept'),
})
const NOTHING = { databases: [], kept: null }

test('what one tab forgets, no other tab writes down again, and it says so', async ({ page, context }) => {
  await keep(new WhatIfPage(page))
  const there = new WhatIfPage(await context.newPage())
  await there.open()
  await expect(there.row('Ours')).toBeVisible()

  await page.getByRole('button', { name: 'Forget everything' }).click()
  await expect(there.page.getByText(/^Another tab has forgotten what was kept/)).toBeVisible()
  await there.state('Ours').selectOption('Report-only')
  await there.openTenant()
  await expect(there.tenant).toContainText(NOT_KEPT)
  await there.choose({ name: 'other.json', content: JSON.stringify(policy('Other')) })
  await expect(there.row('Other')).toBeVisible()
  await expect(there.tenant).toContainText(NOT_KEPT)
  await expect.poll(() => page.evaluate(left)).toEqual(NOTHING)
})

test('of two tabs that keep a tenant the last one does, and the other says that it does not', async ({
  page,
  context,
}) => {
  const here = new WhatIfPage(page)
  await keep(here)
  const there = new WhatIfPage(await context.newPage())
  await there.open()
  await expect(there.row('Ours')).toBeVisible()
  await there.openTenant()
  await there.choose({ name: 'other.json', content: JSON.stringify(policy('Other')) })
  await expect(there.row('Other')).toBeVisible()

  await expect(page.getByText(/^Another tab keeps a tenant/)).toBeVisible()
  await here.state('Ours').selectOption('Report-only')
  await expect(here.tenant).toContainText(NOT_KEPT)
  await page.goto('about:blank')
  await here.open()
  await expect(here.row('Other')).toBeVisible()
})

test('what the browser has no room for is not said to be kept', async ({ page }) => {
  const devtools = await page.context().newCDPSession(page)
  const whatIf = new WhatIfPage(page)
  await whatIf.openImport()
  const { origin } = new URL(page.url())
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  const large = policy('Large', { note: 'x'.repeat(3_000_000) })
  await whatIf.choose({ name: 'large.json', content: JSON.stringify(large) })
  await page.getByRole('checkbox', { name: 'Keep it on this device' }).click()
  await expect(page.getByText(/^This browser does not let the page keep the tenant/)).toBeVisible()
  await expect(whatIf.tenant).toContainText(NOT_KEPT)
  await expect.poll(() => page.evaluate(left)).toEqual(NOTHING)
})

test('a note that something is kept, without it, is said', async ({ page }) => {
  const whatIf = new WhatIfPage(page)
  await keep(whatIf)
  await page.evaluate(() => {
    indexedDB.deleteDatabase('tenant-lab-what-if')
  })
  await page.goto('about:blank')
  await whatIf.open()
  await expect(page.getByText(/^A tenant was kept on this device, and is not there any more/)).toBeVisible()
  expect(await page.evaluate(left)).toEqual(NOTHING)
})
