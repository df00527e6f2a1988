import { expect } from '@playwright/test'
import { decidingCheck } from '../simulator/doors/view'
import { explain } from '../simulator/doors/why'
import { expected, flow, LAB } from './flow'
import { Lab } from './pages/lab'
import { noComplaints, test } from './watch'

interface Breakage {
  readonly says: string
  readonly switches: Readonly<Record<string, string>>
}

/** What a reader can do to this sign-in. What comes of it is not written here: the engine is asked, in Node. */
const BREAKAGES: readonly Breakage[] = [
  { says: 'a redirect address that nobody registered', switches: { redirectUri: 'other-path' } },
  { says: 'a state that was tampered with', switches: { state: 'tampered' } },
  { says: 'a code verifier that is missing', switches: { codeVerifier: 'missing' } },
  { says: 'a wrong code verifier', switches: { codeVerifier: 'wrong' } },
  { says: 'a code that is used twice', switches: { codeUse: 'twice' } },
  { says: 'a code redeemed after eleven minutes', switches: { codeAge: 'eleven-minutes' } },
  { says: 'a wrong nonce', switches: { nonce: 'wrong' } },
  { says: 'a token for another audience', switches: { accessTokenAudience: 'graph' } },
  { says: 'an altered signature', switches: { accessTokenSignature: 'altered' } },
  { says: 'a token that is two hours old', switches: { accessTokenAge: 'two-hours' } },
  { says: 'consent that is declined', switches: { consent: 'declined' } },
  { says: 'a second factor that is wrong three times', switches: { secondFactor: 'wrong-three-times' } },
  {
    says: 'an account that is disabled before the second factor',
    switches: { account: 'disabled-before-second-factor' },
  },
  { says: 'an account that is disabled before the tokens', switches: { account: 'disabled-before-tokens' } },
  { says: 'a client secret that is wrong', switches: { clientSecret: 'wrong' } },
  { says: 'a client secret that has expired', switches: { clientSecret: 'expired' } },
  { says: 'prompt=none with nobody signed in', switches: { prompt: 'none' } },
  {
    says: 'two mistakes at once, of which the first one decides',
    switches: { state: 'tampered', accessTokenSignature: 'altered' },
  },
]

/** One after the other in a page: what one leaves behind, the next one meets. The first two handfuls reach every party that refuses. */
const AT_ONCE = 6

for (let first = 0; first < BREAKAGES.length; first += AT_ONCE) {
  const some = BREAKAGES.slice(first, first + AT_ONCE)
  test(`refused, by whom and with which code the engine says, and repaired by putting it back: ${some.map(({ says }) => says).join('; ')}${first < 2 * AT_ONCE ? '' : ' @long'}`, async ({
    page,
    complaints,
  }) => {
    test.slow()
    await page.goto(LAB)
    for (const { says, switches } of some)
      await test.step(says, () => breakAndRepair(new Lab(page), switches))
    expect(complaints).toEqual(noComplaints)
  })
}

async function breakAndRepair(lab: Lab, switches: Breakage['switches']): Promise<void> {
  const { result, events, steps } = await expected(switches)
  if (result.status !== 'ended' || result.outcome.result !== 'refused')
    throw new Error('The engine refuses nothing.')
  const { by, code, error } = result.outcome
  const check = decidingCheck(events)
  const refuser = flow.parties.find(({ id }) => id === by)
  if (!check || !refuser) throw new Error('Nobody refuses.')

  await lab.breakIt.open()
  for (const [name, value] of Object.entries(switches)) await lab.breakIt.set(name, value)
  await lab.toTheEnd()
  await lab.expectStep(steps.length)
  await expect(lab.verdict).toContainText(code ? `AADSTS${code}` : error)
  await expect(lab.verdict).toContainText(`from ${refuser.name}`)
  await expect(lab.verdict).toContainText(check.says)

  await lab.verdict.getByRole('button', { name: 'Why?' }).click()
  const why = lab.region.getByRole('tabpanel', { name: 'Why' })
  const { reason, sight, travelled } = explain(events, check)
  for (const text of [check.says, reason?.stops ?? '', sight.says, reason?.mend ?? ''])
    await expect(why.getByRole('definition').filter({ hasText: text }).first()).toBeVisible()
  if (check.error.code) await expect(why).toContainText(`AADSTS${check.error.code}`)
  else await expect(why).toContainText(travelled.by === 'nothing' ? 'found this itself' : check.error.error)
  await why.getByText('The chain of causes').click()
  await expect(why.getByRole('listitem').filter({ hasText: check.says }).first()).toBeVisible()
  await lab.tab('Steps').click()
  await expect(lab.steps.filter({ hasText: ', refused' }).first()).toBeVisible()

  await lab.breakIt.open()
  await lab.breakIt.putBack.click()
  await expect(lab.breakIt.putBack).toBeDisabled()
  await lab.toTheEnd()
  const repaired = (await expected()).result
  if (repaired.status !== 'ended' || repaired.outcome.result !== 'completed')
    throw new Error('Nothing is repaired.')
  await expect(lab.verdict).toContainText(repaired.outcome.says)
  const panel = await lab.panel('Why')
  await expect(panel).toContainText('Nothing was refused')
}

test('why it was refused comes with its repair, and the run then ends well', async ({ page }) => {
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.breakIt.open()
  await lab.breakIt.set('codeVerifier', 'missing')
  await lab.toTheEnd()
  await lab.verdict.getByRole('button', { name: 'Why?' }).click()
  await lab.region.getByRole('button', { name: /^Code verifier/ }).click()
  await lab.breakIt.open()
  await expect(lab.breakIt.choice('codeVerifier', 'right')).toBeChecked()
  await lab.toTheEnd()
  await expect(lab.verdict).toContainText('Ada Nilsen is signed in')
})

test('a refusal that must never be redirected is shown on the page of the identity provider, at its own address', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.breakIt.open()
  await lab.breakIt.set('redirectUri', 'other-path')
  await lab.toTheEnd()
  await expect(lab.browser.heading('Sorry')).toBeVisible()
  await expect(lab.browser.region).toContainText('AADSTS50011')
  expect(await lab.browser.address()).toMatch(/^https:\/\/login\.entra\.example\//)
})

test('every switch of the engine is on the panel, with every value, and the first value is chosen', async ({
  page,
}) => {
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.breakIt.open()
  expect(flow.switches.length).toBeGreaterThanOrEqual(10)
  for (const { name, values } of flow.switches) {
    await expect(lab.breakIt.group(name).getByRole('radio'), name).toHaveCount(values.length)
    for (const value of values) await expect(lab.breakIt.choice(name, value)).toHaveCount(1)
    await expect(lab.breakIt.choice(name, values[0] ?? '')).toBeChecked()
  }
})
