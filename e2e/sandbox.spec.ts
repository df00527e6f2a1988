import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { writeTenant } from '../simulator/doors/sandbox'
import { flow, LAB, narration } from './flow'
import { Lab } from './pages/lab'
import { noComplaints, test } from './watch'

const contoso = flow.sites.find((site) => site.tenant)?.tenant
if (!contoso) throw new Error('The flow has no tenant.')

/** An export of somebody's tenant: Contoso's applications, and one person. */
const CORP = JSON.stringify({
  ...writeTenant({ ...contoso, users: [] }),
  organization: [{ displayName: 'Corp', verifiedDomains: [{ name: 'corp.example', isDefault: true }] }],
  users: [
    {
      id: 'aaaaaaaa-0000-4000-8000-000000000001',
      userPrincipalName: 'mia@corp.example',
      displayName: 'Mia Berg',
      givenName: 'Mia',
    },
  ],
})

test('a tenant that is brought in runs the story, a reload keeps it, a file carries it, and a comparison says what differs', async ({
  page,
  complaints,
}) => {
  await page.goto('/lab')
  await page.getByRole('combobox', { name: 'Flow' }).selectOption({ label: narration.title })
  await page.getByRole('radio', { name: /^One of yours/ }).check()
  await page
    .getByLabel('Files of the tenant')
    .setInputFiles({ name: 'corp.json', mimeType: 'application/json', buffer: Buffer.from(CORP) })
  await page.getByRole('button', { name: 'Open the lab' }).click()
  await expect(page).toHaveURL(new RegExp(`${LAB}/?$`))
  const lab = new Lab(page)
  const panel = await lab.panel('Change')
  await expect(panel.getByText('Tenant: Corp (yours)')).toBeVisible()
  await lab.toTheEnd()
  await expect(lab.verdict).toContainText('Mia Berg is signed in')
  await page.reload()
  await expect(lab.verdict).toContainText('Mia Berg is signed in')

  await panel.getByText('Tenant: Corp (yours)').click()
  await panel.getByRole('radio', { name: /^a new tenant/ }).check()
  await lab.toTheEnd()
  await expect(lab.verdict).toContainText('AADSTS700016')
  await page.goBack()
  await expect(lab.verdict).toContainText('Mia Berg is signed in')

  await panel.getByText(/^Kept runs/).click()
  const saved = page.waitForEvent('download')
  await panel.getByRole('button', { name: 'Save it as a file' }).click()
  const file = await readFile(await (await saved).path(), 'utf8')
  expect(file).toContain('mia@corp.example')
  await panel.getByRole('textbox', { name: 'Name of this run' }).fill('Mia gets in')
  await panel.getByRole('button', { name: 'Keep this run' }).click()
  await expect(panel.getByText('Mia gets in')).toBeVisible()

  await page.goto('/lab')
  await page.getByRole('button', { name: 'Open: Mia gets in' }).click()
  await expect(lab.announcement).toBeAttached()
  await panel.getByText(/^Tenant: Corp/).click()
  await panel.getByRole('radio', { name: /^Contoso/ }).check()
  await panel.getByText(/^Kept runs/).click()
  await panel.getByRole('button', { name: 'Compare: Mia gets in' }).click()
  const dialog = page.getByRole('dialog', { name: 'Before and after' })
  await expect(dialog.getByRole('status')).toContainText(
    /Somebody else signs in: ada@contoso\.example; before it was mia@corp\.example/,
  )
  await dialog.getByRole('combobox', { name: 'The run before' }).selectOption({ index: 0 })
  await expect(dialog.getByRole('status')).toContainText('Every step of the story is the same in both runs.')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await page.goto('/lab')
  await page
    .getByLabel('Open the file of a run')
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
  await expect(page.getByRole('status').filter({ hasText: 'cannot be opened' })).toBeVisible()
  expect(complaints).toEqual(noComplaints)
})
