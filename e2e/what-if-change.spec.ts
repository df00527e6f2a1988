import { expect } from '@playwright/test'
import { WhatIfPage } from './pages/what-if'
import { noComplaints, test } from './watch'

const COUNTRY = 'CA004 Everyone: not from countries where nobody works'
const OFFICE = 'CA001 Everyone: multifactor authentication'

test('a change says for whom the answer changes; each is a question; it outlasts a reload, goes into a link, and is taken back', async ({
  page,
  complaints,
}) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  await whatIf.state(COUNTRY).selectOption('Off')
  const change = whatIf.part('What would a change do')
  const letIn = change.getByRole('table', { name: 'Newly let in' })
  await expect(letIn).toContainText(COUNTRY)
  await expect(change.getByText('Policy.ReadWrite.ConditionalAccess').first()).toBeVisible()

  // A row is a question, and what it says of after is the answer.
  const row = letIn.getByRole('row').nth(1)
  const after = (await row.getByRole('cell').nth(2).innerText()).trim()
  await row.getByRole('button').click()
  await expect(whatIf.announcement).toContainText(/^asked/.test(after) ? 'Not yet: more is asked' : 'Granted')
  const announced = (await whatIf.announcement.textContent()) ?? ''

  await page.reload()
  await expect(whatIf.state(COUNTRY)).toHaveValue('disabled')
  await expect(whatIf.announcement).toHaveText(announced)

  // The form and the JSON are one text, and what is written answers at once.
  await change.getByRole('combobox', { name: 'Edit a policy' }).fill('CA001')
  await change.getByRole('option').first().click()
  const editor = page.getByRole('region', { name: `Edit ${OFFICE}` })
  await editor.getByRole('combobox', { name: 'State', exact: true }).selectOption('Report-only')
  await editor.getByRole('button', { name: 'Graph JSON' }).click()
  const json = editor.getByRole('textbox')
  await expect(json).toHaveValue(/"state": "enabledForReportingButNotEnforced"/)
  await json.fill((await json.inputValue()).replace('"All"', '7'))
  await expect(editor.getByRole('status')).toContainText('conditions.users.includeUsers')
  await expect(whatIf.state(OFFICE)).toHaveValue('enabledForReportingButNotEnforced')

  await change.getByRole('button', { name: /^Take all 2 back$/ }).click()
  await expect(whatIf.state(COUNTRY)).toHaveValue('enabled')
  await expect(letIn).toHaveCount(0)
  expect(complaints).toEqual(noComplaints)
})

test('by the keyboard, a button that goes away hands the focus on to what stands in its place', async ({
  page,
  complaints,
}) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  await whatIf.wake()
  const title = page.getByRole('heading', { name: 'What would a change do' })
  const change = whatIf.part('What would a change do')
  await change.getByRole('button', { name: 'Change policies' }).press('Enter')
  await expect(title).toBeFocused()

  await change.getByRole('combobox', { name: 'Edit a policy' }).fill('CA001')
  await change.getByRole('option').first().click()
  const editor = page.getByRole('region', { name: `Edit ${OFFICE}` })
  await expect(editor.getByRole('heading')).toBeFocused()
  await editor.getByRole('button', { name: 'Close' }).press('Enter')
  await expect(title).toBeFocused()

  await whatIf.state(COUNTRY).selectOption('Off')
  await whatIf.state(OFFICE).selectOption('Off')
  await change.getByRole('button', { name: 'Take all 2 back' }).press('Enter')
  await expect(title).toBeFocused()
  expect(complaints).toEqual(noComplaints)
})
