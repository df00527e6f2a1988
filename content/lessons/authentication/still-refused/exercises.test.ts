import { describe, expect, it } from 'vitest'
import { findFlow } from '../../../../simulator/doors/catalogue'
import { completeRun } from '../../../../simulator/doors/index'
import { handIn, testExercises } from '../../../_build/test-exercises'
import { exercises } from './exercises'
import { refusedClaims } from './refused-claims'
import { scenario } from './scenario'
import { twoRefusals } from './two-refusals'

type Switches = Record<string, string>

testExercises(scenario, exercises)

describe('two refusals', () => {
  const runs = async (...all: Switches[]) =>
    (await handIn(scenario, twoRefusals, { runs: all.map((switches) => ({ switches })) })).verdict
  const forbidden = { scope: 'submit-only' }

  it.each<Switches>([
    { accessTokenAudience: 'reports-api' },
    { accessTokenAudience: 'graph' },
    { accessTokenVersion: 'v1' },
    { accessTokenSignature: 'altered' },
    { accessTokenAge: 'two-hours' },
    { accessTokenAge: 'two-hours-then-refresh' },
  ])('are done with a 401 by way of %j, in either order', async (unauthorized) => {
    expect((await runs(forbidden, unauthorized)).passed).toBe(true)
    expect((await runs(unauthorized, forbidden)).passed).toBe(true)
  })

  it('are done in one run that has both, and by a script in a page', async () => {
    expect((await runs({ ...forbidden, accessTokenAge: 'two-hours-then-refresh' })).passed).toBe(true)
    const client = 'single-page-app'
    expect((await runs({ ...forbidden, client }, { accessTokenAge: 'two-hours', client })).passed).toBe(true)
  })

  it('are done whatever was tried before, between and after', async () => {
    const between = { consent: 'declined' }
    expect((await runs({}, forbidden, between, { accessTokenAge: 'two-hours' }, {})).passed).toBe(true)
  })

  it('are quoted as the API wrote them', async () => {
    const { says } = await runs(forbidden, { accessTokenAudience: 'reports-api' })
    expect(says).toContain('401 came with Bearer error="invalid_token"')
    expect(says).toContain('403 came with Bearer error="insufficient_scope"')
    expect(says).toContain('scope="Expenses.Read"')
  })

  it.each<[Switches, string]>([
    [forbidden, 'Now a 401'],
    [{ accessTokenAge: 'two-hours' }, 'Now a 403'],
    [{}, 'refused nothing'],
    [{ scope: 'sign-in-only' }, 'never asked'],
    [{ scope: 'approve-all' }, 'never asked'],
    [{ scope: 'two-resources' }, 'never asked'],
    [{ clientSecret: 'wrong' }, 'never asked'],
  ])('are not done by %j twice', async (switches, says) => {
    const verdict = await runs(switches, switches)
    expect(verdict.passed).toBe(false)
    expect(verdict.says).toContain(says)
  })

  it('are of one person: one of Ada and one of Chidi do not make two', async () => {
    const flow = await findFlow(scenario.flow)?.flow()
    if (!flow) throw new Error('There is no such flow.')
    const trace = async (switches: Switches, as?: string) =>
      (await completeRun(flow, { seed: scenario.seed, switches }, as)).result.events
    const chidi = 'chidi@contoso.example'
    const hers = await trace(forbidden)
    const his = await trace({ accessTokenAge: 'two-hours' }, chidi)
    expect(twoRefusals.check(his, { earlier: [hers] })).toMatchObject({ passed: false })
    const also = await trace(forbidden, chidi)
    expect(twoRefusals.check(also, { earlier: [hers, his] })).toMatchObject({ passed: true })
  })
})

describe('the refused claims', () => {
  /** Every claim of a refused token that passes. */
  async function passing(switches: Switches): Promise<readonly string[]> {
    const { trace } = await handIn(scenario, refusedClaims, { runs: [{ switches }] })
    return (refusedClaims.choices?.(trace) ?? [])
      .map(({ value }) => value)
      .filter((choice) => refusedClaims.check(trace, { earlier: [], choice }).passed)
      .toSorted()
  }
  const pick = async (choice: string, switches: Switches) =>
    (await handIn(scenario, refusedClaims, { runs: [{ switches }], choice })).verdict

  it.each<[Switches, string[]]>([
    [{ accessTokenAudience: 'reports-api' }, ['aud', 'scp']],
    [{ accessTokenAudience: 'graph' }, ['aud', 'iss', 'scp', 'ver']],
    [{ accessTokenVersion: 'v1' }, ['iss', 'ver']],
    [{ accessTokenAge: 'two-hours' }, ['exp']],
    [{ accessTokenAge: 'two-hours-then-refresh' }, ['exp']],
    [{ scope: 'submit-only' }, ['scp']],
    [{ scope: 'submit-only', accessTokenAge: 'two-hours' }, ['exp', 'scp']],
    [{ accessTokenAudience: 'reports-api', accessTokenAge: 'two-hours' }, ['aud', 'exp', 'scp']],
    [{ accessTokenAudience: 'reports-api', client: 'single-page-app' }, ['aud', 'scp']],
    // A signature is no claim: this is a token that the API would accept, but for that.
    [{ accessTokenSignature: 'altered' }, []],
  ])('with %j are all that the API would refuse, and no other: %j', async (switches, claims) => {
    expect(await passing(switches)).toEqual(claims)
  })

  it('come with what the API found, once one of them is picked and not before', async () => {
    const switches = { accessTokenAudience: 'reports-api' }
    const said = 'this API is 71d89d28'
    for (const claim of ['aud', 'scp']) expect((await pick(claim, switches)).says).toContain(said)
    for (const claim of ['sub', 'iss', 'exp', 'azp', 'made-up'])
      expect((await pick(claim, switches)).says).not.toContain(said)
    expect((await pick('sub', switches)).says).toContain('does not decide by sub')
    expect((await pick('iss', switches)).says).toContain('nothing wrong with it')
  })

  it('wait with the token that it takes to find them', async () => {
    const { trace } = await handIn(scenario, refusedClaims, refusedClaims.start)
    const kept = refusedClaims.holds?.(trace)
    expect(trace.slice(kept).filter(({ type }) => type === 'token-issued')).toEqual([])
  })

  it('cannot be picked in a run in which the API refused nothing', async () => {
    expect((await pick('aud', {})).says).toContain('refused nothing')
    expect((await pick('aud', { redirectUri: 'other-path' })).says).toContain('refused nothing')
  })
})
