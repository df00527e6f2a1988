import { describe, expect, it } from 'vitest'
import { createClock } from '../core/clock'
import { createRandom } from '../core/random'
import { createScheduler } from '../core/scheduler'
import { createLog } from '../trace/log'
import { type HttpRequest, json } from './message'
import { createNetwork, type VirtualNetwork } from './virtual-network'

const get = (url: string): HttpRequest => ({ method: 'GET', url, headers: [], body: '' })

/** A network with two hosts, `a` and `b`, on which something is done. */
async function onNetwork<T>(act: (network: VirtualNetwork) => Promise<T>) {
  const clock = createClock(1_000)
  const scheduler = createScheduler(clock)
  const log = createLog(clock)
  const network = createNetwork({ clock, scheduler, log, random: (actor) => createRandom(1, actor) })
  for (const actor of ['a', 'b'])
    network.mount(`https://${actor}.example`, {
      actor,
      handler: async (_request, { emit, random, now }) => {
        emit({ type: 'note', says: `${actor} looks` })
        return json(200, { actor, drawn: random.token(4), at: now() })
      },
    })
  log.append('run', { type: 'note', says: 'begins' }, null)
  let value: T | undefined
  await scheduler.run(async () => {
    value = await act(network)
  })
  return {
    value,
    events: log.events,
    types: log.events.slice(1).map(({ type, actor }) => `${actor} ${type}`),
  }
}

describe('a message', () => {
  it('takes 20 milliseconds each way, and its answer follows from what its server did', async () => {
    const { value, events, types } = await onNetwork((network) =>
      network.send('me', 'fetch', get('https://a.example/x'), 0),
    )
    expect(types).toEqual(['me request-sent', 'a note', 'a response-received'])
    expect(events.map(({ at }) => at)).toEqual([1000, 1000, 1020, 1040])
    expect(events.map(({ cause }) => cause)).toEqual([null, 0, 1, 2])
    expect(value).toMatchObject({ by: 'a', seq: 3, response: { status: 200 } })
    expect(events[1]).toMatchObject({ exchange: 0, kind: 'fetch', to: 'a' })
    expect(events[3]).toMatchObject({ exchange: 0, kind: 'fetch', from: 'me' })
  })

  it('to a host that does not exist is an event, and no exception', async () => {
    const { value, events } = await onNetwork((network) =>
      network.send('me', 'fetch', get('https://c.example:8443/x'), 0),
    )
    expect(events[1]).toMatchObject({ actor: 'me', type: 'dns-failure', host: 'c.example:8443', cause: 0 })
    expect(value).toEqual({ response: undefined, seq: 1 })
  })

  it('to another scheme or port of a host finds nobody', async () => {
    for (const url of ['http://a.example/', 'https://a.example:444/'])
      expect((await onNetwork((network) => network.send('me', 'fetch', get(url), 0))).types).toEqual([
        'me dns-failure',
      ])
  })

  it('to a server that is down gets no answer, until it is back', async () => {
    const { value, types } = await onNetwork(async (network) => {
      network.setUp('a', false)
      const lost = await network.send('me', 'fetch', get('https://a.example/'), 0)
      const other = await network.send('me', 'fetch', get('https://b.example/'), lost.seq)
      network.setUp('a', true)
      return [lost, other, await network.send('me', 'fetch', get('https://a.example/'), 0)]
    })
    expect(value?.map(({ response, by }) => [response?.status, by])).toEqual([
      [undefined, 'a'],
      [200, 'b'],
      [200, 'a'],
    ])
    expect(types.slice(0, 2)).toEqual(['me request-sent', 'me no-answer'])
  })

  it('gives each server a stream of its own', async () => {
    const { value } = await onNetwork(async (network) => [
      (await network.send('me', 'fetch', get('https://a.example/'), 0)).response?.body,
      (await network.send('me', 'fetch', get('https://b.example/'), 0)).response?.body,
    ])
    expect(JSON.parse(value?.[0] ?? '').drawn).not.toBe(JSON.parse(value?.[1] ?? '').drawn)
  })
})

describe('whoever lays hands on messages', () => {
  it('sees the request before it is logged, then the answer, each with its path', async () => {
    const seen: string[] = []
    const { types } = await onNetwork((network) => {
      network.intercept({
        request: async ({ from, to, path }, message, kind, cause) => {
          seen.push(`${from} ${to} ${path} ${kind}`)
          return { message, cause }
        },
        response: async ({ from, to, path }, message, cause) => {
          seen.push(`${from} ${to} ${path}`)
          return { message, cause }
        },
      })
      return network.send('me', 'frame', get('https://a.example/deep/x?q=1'), 0)
    })
    expect(seen).toEqual(['me a /deep/x frame', 'a me /deep/x'])
    expect(types).toEqual(['me request-sent', 'a note', 'a response-received'])
  })

  it('may give another message, which is the one that is sent, answered and logged', async () => {
    const { events, value } = await onNetwork((network) => {
      network.intercept({
        request: async (_passage, message, _kind, cause) => ({
          message: { ...message, method: 'PUT' },
          cause,
        }),
        response: async (_passage, message, cause) => ({ message: { ...message, status: 418 }, cause }),
      })
      return network.send('me', 'fetch', get('https://a.example/'), 0)
    })
    expect(events[1]).toMatchObject({ request: { method: 'PUT' } })
    expect(events[3]).toMatchObject({ response: { status: 418 } })
    expect(value?.response?.status).toBe(418)
  })

  it('may lose a request, or send it to another server', async () => {
    const lost = await onNetwork((network) => {
      network.intercept({
        request: async (_passage, message, _kind, cause) => ({ message, cause, lost: 'Gone.' }),
        response: async (_passage, message, cause) => ({ message, cause }),
      })
      return network.send('me', 'fetch', get('https://a.example/'), 0)
    })
    expect(lost.types).toEqual(['me request-sent', 'me no-answer'])
    expect(lost.events.at(-1)).toMatchObject({ from: 'a', says: 'Gone.' })
    const diverted = await onNetwork((network) => {
      network.intercept({
        request: async (_passage, message, _kind, cause) => ({ message, cause, to: 'b' }),
        response: async (_passage, message, cause) => ({ message, cause }),
      })
      return network.send('me', 'fetch', get('https://a.example/'), 0)
    })
    expect(diverted.value?.by).toBe('b')
    expect(diverted.events[1]).toMatchObject({ to: 'b' })
  })

  it('finds out who has a server', async () => {
    const { value } = await onNetwork(async (network) =>
      ['a', 'b', 'me'].map((actor) => network.serves(actor)),
    )
    expect(value).toEqual([true, true, false])
  })
})
