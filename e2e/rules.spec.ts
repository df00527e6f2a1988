import { expect } from '@playwright/test'
import { openSettled } from './pages/settled'
import { test } from './watch'

const row = (name: string) => new RegExp(`^${name}`)

test('on /rules a rule is written, and whom it takes in follows with its reasons', async ({ page }) => {
  await openSettled(page, '/rules')
  const rule = page.getByRole('textbox', { name: 'Membership rule' })
  const count = page.locator('.ru-count')
  await expect(count).toContainText('2 people are members, of 9')

  await rule.fill('user.department -eq "Finance"')
  await expect(count).toContainText('3 people are members, of 9')
  const dana = page.getByRole('button', { name: row('Dana Petrova') })
  await expect(dana).toContainText('member')

  await dana.click()
  const department = page.getByRole('textbox', { name: 'user.department of Dana Petrova' })
  await expect(department).toHaveValue('Finance')
  await department.fill('Legal')
  // Whoever falls out of the group stays under the hand that types.
  await expect(department).toBeFocused()
  await expect(count).toContainText('2 people are members, of 9')
  await expect(page.getByRole('button', { name: row('Dana Petrova') })).toContainText('left out')
  await expect(page.getByText('Part 1 is false')).toBeVisible()
  await page.getByRole('button', { name: 'Take the changes back' }).click()
  await expect(count).toContainText('3 people are members, of 9')

  await rule.fill('user.department = "Finance"')
  await expect(page.getByText('At character 17:')).toContainText('A rule says -eq.')
  await page.getByRole('button', { name: 'Go to the place' }).click()
  await expect(rule).toBeFocused()
  expect(await rule.evaluate((field: HTMLTextAreaElement) => field.selectionStart)).toBe(16)
})

test('what is selected on /rules before the page lives is what the next letter replaces', async ({
  page,
}) => {
  await page.goto('/rules')
  const rule = page.getByRole('textbox', { name: 'Membership rule' })
  // The page comes to life because the field has the focus: the selection outlives that.
  await rule.evaluate((field: HTMLTextAreaElement) => {
    field.focus()
    field.select()
  })
  await expect(page.locator('.rules-slot')).toHaveAttribute('data-alive', '')
  await page.keyboard.insertText('user.department -eq "IT"')
  await expect(rule).toHaveValue('user.department -eq "IT"')
  await expect(page.getByText('1 person is a member, of 9')).toBeVisible()
})

test('a link opens /rules with its rule, and damaged ones with the first', async ({ page }) => {
  await page.goto(`/rules#rule=${encodeURIComponent('device.deviceTrustType -eq "AzureAD"')}`)
  await expect(page.getByText('1 device is a member, of 2')).toBeVisible()
  await page.goto('/rules#rule=%')
  await page.reload()
  await expect(page.getByText('2 people are members, of 9')).toBeVisible()
})

test('people that are pasted are held against the rule, and what they lack is not known', async ({
  page,
}) => {
  await openSettled(page, '/rules')
  await page.getByRole('button', { name: 'Bring your own people' }).click()
  const paste = page.getByRole('textbox', { name: 'Or paste JSON' })
  await paste.fill('{"value": [')
  await page.getByRole('button', { name: 'Read the text' }).click()
  await expect(page.getByText('There is no person, device or group in it.')).toBeVisible()
  await expect(page.getByText('2 people are members, of 9')).toBeVisible()

  await paste.fill(
    JSON.stringify({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users',
      value: [
        { id: '1', displayName: 'Nora', userPrincipalName: 'nora@woodgrove.example', department: 'finance' },
        { id: '2', displayName: 'Omar', userPrincipalName: 'omar@woodgrove.example', department: 'IT' },
      ],
    }),
  )
  await page.getByRole('button', { name: 'Read the text' }).click()
  // Nobody has accountEnabled in what was pasted: only Omar is settled, by his department.
  await expect(page.getByText('0 people are members, of 2; of 1 it is not known.')).toBeVisible()
  await expect(page.getByRole('button', { name: row('Nora') })).toContainText('not known')
  await expect(page.getByRole('button', { name: row('Omar') })).toContainText('left out')
  await page.getByRole('button', { name: 'Back to Contoso' }).click()
  await expect(page.getByText('2 people are members, of 9')).toBeVisible()
})
