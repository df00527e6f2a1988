import { None, ResponseBodyError } from 'oauth4webapi'
import { describe, expect, it, test } from 'vitest'
import { contoso } from '../../fixtures/contoso'
import { type HttpResponse, json } from '../../network/message'
import type { Flow } from '../../run/flow'
import { run } from '../../run/run'
import { createClient } from './client'
import { type Pace, poll } from './poll'

const ISSUER = 'https://login.entra.example'
const PENDING = json(400, { error: 'authorization_pending' })
const SLOWER = json(400, { error: 'slow_down' })
const TOKENS = json(200, { access_token: 'opaque', token_type: 'Bearer', expires_in: 60 })
const LOST = undefined
const no = (error: string) => json(400, { error })

/** Polls a server that gives these answers, and the last one for ever; the pauses between polls in whole seconds. */
async function polled(
  answers: readonly (HttpResponse | 'fault' | undefined)[],
  codes: { readonly interval?: number; readonly expires_in?: number } = { interval: 5 },
  pace?: Pace,
) {
  const bodies: string[] = []
  const times: number[] = []
  const flow: Flow = {
    slug: 'poll',
    revision: 1,
    sites: [{ id: 'contoso', kind: 'tenant', name: 'Contoso', detail: '', tenant: contoso }],
    parties: [{ id: 'tv', kind: 'television', name: 'Television', detail: '' }],
    switches: [],
    people: {},
    play: async (world) => {
      times.push(world.clock.seconds())
      const client = createClient(
        world,
        {
          id: 'tv',
          issuer: ISSUER,
          clientId: 'lobby',
          authentication: None(),
          visit: 'one',
          transport: async ({ body }, cause) => {
            times.push(world.clock.seconds())
            bodies.push(body)
            const response = answers[Math.min(bodies.length, answers.length) - 1]
            if (response === 'fault') throw new TypeError('no transport')
            return { response, seq: cause }
          },
        },
        0,
      )
      client.server = { issuer: ISSUER, token_endpoint: `${ISSUER}/token` }
      const device = {
        device_code: 'd-1',
        user_code: 'U1',
        verification_uri: ISSUER,
        expires_in: 60,
        ...codes,
      }
      try {
        const { access_token: says } = await poll(client, device, pace)
        return { result: 'completed', says }
      } catch (fault) {
        const says = fault instanceof ResponseBodyError ? fault.error : String(fault)
        return { result: 'completed', says }
      }
    },
  }
  const result = await run(flow, { seed: 1 })
  const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  return { says: result.status === 'ended' ? result.outcome.says : result.status, pauses, bodies }
}

describe('a device asks (RFC 8628 section 3.4)', () => {
  it('with its device code and its name', async () => {
    const { bodies, says } = await polled([TOKENS])
    expect(says).toBe('opaque')
    expect(Object.fromEntries(new URLSearchParams(bodies[0]))).toEqual({
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: 'd-1',
      client_id: 'lobby',
    })
  })
})

describe('it waits (section 3.5)', () => {
  test.each<[string, Parameters<typeof polled>, readonly number[]]>([
    ['the interval, before the first poll as well', [[PENDING, TOKENS], { interval: 7 }], [7, 7]],
    ['five seconds when no interval came', [[PENDING, TOKENS], {}], [5, 5]],
    ['five seconds more from every slow_down on', [[SLOWER, PENDING, SLOWER, TOKENS]], [5, 10, 10, 15]],
    ['twice as long after every answer that did not come', [[LOST, PENDING, LOST, TOKENS]], [5, 10, 10, 20]],
    ['as long as its developer wanted', [[PENDING, TOKENS], { interval: 5 }, () => 2], [2, 2]],
    [
      'knowing what it was told, how often, and how long it has waited',
      [[SLOWER, TOKENS], { interval: 5 }, ({ interval, slowed, waited }) => interval + slowed + waited],
      [5, 16],
    ],
  ])('%s', async (_what, input, pauses) => {
    expect(await polled(...input)).toMatchObject({ says: 'opaque', pauses })
  })
})

describe('it gives up', () => {
  test.each<[string, Parameters<typeof polled>, string, number]>([
    ['when the person said no', [[PENDING, no('access_denied')]], 'access_denied', 2],
    ['in Entra’s word, too', [[no('authorization_declined')]], 'authorization_declined', 1],
    ['when the codes have run out', [[PENDING, PENDING, no('expired_token')]], 'expired_token', 3],
    ['at every other refusal', [[no('invalid_client')]], 'invalid_client', 1],
    [
      'when nobody has answered until the codes ran out',
      [[LOST], { interval: 5, expires_in: 60 }],
      'TypeError: Failed to fetch https://login.entra.example/token',
      4,
    ],
  ])('%s', async (_what, input, says, asked) => {
    const polls = await polled(...input)
    expect(polls.says).toBe(says)
    expect(polls.bodies).toHaveLength(asked)
  })

  it('at a fault of its own, at once', async () => {
    const polls = await polled(['fault', TOKENS])
    expect(polls.says).toBe('TypeError: no transport')
    expect(polls.bodies).toHaveLength(1)
  })
})
