import { describe, expect, it, test } from 'vitest'
import { completeRun } from '../../run/complete'
import type { EventOf, Outcome, TraceEvent } from '../../trace/event'
import { isNotYet } from '../../trace/not-yet'
import { knowledge } from '../../trace/select/knowledge'
import { steps } from '../../trace/select/steps'
import { again } from '../testing/again'
import { ID } from './cast'
import { flow } from './flow'
import { narration } from './narration'

const play = (switches: Record<string, string> = {}, as?: string) =>
  completeRun(flow, { seed: 1, switches }, as)

async function outcomeOf(switches: Record<string, string>): Promise<Outcome> {
  const { result } = await play(switches)
  if (result.status !== 'ended') throw new Error(`${result.status}: ${'says' in result ? result.says : ''}`)
  return result.outcome
}

const failed = (events: readonly TraceEvent[]) =>
  events.flatMap((event) =>
    event.type === 'check-failed' && !isNotYet(event.error.error) ? [event.error.code ?? event.check] : [],
  )
const heard = (events: readonly TraceEvent[]) =>
  events.flatMap((event) =>
    event.type === 'response-received' && event.from === ID.television && event.response.status >= 400
      ? [(JSON.parse(event.response.body) as { error: string }).error]
      : [],
  )
const polls = (events: readonly TraceEvent[]) =>
  events.filter(
    (event): event is EventOf<'request-sent'> & TraceEvent =>
      event.type === 'request-sent' && event.actor === ID.television && event.request.url.endsWith('/token'),
  )
/** Seconds between the polls, without the way there and back. */
const pauses = (events: readonly TraceEvent[]) =>
  polls(events).map(({ at }, index, all) => Math.floor((at - (all[index - 1]?.at ?? all[0]?.at ?? 0)) / 1000))
const lastPage = (events: readonly TraceEvent[], actor: string) => {
  const shown = events.findLast((event) => event.type === 'page-shown' && event.actor === actor)
  return shown?.type === 'page-shown' ? shown.page : undefined
}

describe('a television signs in', () => {
  it('by a code that a person types on a phone, and shows what the API gave', async () => {
    const { result, answers } = await play()
    expect(result).toMatchObject({
      status: 'ended',
      outcome: {
        result: 'completed',
        says: 'Ada Nilsen is signed in on the television, and the API has answered.',
      },
    })
    expect(answers.map(({ prompt }) => prompt)).toEqual([
      'user-code',
      'username',
      'password',
      'totp',
      'consent',
      'confirm-device',
    ])
    expect(lastPage(result.events, ID.television)).toMatchObject({
      state: 'signed-in',
      heading: 'Reports of Ada Nilsen',
      table: { rows: [expect.anything(), expect.anything()] },
    })
    expect(lastPage(result.events, ID.browser)).toMatchObject({ kind: 'device-done', state: 'approved' })
    expect(failed(result.events)).toEqual([])
  })

  it('asks all the while, and "not yet" is nobody’s refusal', async () => {
    const { events } = (await play()).result
    expect(heard(events)).toEqual(Array(polls(events).length - 1).fill('authorization_pending'))
    expect(
      steps(events, narration).filter(({ refused, cargo }) => refused || cargo.includes('refusal')),
    ).toEqual([])
  })

  it('the two never speak to each other: the television sees no password, the phone neither device code nor token', async () => {
    const { events } = (await play()).result
    const all = knowledge(events, events.length)
    const who = (kind: string) =>
      new Set(all.filter((each) => each.kind === kind).flatMap(({ knownTo }) => knownTo))
    expect(who('password')).toEqual(new Set([ID.person, ID.browser, ID.identityProvider]))
    expect(who('device-code')).toEqual(new Set([ID.television, ID.identityProvider]))
    expect(who('user-code')).toEqual(new Set([ID.television, ID.identityProvider, ID.person, ID.browser]))
    expect(who('access-token')).toEqual(new Set([ID.television, ID.identityProvider, ID.api]))
    for (const event of events)
      if (event.type === 'request-sent')
        expect([ID.television, ID.browser], `${event.actor} to ${event.to}`).not.toContain(event.to)
  })

  it('the tokens are about whoever typed the code', async () => {
    for (const [switches, as] of [
      [{ whoTypes: 'somebody-else' }, undefined],
      [{}, 'chidi@contoso.example'],
    ] as const) {
      const { result } = await play(switches, as)
      expect(result).toMatchObject({ outcome: { says: expect.stringMatching(/^Chidi Okafor is signed in/) } })
      expect(lastPage(result.events, ID.television)).toMatchObject({ heading: 'Reports of Chidi Okafor' })
    }
  })

  it('a second time with other codes, and only the questions that the session leaves', async () => {
    const { events } = await again(flow, {})
    const codes = new Set(
      events.flatMap((event) =>
        event.type === 'response-received' && event.response.body.includes('"device_code"')
          ? [event.response.body]
          : [],
      ),
    )
    expect(codes.size).toBe(2)
    expect(
      events.flatMap((event) => (event.type === 'prompt-answered' ? [event.prompt] : [])).slice(6),
    ).toEqual(['next', 'user-code', 'confirm-device'])
    expect(events.at(-1)).toMatchObject({ outcome: { result: 'completed' } })
  })
})

