import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import { withItsFonts } from './pages/fonts'
import { expectNoFindings } from './pages/inspection'
import { WhatIfPage } from './pages/what-if'
import { noComplaints, test } from './watch'

const policy = (displayName: string) => ({
  id: displayName,
  displayName,
  state: 'enabled',
  conditions: {
    users: { includeUsers: ['All'] },
    applications: { includeApplications: ['All'] },
    clientAppTypes: ['all'],
  },
  grantControls: { operator: 'OR', builtInControls: ['block'] },
})
const list = (...names: readonly string[]) => JSON.stringify({ value: names.map(policy) })
const SAMPLE = 'CA001 Everyone: multifactor authentication'

test('a zip is read, with folders in it, a broken file among good ones, and UTF-16', async ({
  page,
  complaints,
}) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.openImport()
  const zip = zipSync({
    'export/policies/one.json': strToU8(list('In the zip')),
    'export/policies/two.json': strToU8('{\n  "displayName": "Half",\n  "state": oops\n}'),
    'export/three.json': new Uint8Array(Buffer.from(`\uFEFF${list('Größe')}`, 'utf16le')),
    'export/read me.txt': strToU8('Made by hand.'),
  })
  await whatIf.choose({ name: 'export.zip', content: Buffer.from(zip) })
  await expect(whatIf.row('In the zip')).toBeVisible()
  await expect(whatIf.row('Größe')).toBeVisible()
  await expect(whatIf.tenant).toContainText('export.zip')
  await expect(whatIf.tenant.getByRole('listitem').filter({ hasText: 'two.json' })).toContainText(
    'line 3, column 12',
  )
  expect(complaints).toEqual(noComplaints)
})

test('a folder is read with what is in its folders', async ({ page, complaints }, info) => {
  const folder = info.outputPath('tenant export')
  await mkdir(path.join(folder, 'ConditionalAccess'), { recursive: true })
  await writeFile(path.join(folder, 'ConditionalAccess', 'one.json'), JSON.stringify(policy('In the folder')))
  await writeFile(
    path.join(folder, 'users.json'),
    JSON.stringify({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users',
      value: [{ id: 'zoe', displayName: 'Zoë Ek', userPrincipalName: 'zoe@example.org' }],
    }),
  )
  const whatIf = new WhatIfPage(page)
  await whatIf.openImport()
  await page.getByLabel('Folder to import').setInputFiles(folder)
  await expect(whatIf.row('In the folder')).toBeVisible()
  await expect(whatIf.tenant).toContainText('tenant export')
  await expect(whatIf.tenant).toContainText('1 users')
  await whatIf.search('Who signs in', 'zoe')
  await expect(whatIf.person).toHaveValue('Zoë Ek')
  expect(complaints).toEqual(noComplaints)
})

test('a zip bomb is refused, says why, and the page goes on', async ({ page, complaints }) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.openImport()
  // A hundred MiB of spaces, which deflate packs a thousand to one.
  const spaces = new Uint8Array(100 * 1024 * 1024).fill(0x20)
  const bomb = zipSync({ 'bomb.json': spaces })
  expect(bomb.length).toBeLessThan(1024 * 1024)
  await whatIf.choose({ name: 'bomb.zip', content: Buffer.from(bomb) })
  await expect(whatIf.tenant).toContainText('Nothing in it could be used')
  await expect(whatIf.tenant.getByRole('listitem').filter({ hasText: 'bomb.zip' })).toContainText(
    /grows past [\d.]+ MiB.*the rest (of the zip )?is not read/,
  )
  await expect(whatIf.row(SAMPLE)).toBeVisible()
  await whatIf.search('Who signs in', 'chidi')
  await expect(whatIf.sentence).toContainText('Chidi')
  await whatIf.choose({ name: 'good.json', content: list('After the bomb') })
  await expect(whatIf.row('After the bomb')).toBeVisible()
  expect(complaints).toEqual(noComplaints)
})

test('a large import shows how far it is, the page answers meanwhile, and cancelling changes nothing', async ({
  page,
}) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.openImport()
  const users = Array.from({ length: 40_000 }, (_, n) => ({ id: `user-${n}`, displayName: `Person ${n}` }))
  const content = JSON.stringify({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users',
    value: users,
  })
  await whatIf.choose(...Array.from({ length: 10 }, (_, n) => ({ name: `users-${n}.json`, content })))
  const bar = page.getByRole('progressbar', { name: 'Part that has been read' })
  await expect(bar).toBeVisible()
  await expect(page.getByRole('region', { name: 'Import' })).toContainText(/Reading users-\d+\.json/)
  await expect.poll(() => bar.evaluate((each: HTMLProgressElement) => each.value)).toBeGreaterThan(0)
  await whatIf.field('Sign-in risk').selectOption('High')
  await expect(whatIf.sentence).toContainText('at high sign-in risk')
  await page.getByRole('button', { name: 'Cancel' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeFocused()
  await expect(whatIf.tenant).toContainText('The import was cancelled. Nothing has changed.')
  await expect(whatIf.row(SAMPLE)).toBeVisible()
  await expect(whatIf.sentence).toContainText('at high sign-in risk')
})

const HOSTILE = {
  'an element': '<img src=x onerror="window.pwned=1">',
  'an override of direction': '\u202Egnp.exe\u202D\u2066',
  'ten thousand letters': 'n'.repeat(10_000),
} as const

for (const [what, name] of Object.entries(HOSTILE)) {
  for (const [width, height] of [
    [1280, 800],
    [390, 844],
  ] as const) {
    test(`a name of ${what} is text everywhere at ${width} px, and nothing goes sideways${width === 390 ? '' : ' @long'}`, async ({
      page,
      complaints,
    }) => {
      const whatIf = new WhatIfPage(page)
      await page.setViewportSize({ width, height })
      await withItsFonts(page)
      await whatIf.open()
      await whatIf.drop(
        {
          name: 'policies.json',
          content: JSON.stringify({ value: [{ ...policy('hostile'), displayName: name }] }),
        },
        {
          name: 'users.json',
          content: JSON.stringify({
            value: [{ id: 'u', displayName: name, userPrincipalName: `${name}@example.org` }],
          }),
        },
        {
          name: 'places.json',
          content: JSON.stringify({
            value: [{ id: 'p', displayName: name, ipRanges: [{ cidrAddress: '203.0.113.0/24' }] }],
          }),
        },
      )
      await expect(whatIf.tenant).toContainText('from your files')
      await expect(whatIf.announcement).toContainText('Blocked')
      await whatIf.matrix.getByRole('rowheader').getByRole('button').click()
      await whatIf.matrix.getByRole('combobox').selectOption('Off')
      await expect(whatIf.announcement).toContainText('Granted')
      await whatIf.person.click()
      expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
      expect(await page.locator('img[src="x"]').count()).toBe(0)
      await page.keyboard.press('Escape')
      await whatIf.toTheTop()
      await expectNoFindings(page, what)
      // No name makes the page longer than a few screens: the question, the answer, and the change with all that it does.
      await expect(page.getByText(/sign-ins apart/).first()).toBeVisible()
      await page.evaluate(() => document.fonts.ready)
      const screens = await page.evaluate(() => document.documentElement.scrollHeight / innerHeight)
      expect(screens).toBeLessThan(width < 600 ? 11 : 7.5)
      await whatIf.undo.click()
      await expect(whatIf.announcement).toContainText('Blocked')
      expect(complaints).toEqual(noComplaints)
    })
  }
}
