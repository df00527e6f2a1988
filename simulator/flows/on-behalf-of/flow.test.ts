import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { completeRun } from '../../run/complete'
import type { Flow, RunInput, Switches } from '../../run/flow'
import type { EventOf, TraceEvent } from '../../trace/event'
import { knowledge } from '../../trace/select/knowledge'
import { decidingCheck } from '../../trace/select/why'
import { ID } from './cast'
import { flow } from './flow'
import { person } from './person'
import { ada, chidi, expenses, expensesApi, reportsApi } from './tenant'

type Events = readonly TraceEvent[]

/** The sensible person's run, or what comes of other choices on the pages of Expenses, in order. */
async function play(
  switches: Switches = {},
  more: Partial<RunInput> & { choices?: string[]; as?: string } = {},
) {
  const { choices, as, ...input } = more
  const next = ({ before }: { readonly before: number }) => {
    const choose = choices?.[before]
    return choose === undefined ? undefined : ({ prompt: 'next', value: { choose } } as const)
  }
  const told: Flow = choices ? { ...flow, people: { [ID.person]: { ...person, answers: { next } } } } : flow
  const { result } = await completeRun(told, { seed: 1, switches, ...input }, as)
  if (result.status !== 'ended') throw new Error(`${result.status}: ${'says' in result ? result.says : ''}`)
  expect(result.unusable).toBeUndefined()
  expect(result.unreached).toEqual([])
  return { events: result.events, outcome: result.outcome }
}

const accessTokens = (events: Events) =>
  events.filter(
    (event): event is EventOf<'token-issued'> =>
      event.type === 'token-issued' && event.token === 'access-token',
  )
const claimsOf = (events: Events) => accessTokens(events).map(({ value }) => decodeJwt(value))
const failed = (events: Events) =>
  events.flatMap((event) => (event.type === 'check-failed' ? [event.error.code ?? event.check] : []))
const partyId = (party: string) => flow.parties.find(({ id }) => id === party)?.object?.id ?? ''
/** The grants that were written in the run, by whoever consented. */
const granted = (events: Events) =>
  events.flatMap((event) =>
    event.type === 'directory-changed' &&
    event.collection === 'oauth2PermissionGrants' &&
    event.actor !== 'outside'
      ? [event.after as unknown as Record<string, unknown>]
      : [],
  )
const idp = (code: number) => ({ result: 'refused', by: ID.identityProvider, code })

describe('one name all the way (RFC 7523 section 2.1)', () => {
  it('the second token is about the same person, made for the second API, and asked for by the first', async () => {
    const { events, outcome } = await play()
    expect(outcome).toMatchObject({
      result: 'completed',
      says: expect.stringContaining('Ada Nilsen reads 2 reports'),
    })
    expect(claimsOf(events)).toMatchObject([
      { aud: expensesApi.appId, azp: expenses.appId, oid: ada.id, scp: 'Expenses.Read' },
      { aud: reportsApi.appId, azp: expensesApi.appId, oid: ada.id, scp: 'Reports.Read' },
    ])
  })

  it('the second token is known to the API that asked and to the one that it is for, and never to the web app', async () => {
    const { events } = await play()
    const [first, second] = accessTokens(events).map(({ value }) =>
      knowledge(events, events.length).find((each) => each.value === value),
    )
    expect(first?.knownTo).toEqual(expect.arrayContaining([ID.expenses, ID.api]))
    expect(first?.knownTo).not.toContain(ID.reports)
    expect(second?.knownTo).toEqual(expect.arrayContaining([ID.api, ID.reports]))
    expect(second?.knownTo).not.toContain(ID.expenses)
  })

  it.each(['secret', 'certificate'])('the API proves itself by its %s', async (proof) => {
    const { events } = await play({ proof })
    expect(claimsOf(events)[1]?.azpacr).toBe(proof === 'secret' ? '1' : '2')
  })

  it('of whoever signs in: Chidi reads his own', async () => {
    const { events, outcome } = await play({}, { as: chidi.userPrincipalName })
    expect(outcome.says).toContain(`${chidi.displayName} reads 1 report:`)
    expect(claimsOf(events).map(({ oid }) => oid)).toEqual([chidi.id, chidi.id])
  })

  it('once more, with other tokens: no value of the two visits is the same', async () => {
    const { events, outcome } = await play({}, { choices: ['again', 'renew'] })
    expect(outcome.result).toBe('completed')
    const values = accessTokens(events).map(({ value }) => value)
    expect(values.length).toBe(6)
    expect(new Set(values).size).toBe(6)
  })
})

describe('why', () => {
  it.each<[Switches, string, string]>([
    [{ consent: 'nobody' }, ID.identityProvider, 'scope-granted'],
    [{ proof: 'none' }, ID.identityProvider, 'middle-tier-proven'],
    [{ meanwhile: 'two-hours' }, ID.identityProvider, 'user-assertion-time'],
    [{ shows: 'the-same-token' }, ID.reports, 'audience'],
    [{ caller: 'nightly-job' }, ID.identityProvider, 'user-assertion-person'],
  ])('%j: is told by whoever said no, and not by who heard of it', async (switches, actor, check) => {
    expect(decidingCheck((await play(switches)).events)).toMatchObject({ actor, check })
  })
})

