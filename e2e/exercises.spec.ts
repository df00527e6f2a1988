import { expect } from '@playwright/test'
import { exercises as signingIn } from '../content/lessons/authentication/signing-in/exercises'
import { exercises as stillRefused } from '../content/lessons/authentication/still-refused/exercises'
import { everyFlow, expected } from './flow'
import { Lab } from './pages/lab'
import { Lesson } from './pages/lesson'
import { noComplaints, test } from './watch'

const ADDRESS = 'Send the answer to the wrong address'
const CODE = 'Where is the code first?'
const CLAIMS = 'Read it as the API does'
const REFUSED = '/learn/authentication/still-refused'
const THIEF = '/learn/authentication/stolen-code'
const DISABLED = '/learn/principals/disabled-account'
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
  await exercise.setUpIn(lab)
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
  await exercise.setUpIn(lab)
  await lab.expectStep(0)
  await line.getByRole('button', { name: 'Put back what was there' }).click()
  await lab.expectStep(end)
})

test('each wrong claim is answered, and every claim that the API would refuse passes', async ({ page }) => {
  const lesson = new Lesson(page, REFUSED)
  const lab = new Lab(page)
  await lesson.open()
  const exercise = lesson.exercise(CLAIMS)
  await exercise.setUpIn(lab)
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

test('Mallory is played to a way in, one change stops the same moves, and three refusals are matched with what caught them', async ({
  page,
  complaints,
}) => {
  const thief = everyFlow.find(({ flow }) => flow.slug === 'stolen-code')
  if (!thief) throw new Error('There is no such flow.')
  const lesson = new Lesson(page, THIEF)
  const lab = new Lab(page, thief.narration.title)
  await lesson.open()
  const play = lesson.exercise('Play the thief, and mend the app')
  await play.setUpIn(lab)
  await lab.toTheEnd()
  await play.check.click()
  await expect(play.verdict).toContainText('Mallory is not in')

  // Back to the page of his notebook, which is his to answer.
  const { steps } = await expected({ way: 'log' }, [], thief)
  await lab.seek(steps.findIndex(({ title }) => title.startsWith('Mallory chooses')))
  await lab.panel('Browser')
  await lab.browser.button('Begin a sign-in of my own at Expenses').click()
  await lab.toTheEnd()
  await lab.panel('Browser')
  await lab.browser.button('Give code 1 to Expenses as the answer to my own sign-in').click()
  await lab.toTheEnd()
  await expect(lab.verdict).toContainText('Mallory is signed in to Expenses as Ada Nilsen')
  await play.check.click()
  await expect(play.verdict).toContainText('Mallory is in, as Ada Nilsen')
  await lab.breakIt.open()
  await lab.breakIt.set('pkce', 'used')
  await lab.toTheEnd()
  await play.check.click()
  await expect(play.verdict).toContainText('Done.')
  await expect(play.verdict).toContainText('code_verifier stops the same moves')

  const match = lesson.exercise('Three refusals, three values')
  const rows = match.region.getByRole('combobox')
  await match.setUpIn(lab)
  await lab.toTheEnd()
  await expect(lab.region.getByText('The lab waits here for your answer')).toBeVisible()
  await expect(rows).toHaveCount(1)
  await lab.breakIt.open()
  await lab.breakIt.set('pkce', 'left-out')
  await lab.toTheEnd()
  await expect(rows).toHaveCount(2)
  await lab.breakIt.set('pkce', 'used')
  await lab.breakIt.set('way', 'login-csrf')
  await lab.toTheEnd()
  await expect(rows).toHaveCount(3)
  for (const [index, value] of ['state', 'nonce', 'state'].entries())
    await rows.nth(index).selectOption(value)
  await match.check.click()
  await expect(match.verdict).toContainText('It is not state in this run')
  await rows.nth(0).selectOption('code_verifier')
  await match.check.click()
  await expect(match.verdict).toContainText('Done.')
  expect(complaints).toEqual(noComplaints)
})

test('an account is disabled in the directory so that one of three things is refused, and a guest and a member part from their usual identities', async ({
  page,
  complaints,
}) => {
  const lesson = new Lesson(page, DISABLED)
  const lab = new Lab(page)
  await lesson.open()
  const one = lesson.exercise('Exactly one of three')
  await one.setUpIn(lab)
  await lab.toTheEnd()
  await one.check.click()
  await expect(one.verdict).toContainText('Nobody who signs in here has been disabled')
  await lab.panel('Browser')
  await lab.browser.button('Open Expenses again').click()
  await lab.toTheEnd()
  const panel = await lab.panel('Change')
  const openAda = async () => {
    await panel.getByRole('searchbox', { name: 'Search objects' }).fill('ada@')
    await panel.getByRole('button', { name: /^Ada Nilsen/ }).click()
  }
  const save = panel.getByRole('button', { name: 'Save', exact: true })
  await panel.getByRole('radio', { name: /^from here on/ }).check()
  await openAda()
  await panel.getByRole('checkbox', { name: 'The account is enabled' }).uncheck()
  await save.click()
  await expect(panel.getByText('Ada Nilsen is changed: accountEnabled.')).toBeVisible()
  await lab.toTheEnd()
  await one.check.click()
  await expect(one.verdict).toContainText('Done.')
  await expect(one.verdict).toContainText('the session')

  const two = lesson.exercise('A guest of the house, a member from outside')
  await two.setUpIn(lab)
  await lab.panel('Change')
  await panel.getByRole('radio', { name: 'from the beginning' }).check()
  await panel.getByRole('combobox', { name: 'User type' }).selectOption('Guest')
  await save.click()
  await lab.toTheEnd()
  await two.check.click()
  await expect(two.verdict).toContainText('Now the member')
  await lab.panel('Change')
  await panel.getByRole('button', { name: /^Take this back/ }).click()
  await panel.getByRole('button', { name: 'Graph JSON' }).click()
  const json = panel.getByRole('textbox', { name: /^Graph JSON of Ada/ })
  const { identities: own, ...others } = JSON.parse(await json.inputValue())
  const elsewhere = { signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null }
  await json.fill(JSON.stringify({ ...others, identities: [elsewhere, ...own] }))
  await save.click()
  await lab.toTheEnd()
  await two.check.click()
  await expect(two.verdict).toContainText('Done.')
  expect(complaints).toEqual(noComplaints)
})

const all = [
  ...signingIn.map((exercise) => ({ ...exercise, path: undefined })),
  ...stillRefused.map((exercise) => ({ ...exercise, path: REFUSED })),
]

// They are drawn by one component: the first of them each time.
for (const [index, { id, prompt, hints, solutionSays, path }] of all.entries()) {
  test(`the task, the hints and the solution of “${titles[id]}” can be reached, and stay folded until they are wanted${index === 0 ? '' : ' @long'}`, async ({
    page,
  }) => {
    const lesson = new Lesson(page, path)
    await lesson.open()
    const { region } = lesson.exercise(titles[id] ?? id)
    await expect(region.getByText(prompt)).toBeVisible()
    for (const [nth, hint] of hints.entries()) {
      await expect(region.getByText(hint)).toBeHidden()
      await region.getByText(hints.length > 1 ? `Hint ${nth + 1}` : 'A hint', { exact: true }).click()
      await expect(region.getByText(hint)).toBeVisible()
    }
    await expect(region.getByText(solutionSays)).toBeHidden()
    await region.getByText('A solution', { exact: true }).click()
    await expect(region.getByText(solutionSays)).toBeVisible()
  })
}