describe('what is wrong is refused by whoever must notice', () => {
  test.each<[string, Record<string, string>, { by: string; error: string; code?: number }]>([
    [
      'an app that is not registered as a public client',
      { registration: 'no-public-client' },
      { by: 'identity-provider', error: 'invalid_client', code: 7000218 },
    ],
    [
      'a permission that does not exist, before there is a code',
      { scope: 'mistyped' },
      { by: 'identity-provider', error: 'invalid_client', code: 650053 },
    ],
    [
      'a device that never slows down: it never hears the yes',
      { pace: 'never-slower' },
      { by: 'identity-provider', error: 'expired_token', code: 70020 },
    ],
    [
      'a device code that nobody gave out',
      { deviceCode: 'made-up' },
      { by: 'identity-provider', error: 'bad_verification_code', code: 70018 },
    ],
    [
      'an account disabled between the yes and the tokens',
      { account: 'disabled-before-tokens' },
      { by: 'identity-provider', error: 'invalid_grant', code: 50057 },
    ],
    [
      'three wrong second factors, on the phone',
      { secondFactor: 'wrong-three-times' },
      { by: 'identity-provider', error: 'AADSTS500121', code: 500121 },
    ],
    [
      'a no to the device, which the television hears (Entra’s word for access_denied)',
      { confirmation: 'declined' },
      { by: 'identity-provider', error: 'authorization_declined' },
    ],
    [
      'a no to the consent, the same way',
      { consent: 'declined' },
      { by: 'identity-provider', error: 'authorization_declined' },
    ],
  ])('%s', async (_what, switches, refusal) => {
    const outcome = await outcomeOf(switches)
    expect(outcome).toMatchObject({ result: 'refused', ...refusal })
    expect('code' in outcome).toBe('code' in refusal)
  })

  test.each<[string, Record<string, string>, readonly (number | string)[]]>([
    ['a wrong code is a problem on the page', { userCode: 'wrong-once' }, [70018]],
    [
      'after sixteen minutes the television hears that its codes ran out, and the page says so of the one that was typed',
      { arrival: 'after-sixteen-minutes' },
      [70020, 70019],
    ],
  ])('%s, and the right code opens all the same', async (_what, switches, codes) => {
    const { result } = await play(switches)
    expect(failed(result.events)).toEqual(codes)
    expect(result).toMatchObject({ outcome: { result: 'completed' } })
  })

  it('whoever fails on the phone leaves the television waiting, until its codes have run out twice; then it waits for a button', async () => {
    const { result } = await play({ secondFactor: 'wrong-three-times' })
    expect(heard(result.events).filter((error) => error !== 'authorization_pending')).toEqual([
      'expired_token',
      'expired_token',
    ])
    expect(result).toMatchObject({ offer: { on: ID.television, page: { offers: [{ id: 'again' }] } } })
  })
})

describe('how often the television asks (RFC 8628 section 3.5)', () => {
  it('not sooner than it was told; after two minutes, when nobody came, once a minute', async () => {
    const { events } = (await play({ secondFactor: 'wrong-three-times' })).result
    const [first] = polls(events)
    const own = polls(events).filter(({ request }) => request.body === first?.request.body)
    const [, ...seconds] = pauses(own)
    expect(new Set(seconds)).toEqual(new Set([5, 60]))
    expect(seconds).toEqual([...seconds].sort((a, b) => a - b))
    expect(seconds.filter((each) => each === 5)).toHaveLength(23)
  })

  it('too early: slow_down, then five seconds more than it had been told, for good', async () => {
    const { events } = (await play({ pace: 'too-fast' })).result
    expect(heard(events).slice(0, 3)).toEqual(['authorization_pending', 'slow_down', 'authorization_pending'])
    expect(pauses(events).slice(1)).toEqual([2, 10, 10, 10])
  })

  it('half as often when no answer comes', async () => {
    const { events } = (await play({ connection: 'one-answer-lost' })).result
    expect(pauses(events).slice(1)).toEqual([5, 10, 10, 10])
  })
})

describe('a row of polls is told at once', () => {
  it('and nothing of it is lost: every event belongs to a step', async () => {
    const { events } = (await play({ secondFactor: 'wrong-three-times' })).result
    const list = steps(events, narration)
    expect(list.filter(({ title }) => title.includes('more times')).map(({ title }) => title)).toEqual([
      'The television asks 29 more times, and hears each time: not yet',
      'The television asks 35 more times, and hears each time: not yet',
    ])
    for (const [index, step] of list.entries())
      expect(list[index + 1]?.seq ?? events.length).toBe(step.lastSeq + 1)
  })
})
