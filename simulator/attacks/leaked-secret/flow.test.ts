import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Given } from '../../prompts/answer'
import { completeRun } from '../../run/complete'
import type { RunInput, Switches } from '../../run/flow'
import type { EventOf, TraceEvent } from '../../trace/event'
import { knowledge } from '../../trace/select/knowledge'
import { holds } from '../holds'
import { ID } from './cast'
import { flow } from './flow'
import { instance, nightlyReport } from './tenant'
import { wins } from './verdict'

type Events = readonly TraceEvent[]

async function play(switches: Switches = {}, input: Partial<RunInput> = {}) {
  const { result } = await completeRun(flow, { seed: 1, switches, ...input })
  if (result.status !== 'ended') throw new Error(`${result.status}: ${'says' in result ? result.says : ''}`)
  return { events: result.events, outcome: result.outcome, unreached: result.unreached }
}

const next = (choose: string | null): Given => ({ prompt: 'next', value: { choose } })
const moves = (...ids: (string | null)[]) => ({ answers: ids.map(next) })
const ofType = <T extends TraceEvent['type']>(events: Events, type: T) =>
  events.filter((event): event is EventOf<T> & TraceEvent => event.type === type)
const asked = (events: Events, by: string) =>
  ofType(events, 'request-sent')
    .filter(
      ({ actor, request }) => actor === by && request.url.endsWith('/token') && request.method === 'POST',
    )
    .map(({ request }) => new URLSearchParams(request.body))
const codes = (events: Events, by: string) =>
  ofType(events, 'check-failed')
    .filter(({ actor }) => actor === by)
    .map(({ error }) => error.code ?? error.error)

describe('a secret says nothing about who shows it', () => {
  it('the job and the thief send the same, and get tokens about the same principal', async () => {
    const { events } = await play()
    const [own] = asked(events, ID.job)
    const [other] = asked(events, ID.notebook)
    expect([...(other ?? [])]).toEqual([...(own ?? [])])
    const tokens = ofType(events, 'token-issued').map(({ value }) => decodeJwt(value))
    expect(tokens).toHaveLength(3)
    for (const claims of tokens)
      expect(claims).toMatchObject({ oid: instance.id, azp: nightlyReport.appId, azpacr: '1' })
  })

  it('the secret is known to whoever has read the file, and a private key to nobody', async () => {
    const { events } = await play()
    const secrets = knowledge(events, events.length).filter(({ kind }) => kind === 'client-secret')
    expect(secrets.map(({ knownTo }) => [...knownTo].sort())).toEqual([
      [ID.identityProvider, ID.job, ID.notebook, ID.repository].sort(),
    ])
  })

  it('no person signs in, and nobody is asked for a password or a second factor', async () => {
    const { events } = await play()
    expect(ofType(events, 'prompt-answered').every(({ prompt }) => prompt === 'next')).toBe(true)
    expect(ofType(events, 'check-failed')).toEqual([])
  })

  it('what the thief holds is a token about the application, by its name', async () => {
    const { events } = await play({ comesBack: 'same-hour' })
    const held = holds(events, events.length, ID.thief)
    expect(held.map(({ kind, of, state }) => [kind, of, state])).toEqual([
      ['access-token', 'Nightly Report', 'lives'],
    ])
  })
})

describe('what proves the application in place of a secret', () => {
  it.each(['certificate', 'federated'])(
    'with %s the job reads its reports all the same',
    async (credential) => {
      const { events } = await play({ credential })
      const job = credential === 'federated' ? ID.buildJob : ID.job
      const opened = ofType(events, 'response-received').filter(
        ({ actor, from, response }) => actor === ID.api && from === job && response.status === 200,
      )
      expect(opened).toHaveLength(1)
      expect(asked(events, job).every((form) => !form.has('client_secret'))).toBe(true)
    },
  )

  it.each([
    ['certificate', 7000216],
    ['federated', 700213],
  ])('with %s the thief gets no token of either API', async (credential, code) => {
    const { events } = await play(
      { credential },
      moves('look', 'token-reports', 'token-people', 'later', 'token-reports', null),
    )
    expect(codes(events, ID.identityProvider)).toEqual([code, code, code])
    expect(holds(events, events.length, ID.thief).filter(({ kind }) => kind === 'access-token')).toEqual([])
    expect(wins(events)).toEqual([])
  })

  it('a private key never leaves the job, and what the job signs never comes to the thief', async () => {
    for (const credential of ['certificate', 'certificate-beside-secret']) {
      const { events } = await play({ credential })
      const shown = knowledge(events, events.length).filter(
        ({ kind, knownTo }) => kind === 'client-assertion' && knownTo.includes(ID.job),
      )
      expect(shown.length).toBeGreaterThan(0)
      for (const { knownTo } of shown) expect(knownTo).not.toContain(ID.notebook)
    }
  })
})

describe('what is done, and what it leaves', () => {
  it('a role that was taken away is not in a token that is made after it, and is in the one from before', async () => {
    const { events } = await play({ answer: 'role-removed' })
    const roles = ofType(events, 'token-issued').map(({ value }) => decodeJwt(value).roles)
    expect(roles).toEqual([['Reports.Read.All'], ['Reports.Read.All'], undefined])
  })

  it('an access token is refused a day later, whatever was done', async () => {
    const { events, outcome } = await play({}, moves('look', 'token-reports', 'later', 'read-reports', null))
    expect(outcome).toMatchObject({ result: 'refused', by: ID.api, error: 'invalid_token' })
    expect(wins(events)).toEqual([])
  })

  it.each(['secret-replaced', 'principal-disabled', 'role-removed'])(
    '%s leaves the access token from before, for as long as it lives',
    async (answer) => {
      const { outcome, unreached } = await play({ comesBack: 'same-hour', answer })
      expect(outcome.result).toBe('completed')
      expect(outcome.says).toContain('the access token is from before, and lives until its end')
      expect(unreached).toEqual([])
    },
  )

  it('says what was read before, beside the refusal', async () => {
    const { outcome } = await play({ answer: 'secret-replaced' })
    expect(outcome.says).toMatch(/What Mallory has read before stays read\.$/)
  })
})

describe('what is said in the end', () => {
  it('is that nothing was read, where nobody looks', async () => {
    const { outcome } = await play({}, moves(null))
    expect(outcome).toEqual({ result: 'completed', says: 'Mallory reads nothing.' })
  })

  it('is that it was read, where nobody has noticed yet', async () => {
    const { events, outcome } = await play({}, moves('look', 'token-reports', 'read-reports', null))
    expect(outcome).toEqual({
      result: 'completed',
      says: 'Mallory has read as Nightly Report, and reads no more.',
    })
    expect(wins(events)).toEqual([])
  })

  it('has each API that was read once', async () => {
    const { events } = await play(
      {},
      moves(
        'look',
        'later',
        'token-reports',
        'read-reports',
        'read-reports',
        'token-people',
        'read-people',
        null,
      ),
    )
    expect(wins(events).map(({ says }) => says)).toEqual([
      expect.stringContaining('reads the reports as Nightly Report'),
      expect.stringContaining('reads who is in the directory as Nightly Report'),
    ])
  })
})
