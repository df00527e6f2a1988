import { expect } from '@playwright/test'
import { exercises as signingIn } from '../content/lessons/authentication/signing-in/exercises'
import { exercises as stillRefused } from '../content/lessons/authentication/still-refused/exercises'
import { expected } from './flow'
import { Lab } from './pages/lab'
import { Lesson } from './pages/lesson'
import { noComplaints, test } from './watch'

const ADDRESS = 'Send the answer to the wrong address'
const CODE = 'Where is the code first?'
const CLAIMS = 'Read it as the API does'
const REFUSED = '/learn/authentication/still-refused'
const titles: Readonly<Record<string, string>> = {
  'redirect-address': ADDRESS,
  'first-code': CODE,
  'first-verifier': 'Where is the verifier first?',
  'two-refusals': 'Signed in, and refused twice',
  'refused-claims': CLAIMS,
}

test('a sign-in that was never broken does not pass, and neither does one that broke for another reason', async ({
  page,
  complaints,
}) => {
  const lesson = new Lesson(page)
  const lab = new Lab(page)
  await lesson.open()
  const exercise = lesson.exercise(ADDRESS)
  await lab.wake()
  await lab.toTheEnd()
  await exercise.check.click()
  await expect(exercise.verdict).toContainText('Not yet.')
  await expect(exercise.verdict).toContainText('nothing was wrong with this one')

  await lab.breakIt.open()
  await lab.breakIt.set('state', 'tampered')
  await lab.toTheEnd()
  await exercise.check.click()
  const { events } = await expected({ state: 'tampered' })
  const failed = events.findLast((event) => event.type === 'check-failed')
  await expect(exercise.verdict).toContainText('not for the address')
  await expect(exercise.verdict).toContainText(
    failed?.type === 'check-failed' ? failed.says : 'no check failed',
  )

  await lab.breakIt.set('state', 'intact')
  await lab.breakIt.set('redirectUri', 'other-path')
  await lab.toTheEnd()
  await lab.breakIt.set('redirectUri', 'registered')
  await lab.toTheEnd()
  const end = await lab.step()

  // What was played before a reload counts, also the half of it that is not on screen any more.
  await page.reload()
  await lab.expectStep(end)
  await exercise.check.click()
  await expect(exercise.verdict).toContainText('Done.')
  expect(complaints).toEqual(noComplaints)
})

test('messages are laid out by their number in the lab, and the first that has the code is the one', async ({
  page,
}) => {
  const lesson = new Lesson(page)
  const lab = new Lab(page)
  await lesson.open()
  const exercise = lesson.exercise(CODE)
  await exercise.setUp.click()
  await lab.toTheEnd()
  await lab.expectStep(6)
  const line = lab.region.getByRole('region', { name: 'What you are doing' })
  await expect(line).toContainText(CODE)
  await exercise.choice('20').check()
  await exercise.check.click()
  await expect(exercise.verdict).toContainText('an earlier message')
  await exercise.choice('19').check()
  await exercise.check.click()
  await expect(exercise.verdict).toContainText('Done.')
  await expect(line).toHaveCount(0)
  await lab.toTheEnd()
  const end = await lab.step()
  await exercise.setUp.click()
  await lab.expectStep(0)
  await line.getByRole('button', { name: 'Put back what was there' }).click()
  await lab.expectStep(end)
})

test('each wrong claim is answered, and every claim that the API would refuse passes', async ({ page }) => {
  const lesson = new Lesson(page, REFUSED)
  const lab = new Lab(page)
  await lesson.open()
  const exercise = lesson.exercise(CLAIMS)
  await exercise.setUp.click()
  await lab.toTheEnd()
  await expect(exercise.choices).not.toHaveCount(0)
  const waits = lab.region.getByText('The lab waits here for your answer')
  await expect(waits).toBeVisible()

  // A reload gives the set-up back, and no more of the run than before.
  await page.reload()
  const line = lab.region.getByRole('region', { name: 'What you are doing' })
  await expect(line).toContainText(CLAIMS)
  await lab.expectStep(0)
  await page.keyboard.press('Enter')
  await expect(line).toContainText(CLAIMS)
  await lab.toTheEnd()
  await expect(waits).toBeVisible()
  await expect(lab.steps.filter({ hasText: ', refused' })).toHaveCount(0)
  await expect(await lab.panel('Why')).toContainText('Nothing was refused')
  await exercise.check.click()
  await expect(exercise.verdict).toContainText('Pick a claim.')
  const { events } = await expected({ accessTokenAudience: 'reports-api' })
  const token = events.findLast((event) => event.type === 'token-issued' && event.token === 'access-token')
  const claims = token?.type === 'token-issued' ? token.claims.map(({ claim }) => claim) : []
  await expect(exercise.choices).toHaveCount(claims.length)
  const passed: string[] = []
  for (const claim of claims) {
    await exercise.choice(claim).check()
    await exercise.check.click()
    await expect(exercise.verdict).toContainText(claim)
    // What was solved stays solved: of a later try it is said beside that, in words nobody takes for praise.
    if (/Done\./.test((await exercise.verdict.textContent()) ?? '')) passed.push(claim)
  }
  expect(passed.toSorted()).toEqual(['aud', 'scp'])
  await expect(waits).toHaveCount(0)
  await lab.toTheEnd()
  await expect(lab.verdict).toBeVisible()
})

const all = [
  ...signingIn.map((exercise) => ({ ...exercise, path: undefined })),
  ...stillRefused.map((exercise) => ({ ...exercise, path: REFUSED })),
]

for (const { id, prompt, hints, solutionSays, path } of all) {
  test(`the task, the hints and the solution of “${titles[id]}” can be reached, and stay folded until they are wanted`, async ({
    page,
  }) => {
    const lesson = new Lesson(page, path)
    await lesson.open()
    const { region } = lesson.exercise(titles[id] ?? id)
    await expect(region.getByText(prompt)).toBeVisible()
    for (const [index, hint] of hints.entries()) {
      await expect(region.getByText(hint)).toBeHidden()
      await region.getByText(hints.length > 1 ? `Hint ${index + 1}` : 'A hint', { exact: true }).click()
      await expect(region.getByText(hint)).toBeVisible()
    }
    await expect(region.getByText(solutionSays)).toBeHidden()
    await region.getByText('A solution', { exact: true }).click()
    await expect(region.getByText(solutionSays)).toBeVisible()
  })
}
