import { describe, expect, it } from 'vitest'
import { findFlow } from '../../flows/catalogue'
import { completeRun } from '../../run/complete'
import type { Intervention } from '../../run/intervention'
import { lifetimes, timeAt, untilEnd, untilNextEnd } from './lifetimes'
import { waitHere } from './wait-here'

const flowOf = async (slug: string) => {
  const flow = await findFlow(slug)?.flow()
  if (!flow) throw new Error(`There is no flow ${slug}.`)
  return flow
}
const flow = await flowOf('authorization-code-pkce')
const play = async (...interventions: Intervention[]) =>
  (await completeRun(flow, { seed: 1, interventions })).result.events
const events = await play()
const end = events.length - 1
const justBefore = (type: string, from = events) => from.findIndex((event) => event.type === type) - 1
const statesAt = (lastSeq: number, from = events) =>
  Object.fromEntries(lifetimes(from, lastSeq).map(({ kind, state }) => [kind, state]))
const toApi = { message: 1, from: 'expenses', to: 'expenses-api', path: '/expenses' }

describe('what lives', () => {
  it('is nothing before anything was made', () => {
    expect(lifetimes(events, 0)).toEqual([])
    expect(untilNextEnd([], 0)).toBeUndefined()
  })

  it('is a code until it is redeemed, which it is once', () => {
    const issued = events.findIndex(
      (event) => event.type === 'token-issued' && event.token === 'authorization-code',
    )
    expect(statesAt(issued)['authorization-code']).toBe('lives')
    expect(statesAt(end)['authorization-code']).toBe('used')
    expect(statesAt(end)['one-time-code']).toBe('used')
  })

  it('is every token and the session at the end, in the order in which they end, with who has seen them', () => {
    const living = lifetimes(events, end).filter(({ state }) => state === 'lives')
    expect(living.map(({ kind }) => kind).toSorted()).toEqual([
      'access-token',
      'id-token',
      'refresh-token',
      'session-cookie',
    ])
    const ends = living.map(({ expiresAt }) => expiresAt)
    expect(ends).toEqual(ends.toSorted((one, other) => one - other))
    expect(living.find(({ kind }) => kind === 'access-token')?.heldBy.toSorted()).toEqual([
      'expenses',
      'expenses-api',
      'identity-provider',
    ])
  })

  it('dies when its time has come, and not a second before: the next end is that second', async () => {
    const called =
      events.findIndex((event) => event.type === 'request-sent' && event.to === 'expenses-api') - 1
    const next = untilNextEnd(lifetimes(events, called), timeAt(events, called))
    const waited = async (seconds: number) => {
      const later = await play({ when: toApi, do: 'wait', seconds })
      const at = later.findIndex(({ type }) => type === 'clock-advanced')
      return lifetimes(later, at).find(({ value }) => value === next?.of.value)?.state
    }
    expect(await waited((next?.seconds ?? 0) - 1)).toBe('lives')
    expect(await waited(next?.seconds ?? 0)).toBe('expired')
  })

  it.each([
    [29_999, 'lives'],
    [30_000, 'expired'],
  ])('until a second has come, and no longer: after %d ms it %s', (at, state) => {
    const common = { actor: 'phone', cause: null } as const
    const shown = {
      ...common,
      seq: 0,
      at: 0,
      type: 'code-displayed',
      account: 'a',
      code: '1',
      from: 0,
      until: 30,
    } as const
    const now = { ...common, seq: 1, at, type: 'note', says: '' } as const
    expect(lifetimes([shown, now], 1)).toMatchObject([{ kind: 'one-time-code', state }])
  })

  it('ends when somebody signs out', async () => {
    const { result } = await completeRun(await flowOf('single-sign-on'), { seed: 1 })
    const all = result.events
    const asked = all.findIndex(
      (event) => event.type === 'request-sent' && event.request.url.includes('/logout'),
    )
    expect(statesAt(asked, all)['session-cookie']).toBe('lives')
    expect(statesAt(all.length - 1, all)['session-cookie']).toBe('ended')
  })
})

describe('a device code', () => {
  const DEVICE = 'device-authorization'
  const device = async (switches: Readonly<Record<string, string>> = {}, ...interventions: Intervention[]) =>
    (await completeRun(await flowOf(DEVICE), { seed: 1, switches, interventions })).result.events
  const codeIn = (from: typeof events, lastSeq = from.length - 1) =>
    lifetimes(from, lastSeq).find(({ kind }) => kind === 'device-code')

  it('lives for a quarter of an hour from when it was made, until it is redeemed, which it is once', async () => {
    const all = await device()
    const made = justBefore('end-set', all) + 1
    const code = codeIn(all, made + 1)
    expect(code).toMatchObject({ state: 'lives' })
    expect((code?.expiresAt ?? 0) - Math.floor((all[made]?.at ?? 0) / 1000)).toBe(900)
    expect(codeIn(all)?.state).toBe('used')
  })

  it('is over where the person says no', async () => {
    expect(codeIn(await device({ confirmation: 'declined' }))?.state).toBe('ended')
  })

  it.each([
    [0, 'expired', 'check-failed'],
    [-10, 'lives', 'check-passed'],
  ])('%d seconds after its end it is %s, and so says the server', async (more, state, verdict) => {
    const poll = { message: 1, from: 'television', to: 'identity-provider', path: '/token' }
    const all = await device()
    const asks = all.findIndex(
      (event) => event.type === 'request-sent' && event.request.url.endsWith('/token'),
    )
    const [code, now] = [codeIn(all, asks), timeAt(all, asks - 1)]
    if (!code) throw new Error('There is no device code.')
    const later = await device({}, { when: poll, do: 'wait', seconds: untilEnd(code, now) + more })
    expect(
      codeIn(
        later,
        later.findIndex(({ type }) => type === 'clock-advanced'),
      )?.state,
    ).toBe(state)
    expect(later.find((event) => 'check' in event && event.check === 'device-code-expiry')?.type).toBe(
      verdict,
    )
  })
})

