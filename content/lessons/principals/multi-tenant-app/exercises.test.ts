import { describe, expect, it } from 'vitest'
import { findFlow } from '../../../../simulator/doors/catalogue'
import { handIn, testExercises } from '../../../_build/test-exercises'
import { exercises } from './exercises'
import { letIn } from './let-in'
import { onlyFabrikam } from './only-fabrikam'
import { scenario } from './scenario'

type Run = Parameters<typeof handIn>[2]['runs'][number]
type Switches = Run['switches']

testExercises(scenario, exercises)

const flow = await findFlow(scenario.flow)?.flow()
const fabrikam = flow?.sites.find(({ id }) => id === 'fabrikam')?.tenant
const apiInFabrikam = fabrikam?.servicePrincipals.find(({ displayName }) => displayName === 'Quotes API')
const hana = fabrikam?.users.find(({ givenName }) => givenName === 'Hana')

const runs = (...switches: Switches[]) => ({ runs: switches.map((each) => ({ switches: each })) })
const REMOVED = { fabrikam: 'knows-it', later: 'instance-removed' }
const WITHDRAWN = { fabrikam: 'knows-it', later: 'grant-removed' }
const CLOSED = { audience: 'single-tenant', address: 'fabrikam' }

describe('refused, then let in', () => {
  const grade = async (...switches: Switches[]) => (await handIn(scenario, letIn, runs(...switches))).verdict

  it.each<[string, Switches[]]>([
    ['by the address', [{ address: 'contoso' }, { address: 'fabrikam' }]],
    ['by the audience', [CLOSED, { address: 'fabrikam' }]],
    ['with more in between', [{ address: 'contoso' }, { customer: 'no' }, {}]],
  ])('%s', async (_what, switches) => {
    expect((await grade(...switches)).passed).toBe(true)
  })

  it.each<[string, Switches[], string]>([
    ['at once', [{}], 'one is missing'],
    ['only refused', [{}, { address: 'contoso' }], 'Now a run'],
    ['refused for another reason', [{ audience: 'single-tenant' }, {}], 'one is missing'],
    ['somebody of Contoso', [{ address: 'contoso' }, { who: 'of-contoso' }], 'not somebody of Fabrikam'],
    ['refused after they had read', [REMOVED, {}], 'one is missing'],
    ['refused by the API', [{ address: 'contoso' }, { customer: 'no' }], 'nobody reads prices'],
  ])('not %s', async (_what, switches, says) => {
    const verdict = await grade(...switches)
    expect(verdict.says).toContain(says)
    expect(verdict.passed).toBe(false)
  })
})

describe('broken in one tenant', () => {
  const grade = async (...switches: Switches[]) =>
    (await handIn(scenario, onlyFabrikam, runs(...switches))).verdict
  const ada = { who: 'of-contoso' }

  it.each<[string, Switches[]]>([
    ['Fabrikam first', [REMOVED, { ...REMOVED, ...ada }]],
    ['Contoso first', [{ ...REMOVED, ...ada }, REMOVED]],
    ['with what was granted', [WITHDRAWN, { ...WITHDRAWN, ...ada }]],
  ])('%s', async (_what, switches) => {
    expect((await grade(...switches)).passed).toBe(true)
  })

  it.each<[string, 'servicePrincipals' | 'users', string]>([
    ['the API’s service principal', 'servicePrincipals', apiInFabrikam?.id ?? ''],
    ['the person', 'users', hana?.id ?? ''],
  ])('by hand: %s', async (_what, collection, id) => {
    const interventions = [{ when: { after: 4 }, do: 'remove', collection, id, in: 'fabrikam' }] as const
    const signIn = (username: string) =>
      [
        { prompt: 'username', value: { username } },
        { prompt: 'password', is: 'right' },
        { prompt: 'totp', is: 'right' },
        { prompt: 'next', value: { choose: 'again' } },
      ] as const
    const knows = { fabrikam: 'knows-it' }
    const { trace, verdict } = await handIn(scenario, onlyFabrikam, {
      runs: [
        { switches: { ...knows, ...ada }, answers: signIn('ada@contoso.example'), interventions },
        { switches: knows, answers: signIn('hana@fabrikam.example'), interventions },
      ],
    })
    expect(trace.at(-1)).toMatchObject({ type: 'run-ended' })
    expect(verdict.says).toContain('One tenant has lost')
  })

  it.each<[string, Switches[], string]>([
    ['where nothing goes', [{}], 'nothing is taken away'],
    ['one run alone', [REMOVED], 'Now the same removal'],
    ['Contoso alone', [{ ...REMOVED, ...ada }], 'a run is missing'],
    ['two different things', [REMOVED, { ...WITHDRAWN, ...ada }], 'a run is missing'],
    ['the registration changed', [{ fabrikam: 'knows-it', later: 'single-tenant' }], 'nothing is taken away'],
  ])('not %s', async (_what, switches, says) => {
    const verdict = await grade(...switches)
    expect(verdict.says).toContain(says)
    expect(verdict.passed).toBe(false)
  })
})
