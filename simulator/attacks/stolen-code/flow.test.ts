import { describe, expect, it } from 'vitest'
import { completeRun } from '../../run/complete'
import type { Switches } from '../../run/flow'
import type { Outcome, TraceEvent } from '../../trace/event'
import { knowledge, type Secret } from '../../trace/select/knowledge'
import { ID } from './cast'
import { flow } from './flow'
import { wins } from './verdict'

const play = (switches: Switches, as?: string) => completeRun(flow, { seed: 1, switches }, as)

async function outcomeOf(switches: Switches): Promise<Outcome> {
  const { result } = await play(switches)
  if (result.status !== 'ended') throw new Error(result.status)
  return result.outcome
}

const asOthers = (events: readonly TraceEvent[]) =>
  wins(events).map(({ who, how, as }) => `${who} ${how} ${as.name}`)

const INJECTION = { way: 'injection' }
const CSRF = { way: 'login-csrf' }
const LOG = { way: 'log' }
const APP = { way: 'other-app' }
const BARE = { challenge: 'taken-out' }

describe('a client that binds its sign-ins to nothing', () => {
  it.each<[string, Switches, string]>([
    ['opens Ada’s expenses to whoever brings Ada’s code', INJECTION, 'thief signed-in Ada Nilsen'],
    ['takes Ada for Mallory when she opens Mallory’s link', CSRF, 'person signed-in Mallory Reed'],
    [
      'gives its tokens to whoever reads the log, where it has no secret',
      { ...LOG, client: 'native-app' },
      'thief holds Ada Nilsen',
    ],
    ['gives its tokens to another app of its scheme', APP, 'thief holds Ada Nilsen'],
  ])('%s', async (_, switches, won) => {
    const { result } = await play(switches)
    expect(asOthers(result.events)).toEqual([won])
    expect(result.events.filter(({ type }) => type === 'check-failed')).toEqual([])
  })
})

describe('what stops it, and who', () => {
  const IDP = 'identity-provider'
  it.each<[string, Switches, { by: string; error: string; code?: number }]>([
    [
      'PKCE stops injection',
      { ...INJECTION, pkce: 'used' },
      { by: IDP, error: 'invalid_grant', code: 501481 },
    ],
    ['nonce stops injection', { ...INJECTION, nonce: 'used' }, { by: 'expenses', error: 'invalid_nonce' }],
    ['PKCE stops login CSRF', { ...CSRF, pkce: 'used' }, { by: IDP, error: 'invalid_grant', code: 501481 }],
    ['nonce stops login CSRF', { ...CSRF, nonce: 'used' }, { by: 'expenses', error: 'invalid_nonce' }],
    ['state stops login CSRF', { ...CSRF, state: 'used' }, { by: 'expenses', error: 'invalid_state' }],
    ['a client secret stops who reads the log', LOG, { by: IDP, error: 'invalid_client', code: 7000218 }],
    [
      'PKCE stops who reads the log',
      { ...LOG, client: 'native-app', pkce: 'used' },
      { by: IDP, error: 'invalid_grant', code: 50148 },
    ],
    ['PKCE stops another app', { ...APP, pkce: 'used' }, { by: IDP, error: 'invalid_grant', code: 50148 }],
    [
      'a server that refuses a verifier without a challenge stops the downgrade of PKCE',
      { ...CSRF, ...BARE, pkce: 'used' },
      { by: IDP, error: 'invalid_grant' },
    ],
  ])('%s', async (_, switches, refused) => {
    expect(await outcomeOf(switches)).toMatchObject({ result: 'refused', ...refused })
    expect(wins((await play(switches)).result.events)).toEqual([])
  })
})

describe('what does not stop it', () => {
  it.each<[string, Switches]>([
    ['state stops no injection: the thief has one of his own', { ...INJECTION, state: 'used' }],
    ['state stops no other app: it is in the same address', { ...APP, state: 'used' }],
    ['nonce stops no other app: the thief compares nothing', { ...APP, nonce: 'used' }],
    [
      'PKCE stops nothing where a verifier without a challenge is not looked at',
      { ...CSRF, ...BARE, pkce: 'used', loneVerifier: 'ignored' },
    ],
    [
      'PKCE stops no other app where somebody takes the challenge out of the request, and it is not required',
      { ...APP, ...BARE, pkce: 'used' },
    ],
  ])('%s', async (_, switches) => {
    expect(wins((await play(switches)).result.events)).not.toEqual([])
  })
})

describe('what the thief holds', () => {
  const heldBy = (secrets: readonly Secret[], who: string) =>
    secrets.flatMap(({ kind, knownTo }) => (knownTo.includes(who) ? [kind] : []))

  it('is the code, and never the verifier, the secret of Expenses or a token, where PKCE is used', async () => {
    const { result } = await play({ ...INJECTION, pkce: 'used' })
    const held = knowledge(result.events, result.events.length)
    expect(heldBy(held, ID.notebook)).toEqual(['authorization-code'])
    expect(held.map(({ kind }) => kind)).toContain('code-verifier')
  })

  it('is a token at the end, where it is handed out to anybody', async () => {
    const { result } = await play(APP)
    expect(heldBy(knowledge(result.events, result.events.length), ID.notebook)).toContain('access-token')
  })

  it('has each code of the notebook’s page in the ledger, under every way', async () => {
    for (const way of flow.switches.find(({ name }) => name === 'way')?.values ?? []) {
      const { result } = await play({ way })
      const held = knowledge(result.events, result.events.length)
      for (const event of result.events) {
        if (event.type !== 'page-shown' || event.page.kind !== 'app') continue
        for (const line of event.page.lines) {
          const [, start] = /^Code \d: (\S+)…/.exec(line) ?? []
          if (start === undefined) continue
          const { knownTo = [] } = held.find(({ value }) => value.startsWith(start)) ?? {}
          expect(
            knownTo.some((who) => who === ID.notebook || who === ID.thiefBrowser),
            line,
          ).toBe(true)
        }
      }
    }
  })
})

it('is told of whoever signs in', async () => {
  const { result } = await play(INJECTION, 'chidi@contoso.example')
  expect(asOthers(result.events)).toEqual(['thief signed-in Chidi Okafor'])
})

it('sends the downgraded client’s verifier to nobody but the identity provider', async () => {
  const { result } = await play({ ...CSRF, ...BARE, pkce: 'used' })
  const [verifier] = knowledge(result.events, result.events.length).filter(
    ({ kind }) => kind === 'code-verifier',
  )
  expect(verifier?.knownTo.toSorted()).toEqual(['expenses', 'identity-provider'])
})