describe('a lock', () => {
  const locked = { password: 'forgotten' }
  const run = async (...interventions: Intervention[]) =>
    (await completeRun(flow, { seed: 1, switches: locked, interventions })).result.events
  const lockIn = (from: typeof events, lastSeq: number) =>
    lifetimes(from, lastSeq).find(({ kind }) => kind === 'lock')

  it('is on the account, for a minute from the tenth wrong password, and is one however often it is set', async () => {
    const all = await run()
    const set = all.flatMap((event) => (event.type === 'end-set' ? [event] : []))
    const [first] = set
    expect(first).toMatchObject({ of: 'lock', value: 'ada@contoso.example' })
    expect((first?.until ?? 0) * 1000 - (first?.at ?? 0)).toBe(60_000)
    const wrong = all.filter((event) => event.type === 'check-failed' && event.check === 'password-matches')
    expect(wrong.findIndex(({ seq }) => seq > (first?.seq ?? 0))).toBe(wrong.length > 10 ? 10 : -1)
    expect(lockIn(all, (first?.seq ?? 0) - 1)).toBeUndefined()
    expect(lifetimes(all, all.length - 1).filter(({ kind }) => kind === 'lock')).toHaveLength(1)
    expect(lockIn(all, all.length - 1)?.state).toBe('expired')
  })

  it('that is set anew takes the place of the one before', () => {
    const set = (seq: number, until: number) =>
      ({ seq, at: 0, actor: 'idp', cause: null, type: 'end-set', of: 'lock', value: 'ada', until }) as const
    expect(lifetimes([set(0, 60), set(1, 120)], 1)).toMatchObject([{ kind: 'lock', expiresAt: 120 }])
  })

  it('is a place to go to: who waits until it opens gets in with the right password at once, and who waits less is refused', async () => {
    const all = await run()
    const set = all.findIndex(({ type }) => type === 'end-set')
    const next = all.findIndex(({ type, seq }) => type === 'prompt-opened' && seq > set)
    const [lock, when] = [lockIn(all, next), waitHere(all, next)]
    if (!lock || !when) throw new Error('Nobody is locked out, or nobody is asked.')
    const seconds = untilEnd(lock, timeAt(all, next))
    const verdict = async (more: number) => {
      const later = await run({ when, do: 'wait', seconds: seconds + more })
      const at = later.findIndex(({ type }) => type === 'clock-advanced')
      return [
        lockIn(later, at)?.state,
        later.flatMap((event) => (event.seq > at && event.type === 'check-failed' ? [event.check] : []))[0],
      ]
    }
    expect(await verdict(0)).toEqual(['expired', undefined])
    expect(await verdict(-20)).toEqual(['lives', 'smart-lockout'])
  })
})

describe('time that is let pass', () => {
  it('moves the clock at once', async () => {
    const later = await play({ when: toApi, do: 'wait', seconds: 86_400 })
    const at = later.findIndex(({ type }) => type === 'clock-advanced')
    expect(timeAt(later, at) - timeAt(later, at - 1)).toBe(86_400_000)
    expect(statesAt(at, later)['access-token']).toBe('expired')
  })

  it('is felt by the engine: the API answers 401, because the token has died', async () => {
    const later = await play({ when: toApi, do: 'wait', seconds: 86_400 })
    const refused = later.find(
      (event) => event.type === 'response-received' && event.actor === 'expenses-api',
    )
    expect(refused).toMatchObject({ response: { status: 401 } })
    expect(later.find((event) => event.type === 'check-failed')).toMatchObject({ actor: 'expenses-api' })
  })

  it('adds up, and each can be taken back', async () => {
    const day = { when: toApi, do: 'wait', seconds: 86_400 } as const
    const span = (from: typeof events) => (from.at(-1)?.at ?? 0) - (from[0]?.at ?? 0)
    const [one, two] = [await play(day), await play(day, day)]
    expect(span(two) - span(one)).toBe(86_400_000)
  })
})

describe('where time passes for whoever stands there', () => {
  it('is before the next message', () => {
    const sent = justBefore('request-sent')
    expect(waitHere(events, sent)).toEqual({ message: 1, from: 'browser', to: 'expenses', path: '/' })
  })

  it('is after the answer, where a question is open', () => {
    expect(waitHere(events, justBefore('prompt-answered'))).toEqual({ after: 1 })
  })

  it('is when the person goes on, at the end of a story that goes on', async () => {
    const refreshing = await flowOf('refresh-token')
    const { result, answers } = await completeRun(refreshing, { seed: 1 })
    expect(result.status === 'ended' && result.offer).toBeTruthy()
    const when = waitHere(result.events, result.events.length - 1)
    expect(when).toEqual({ after: answers.length + 1 })
    const wait = { when, do: 'wait', seconds: 60 } as Intervention
    const again = await completeRun(refreshing, { seed: 1, interventions: [wait] })
    expect(again.result.unreached).toEqual([])
  })

  it('is nowhere, when nobody goes on', async () => {
    const job = await flowOf('client-credentials')
    const { result } = await completeRun(job, { seed: 1 })
    expect(waitHere(result.events, result.events.length - 1)).toBeUndefined()
  })
})