it('sign-ins are revoked when it happens: a fresh one is good', async () => {
  const { outcome } = await play({ meanwhile: 'sign-ins-revoked' }, { choices: ['renew'] })
  expect(outcome.result).toBe('completed')
})

it('a token that was made for Reports API and is passed on is no token for another API', async () => {
  const { outcome } = await play({
    sends: 'token-for-reports',
    apiLooksAt: 'signature',
    shows: 'the-same-token',
  })
  expect(outcome.says).not.toContain('another API')
})

describe('who is refused, by whom', () => {
  it.each<[Switches, object]>([
    [{ consent: 'nobody' }, idp(65001)],
    [{ scope: 'graph' }, idp(65001)],
    [{ proof: 'expired-secret' }, idp(7000222)],
    [{ proof: 'none' }, idp(7000218)],
    [{ meanwhile: 'two-hours' }, idp(500133)],
    [{ meanwhile: 'account-disabled' }, idp(50057)],
    [{ meanwhile: 'sign-ins-revoked' }, idp(50173)],
    [{ assertion: 'about-somebody-else' }, idp(50013)],
    [{ assertion: 'signed-by-a-stranger' }, idp(50013)],
    [{ caller: 'nightly-job' }, idp(7000114)],
    [{ sends: 'id-token' }, { by: ID.api, error: 'invalid_token' }],
    [{ sends: 'token-for-reports' }, { by: ID.api, error: 'invalid_token' }],
    // What the API does not look at, the identity provider does.
    [{ sends: 'id-token', apiLooksAt: 'signature' }, idp(500131)],
    [{ sends: 'token-for-reports', apiLooksAt: 'signature' }, idp(500131)],
    [{ caller: 'nightly-job', apiLooksAt: 'signature' }, idp(7000114)],
    [{ shows: 'the-same-token' }, { by: ID.reports, error: 'invalid_token' }],
    [
      { shows: 'the-same-token', caller: 'nightly-job' },
      { by: ID.reports, error: 'invalid_token' },
    ],
  ])('%j', async (switches, outcome) => {
    const { events, outcome: came } = await play(switches)
    expect(came).toMatchObject({ result: 'refused', ...outcome })
    expect(claimsOf(events).filter(({ azp }) => azp === expensesApi.appId)).toEqual([])
  })

  it('the caller of the API is told that it could not, and nothing of why', async () => {
    const { events } = await play({ consent: 'nobody' })
    const bodies = events.flatMap((event) =>
      event.type === 'response-received' && event.actor === ID.api && event.from === ID.expenses
        ? [event.response]
        : [],
    )
    expect(bodies).toMatchObject([{ status: 403 }])
    expect(bodies[0]?.body).not.toMatch(/AADSTS|65001/)
  })

  it('Reports API can agree itself (preAuthorizedApplications): no grant is written, and the scope is in the token', async () => {
    const { events, outcome } = await play({ consent: 'pre-authorized' })
    expect(outcome.result).toBe('completed')
    expect(claimsOf(events)[1]).toMatchObject({ azp: expensesApi.appId, scp: 'Reports.Read' })
    expect(granted(events).map(({ clientId }) => clientId)).not.toContain(partyId(ID.api))
  })

  it('whoever consents to the web app consents for its API too, where that knows the app (knownClientApplications)', async () => {
    const { events, outcome } = await play({ consent: 'with-the-app' })
    expect(outcome.result).toBe('completed')
    const page = events.flatMap((event) =>
      event.type === 'prompt-opened' && event.prompt === 'consent' ? [JSON.stringify(event.page)] : [],
    )
    expect(page).toHaveLength(1)
    expect(page[0]).toMatch(/Expenses\.Read.*Reports\.Read/)
    expect(granted(events)).toContainEqual(
      expect.objectContaining({
        clientId: partyId(ID.api),
        resourceId: partyId(ID.reports),
        consentType: 'Principal',
        principalId: ada.id,
        scope: 'Reports.Read',
      }),
    )
  })

  it('a grant that is given again is a permission again, at the next call', async () => {
    const { events, outcome } = await play(
      { consent: 'nobody' },
      {
        choices: ['renew'],
        interventions: [
          {
            when: { message: 2, from: ID.api, to: ID.identityProvider, path: '/token' },
            do: 'put',
            collection: 'oauth2PermissionGrants',
            object: {
              id: 'c0c0c0c0-0000-4000-8000-000000000001',
              clientId: partyId(ID.api),
              consentType: 'AllPrincipals',
              principalId: null,
              resourceId: partyId(ID.reports),
              scope: 'Reports.Read',
            },
          },
        ],
      },
    )
    expect(failed(events)).toContain(65001)
    expect(outcome.result).toBe('completed')
  })
})

describe('the token that came, passed on', () => {
  it('opens a door that does not look at aud, for whoever has it and without any grant', async () => {
    const { events, outcome } = await play({ shows: 'the-same-token', reportsLooksAt: 'signature' })
    expect(outcome).toMatchObject({
      result: 'completed',
      says: expect.stringContaining('for a token that was made for another API'),
    })
    expect(claimsOf(events)).toHaveLength(1)
    const [token] = accessTokens(events).map(({ value }) =>
      knowledge(events, events.length).find((each) => each.value === value),
    )
    expect(token?.knownTo).toContain(ID.reports)
  })
})
