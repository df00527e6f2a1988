import { expect } from '@playwright/test'
import { openSettled } from './pages/settled'
import { test } from './watch'

const LESSON = '/learn/principals/membership-rules'
const OPENING = 'user.department -eq "IT"'

test('the lesson about rules is done with the rule beside it: an act is seen at once, and what is wrong is told to who asks', async ({
  page,
}) => {
  await openSettled(page, LESSON)
  const act = page.getByRole('group', { name: 'Leave the rule as it is' })
  await act.getByRole('button', { name: 'Check' }).click()
  await expect(act.getByRole('status')).toContainText('open the rule first')
  await act.getByRole('button', { name: 'Open the rule' }).click()
  const rule = page.getByRole('textbox', { name: 'Membership rule' })
  await expect(rule).toHaveValue(OPENING)
  await expect(rule).toBeFocused()
  await page.getByRole('button', { name: /^Emil Hansen/ }).click()
  await page.getByRole('textbox', { name: 'user.department of Emil Hansen' }).fill('it')
  await expect(act.getByRole('status')).toContainText('Done. Yes. Nobody has added him.')

  const line = page.getByRole('region', { name: 'What you are doing' })
  await expect(line).toContainText('Done.')
  await line.getByRole('button', { name: 'Back to the text' }).click()
  await expect(act.getByRole('button', { name: 'Open the rule' })).toBeFocused()
  await page.reload()
  await expect(act.getByRole('status')).toContainText('Done.')
})

test('an exercise is set up, refused with its reason, and done by any rule that is right', async ({
  page,
}) => {
  await openSettled(page, LESSON)
  const exercise = page.getByRole('region', { name: 'Four members, also tomorrow' })
  await exercise.getByRole('button', { name: 'Set up the rule' }).click()
  const rule = page.getByRole('textbox', { name: 'Membership rule' })
  await expect(rule).toHaveValue(OPENING)
  const says = exercise.getByRole('status')
  for (const [text, wanted] of [
    ['user.department -eq "Finance" -or user.department -eq "Logistics"', 'Dana Petrova'],
    ['user.givenName -in ["Ada", "Chidi", "Emil", "Farah"]', 'Tomorrow: It takes in'],
    ['user.department -in ["Finance" "Logistics"]', 'cannot be read. At character'],
    ['user.accountEnabled -eq true -and user.department -match "^(finance|logistics)$"', 'Done.'],
  ] as const) {
    await rule.fill(text)
    await exercise.getByRole('button', { name: 'Check' }).click()
    await expect(says).toContainText(wanted)
  }
})

test('whoever gives Emil a number gets in, and a rule that reads no number shuts the door', async ({
  page,
}) => {
  await openSettled(page, LESSON)
  const exercise = page.getByRole('region', { name: 'In by a telephone number' })
  const check = exercise.getByRole('button', { name: 'Check' })
  const says = exercise.getByRole('status')
  await exercise.getByRole('button', { name: 'Set up the rule' }).click()
  await page.getByRole('button', { name: /^Emil Hansen/ }).click()
  await page.getByRole('textbox', { name: 'user.mobile of Emil Hansen' }).fill('+44 7700 900111')
  await expect(page.getByRole('button', { name: /^Emil Hansen/ })).toContainText('member')
  await check.click()
  await expect(says).toContainText('Emil is in. Now mend the rule.')
  const rule = page.getByRole('textbox', { name: 'Membership rule' })
  await rule.fill('user.department -eq "Finance" -and user.accountEnabled -eq true')
  await check.click()
  await expect(says).toContainText('Done. Emil is out')
})

test('on a small screen the rule opens over the text, says what it is open for, and gives the text back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openSettled(page, LESSON)
  const rule = page.getByRole('textbox', { name: 'Membership rule' })
  await expect(rule).toBeHidden()
  const opener = page.getByRole('button', { name: 'Open the rule and its members' })
  await opener.focus()
  await page.keyboard.press('Enter')
  await expect(rule).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(rule).toBeHidden()
  await expect(opener).toBeFocused()

  const act = page.getByRole('group', { name: 'Write a rule that takes in everybody who has no job title' })
  await act.getByRole('button', { name: 'Open the rule' }).click()
  await rule.fill('user.jobTitle -eq "null"')
  const line = page.getByRole('region', { name: 'What you are doing' })
  await line.getByRole('button', { name: 'Check' }).click()
  await expect(line).toContainText('a text of four letters')
  await rule.fill('user.jobTitle -eq null')
  await expect(line).toContainText('Done.')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await line.getByRole('button', { name: 'Back to the text' }).click()
  await expect(act.getByRole('button', { name: 'Open the rule' })).toBeFocused()
})
