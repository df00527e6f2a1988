import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { completeRun } from '../../run/complete'
import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import type { EventOf, TraceEvent } from '../../trace/event'
import { knowledge } from '../../trace/select/knowledge'
import { ID } from './cast'
import { flow } from './flow'
import { ada, spared } from './tenant'

const NEXT_NIGHT = { runs: 'next-night' }
const MALLORY = { file: 'read-by-mallory' }
const OWN = [{ identity: 'secret' }, { identity: 'certificate' }]

async function play(switches: Switches = {}, interventions: readonly Intervention[] = []) {
  const { result } = await completeRun(flow, { seed: 1, switches, interventions })
  if (result.status !== 'ended') throw new Error(`The run is ${result.status}.`)
  return { ...result, outcome: result.outcome }
}
const tokensTo = (events: readonly TraceEvent[], audience: string) =>
  events.flatMap((event) =>
    event.type === 'token-issued' && event.token === 'access-token' && event.audience === audience
      ? [decodeJwt(event.value)]
      : [],
  )
const formsFrom = (events: readonly TraceEvent[], actor: string) =>
  events
    .filter(
      (event): event is EventOf<'request-sent'> => event.type === 'request-sent' && event.actor === actor,
    )
    .filter(({ request }) => request.url.endsWith('/token'))
    .map(({ request }) => new URLSearchParams(request.body))

describe('a job with a person’s password (RFC 6749 section 4.3)', () => {
  it('sends it as it is, and is that person at the API: the token has her name and her scope, and no role', async () => {
    const { events, outcome } = await play()
    const [form] = formsFrom(events, ID.job)
    expect(Object.fromEntries(form ?? [])).toMatchObject({
      grant_type: 'password',
      username: ada.userPrincipalName,
      password: 'Harbour-Lantern-42',
    })
    expect(form?.has('client_secret')).toBe(false)
    const [claims] = tokensTo(events, 'Reports API')
    expect(claims).toMatchObject({ oid: ada.id, scp: 'Reports.Read', azpacr: '0' })
    expect(claims).not.toHaveProperty('roles')
    expect(outcome.says).toContain('2 reports')
  })

  it.each<[string, number]>([
    ['password-changed', 50126],
    ['no-longer-spared', 50076],
    ['account-disabled', 50057],
  ])('stops in the next night: %s is AADSTS%d', async (meanwhile, code) => {
    expect((await play({ ...NEXT_NIGHT, meanwhile })).outcome).toMatchObject({
      result: 'refused',
      by: ID.identityProvider,
      error: 'invalid_grant',
      code,
    })
  })

  it.each<[Switches, number]>([
    [{ password: 'mistyped' }, 50126],
    [{ consent: 'missing' }, 65001],
    [{ registration: 'no-public-client' }, 7000218],
  ])('with %j it is AADSTS%d', async (switches, code) => {
    expect((await play(switches)).outcome).toMatchObject({ result: 'refused', code })
  })

  it('goes on in the next night where nothing happened, with a new token', async () => {
    const { events, outcome } = await play(NEXT_NIGHT)
    expect(outcome.result).toBe('completed')
    expect(formsFrom(events, ID.job)).toHaveLength(2)
  })

  it('is asked for a second factor by way of the group alone: whoever is in a group within it is spared too', async () => {
    const nested: readonly Intervention[] = [
      {
        when: { at: 'start' },
        do: 'put',
        collection: 'groups',
        object: {
          ...spared,
          id: '5a6f2d1e-7a51-4a8e-9a5e-0c0b9f6d1e11',
          displayName: 'Jobs',
          members: [ada.id],
        },
      },
      {
        when: { at: 'start' },
        do: 'put',
        collection: 'groups',
        object: { id: spared.id, members: ['5a6f2d1e-7a51-4a8e-9a5e-0c0b9f6d1e11'] },
      },
    ]
    expect((await play({}, nested)).outcome.result).toBe('completed')
    const empty: Intervention = {
      when: { at: 'start' },
      do: 'put',
      collection: 'groups',
      object: { id: spared.id, members: [] },
    }
    expect((await play({}, [empty])).outcome).toMatchObject({ code: 50076 })
  })
})

describe('a job with an identity of its own (RFC 6749 section 4.4)', () => {
  it.each(OWN)('%j: it has a role and no name, and reads what was assigned to it', async (identity) => {
    const { events, outcome } = await play(identity)
    const [claims] = tokensTo(events, 'Reports API')
    expect(claims).toMatchObject({ roles: ['Reports.Read.All'] })
    for (const absent of ['scp', 'name', 'preferred_username']) expect(claims).not.toHaveProperty(absent)
    expect(outcome.says).toContain('4 reports')
  })

  it.each(
    OWN.flatMap((identity) =>
      ['password-changed', 'no-longer-spared', 'account-disabled'].map((meanwhile) => ({
        ...identity,
        meanwhile,
      })),
    ),
  )('outlives what happens to Ada: %j', async (switches) => {
    expect((await play({ ...NEXT_NIGHT, ...switches })).outcome.result).toBe('completed')
  })
})

describe('somebody else has the file', () => {
  it('with a password in it: everything that the person may open is theirs, and nobody notices', async () => {
    const { events, outcome } = await play(MALLORY)
    expect(outcome).toMatchObject({ result: 'completed', says: expect.stringContaining('3 expenses of Ada') })
    expect(tokensTo(events, 'Expenses API')).toMatchObject([{ oid: ada.id, scp: 'Expenses.Read' }])
    const password = knowledge(events, events.length).find(({ kind }) => kind === 'password')
    expect(password?.knownTo).toEqual(expect.arrayContaining([ID.job, ID.identityProvider, ID.mallory]))
  })

  it('with a secret in it: what the job may is theirs, and nothing else', async () => {
    const { events, outcome } = await play({ ...MALLORY, identity: 'secret' })
    expect(outcome.says).toContain('Mallory has read 4 reports')
    expect(tokensTo(events, 'Expenses API')).toEqual([])
  })

  it('with the name of a certificate in it: nothing is theirs, and nothing is asked for', async () => {
    const { events, outcome } = await play({ ...MALLORY, identity: 'certificate' })
    expect(outcome.says).toContain('Mallory got nothing')
    expect(formsFrom(events, ID.mallory)).toEqual([])
  })

  it('a password that was changed, and a person who is no longer spared, are of no use to them either', async () => {
    for (const meanwhile of ['password-changed', 'no-longer-spared']) {
      const { events, outcome } = await play({ ...MALLORY, ...NEXT_NIGHT, meanwhile })
      expect(outcome.says).toContain('Mallory got nothing')
      expect(formsFrom(events, ID.mallory)).toHaveLength(1)
    }
  })
})
