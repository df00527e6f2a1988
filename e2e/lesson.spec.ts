import { expect } from '@playwright/test'
import { expected, narration } from './flow'
import { Lab } from './pages/lab'
import { Lesson } from './pages/lesson'
import { alive } from './pages/settled'
import { noComplaints, test } from './watch'

test('the main control of the lab is the third Tab stop', async ({ page }) => {
  await new Lesson(page).open()
  for (let stop = 0; stop < 3; stop++) await page.keyboard.press('Tab')
  await expect(new Lab(page).play).toBeFocused()
})

test('arriving loads no lab; reading does, and the lab follows the text', async ({ page, complaints }) => {
  const lesson = new Lesson(page)
  const lab = new Lab(page)
  await lesson.open()
  await page.waitForLoadState('networkidle')
  await alive(page)
  await expect(lab.slider).toHaveCount(0)
  await lesson.read('The app turns it in')
  await expect(lab.slider).toBeVisible()
  const { steps } = await expected()
  const first = steps.findIndex((step) => step.chapter === 'tokens')
  await expect.poll(() => lab.step()).toBe(first + 1)
  expect(complaints).toEqual(noComplaints)
})

test('a guess is answered at once and remembered, and nothing moves', async ({ page }) => {
  const lesson = new Lesson(page)
  await lesson.open()
  const before = await lesson.prediction.boundingBox()
  await lesson.prediction.getByLabel('Expenses fetches it from whoever checked her password').check()
  await expect(lesson.answer).toContainText('Yes.')
  expect(await lesson.prediction.boundingBox()).toEqual(before)
  // It is answered without a script, and remembered by one: before that has come, nobody hears of it.
  await alive(page)
  await page.reload()
  await expect(
    lesson.prediction.getByLabel('Expenses fetches it from whoever checked her password'),
  ).toBeChecked()
})

test('an act says what a wrong message is, ticks its part when it is done, and is counted; from its message a way leads back to the words', async ({
  page,
}) => {
  const lesson = new Lesson(page)
  const lab = new Lab(page)
  await lesson.open()
  const act = lesson.act('Select the message with which the request reaches the desk.')
  await act.getByRole('button', { name: 'Open the messages' }).click()
  await expect(lab.slider).toBeVisible()
  await lab.seek(4)
  await act.getByRole('button', { name: 'This message' }).click()
  await expect(act.getByRole('status')).toContainText('The desk has heard nothing')
  await lab.seek(5)
  await lab.button('This message').click()
  await expect(act.getByRole('status')).toContainText('Done.')
  await expect(page.getByRole('heading', { name: 'Expenses sends her away done' })).toBeVisible()

  await lab.panel('Message')
  await lab.button('nonce').click()
  await expect(page.getByRole('link', { name: 'nonce' })).toBeFocused()

  const who = lesson.act('Which server has seen Ada’s password by the end of the run?')
  await who.getByRole('button', { name: 'Expenses', exact: true }).click()
  await expect(who.getByRole('status')).toContainText('no password box')
  await who.getByRole('button', { name: 'Identity provider' }).click()
  await expect(who.getByRole('status')).toContainText('Done.')

  await page.goto('/learn')
  await expect(page.getByText('2 of 8 small acts done')).toBeVisible()
})

test('on a phone an act opens the lab, is handed in there, and leads back to the text', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const lesson = new Lesson(page)
  const lab = new Lab(page)
  await lesson.open()
  const act = lesson.act('Make the desk refuse the six digits, AADSTS500121: type others.')
  await act.getByRole('button', { name: 'Open the switches' }).click()
  // The diagram comes forward: the field is out of sight once it is set.
  await lab.breakIt.choice('secondFactor', 'wrong-three-times').click()
  await expect(lab.tab('Diagram')).toHaveAttribute('aria-selected', 'true')
  await lab.toTheEnd()
  const line = lab.region.getByRole('region', { name: 'What you are doing' })
  await expect(line).toContainText('it was not enough')
  await line.getByRole('button', { name: 'Back to the text' }).click()
  await expect(line).toHaveCount(0)
  await expect(act.getByRole('status')).toContainText('Done.')
})

test('the exercise of the redirect address is done in two runs, in this order', async ({ page }) => {
  const lesson = new Lesson(page)
  const lab = new Lab(page)
  await lesson.open()
  const exercise = lesson.exercise('Send the answer to the wrong address')
  await exercise.check.click()
  await expect(exercise.verdict).toContainText('Nothing to look at yet')
  await lab.wake()
  await lab.panel('Break it')
  await lab.breakIt.set('redirectUri', 'other-path')
  await lab.toTheEnd()
  await exercise.check.click()
  await expect(exercise.verdict).toContainText('AADSTS50011')
  await expect(exercise.verdict).toContainText('Not yet.')
  await lab.breakIt.set('redirectUri', 'registered')
  await lab.toTheEnd()
  await exercise.check.click()
  await expect(exercise.verdict).toContainText('Done.')
})

test('the exercise of the refused claims lays out the token that was really refused', async ({ page }) => {
  const lesson = new Lesson(page, '/learn/authentication/still-refused')
  const lab = new Lab(page)
  await lesson.open()
  const exercise = lesson.exercise('Read it as the API does')
  await exercise.setUpIn(lab)
  await expect(lab.slider).toBeVisible()
  await lab.toTheEnd()
  await expect(exercise.choices).not.toHaveCount(0)
  await exercise.choice('iss').check()
  await exercise.check.click()
  await expect(exercise.verdict).toContainText('Not yet.')
  await exercise.choice('aud').check()
  await exercise.check.click()
  await expect(exercise.verdict).toContainText('Done.')
  const { events } = await expected({ accessTokenAudience: 'reports-api' })
  const check = events.findLast((event) => event.type === 'check-failed')
  await expect(exercise.verdict).toContainText(
    check?.type === 'check-failed' ? check.says : 'no check failed',
  )
  await exercise.region.getByRole('button', { name: 'Show where in the lab' }).click()
  await expect(lab.tab('Why')).toHaveAttribute('aria-selected', 'true')
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a lesson is complete text with a picture of its diagram', async ({ page }) => {
    const lesson = new Lesson(page)
    await lesson.open()
    await expect(page.getByRole('heading', { name: 'The door checks the card' })).toBeVisible()
    await expect(new Lab(page).region.getByText(narration.title).first()).toBeAttached()
    await lesson.prediction.getByLabel('Ada’s browser carries it over').check()
    await expect(lesson.answer).toContainText('Nearly.')
    const exercise = lesson.exercise('Where is the code first?')
    await expect(exercise.check).toBeHidden()
    await exercise.region.getByText('A solution').click()
    await expect(exercise.region.getByText('it is message 19')).toBeVisible()
  })
})
