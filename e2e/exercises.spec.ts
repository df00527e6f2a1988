import { expect } from '@playwright/test'
import { exercises } from '../content/lessons/authentication/signing-in/exercises'
import { expected } from './flow'
import { Lab } from './pages/lab'
import { Lesson } from './pages/lesson'
import { noComplaints, test } from './watch'

const ADDRESS = 'Send the answer to the wrong address'
const CLAIM = 'Why did the door stay shut?'
const titles: Readonly<Record<string, string>> = { 'redirect-address': ADDRESS, 'refused-claim': CLAIM }

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
  await exercise.check.click()
  await expect(exercise.verdict).toContainText('Done.')
  expect(complaints).toEqual(noComplaints)
})

test('each wrong claim is answered with what the API has to say to it, and only the right one passes', async ({
  page,
}) => {
  const lesson = new Lesson(page)
  const lab = new Lab(page)
  await lesson.open()
  const exercise = lesson.exercise(CLAIM)
  await exercise.setUp.click()
  await lab.toTheEnd()
  await expect(exercise.claims).not.toHaveCount(0)
  await exercise.check.click()
  await expect(exercise.verdict).toContainText('Pick the claim.')
  const { events } = await expected({ accessTokenAudience: 'graph' })
  const token = events.findLast((event) => event.type === 'token-issued' && event.token === 'access-token')
  const claims = token?.type === 'token-issued' ? token.claims.map(({ claim }) => claim) : []
  await expect(exercise.claims).toHaveCount(claims.length)
  const passed: string[] = []
  for (const claim of claims) {
    await exercise.claim(claim).check()
    await exercise.check.click()
    await expect(exercise.verdict).toContainText(claim === 'aud' ? 'Done.' : `nothing against ${claim}`)
    if ((await exercise.verdict.textContent())?.includes('Done.')) passed.push(claim)
  }
  expect(passed).toEqual(['aud'])
})

for (const { id, prompt, hints, solutionSays } of exercises) {
  test(`the task, the hints and the solution of “${titles[id]}” can be reached, and stay folded until they are wanted`, async ({
    page,
  }) => {
    const lesson = new Lesson(page)
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
