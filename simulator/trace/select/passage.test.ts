import { describe, expect, it } from 'vitest'
import { findFlow } from '../../flows/catalogue'
import { completeRun } from '../../run/complete'
import { type Intervention, isIntervention } from '../../run/intervention'
import { run } from '../../run/run'
import { ANSWERS, APP, get, smallFlow } from '../../run/testing/small-flow'
import { momentOf } from './passage'

const play = async (...interventions: Intervention[]) =>
  (await run(smallFlow(), { seed: 1, answers: ANSWERS, interventions })).events
const messagesOf = (events: Awaited<ReturnType<typeof play>>) =>
  events.filter(({ type }) => type === 'request-sent' || type === 'response-received')
const momentsOf = (events: Awaited<ReturnType<typeof play>>) =>
  messagesOf(events).map(({ seq }) => momentOf(events, seq))

const first = { message: 1, from: 'browser', to: 'app', path: '/first' }
const plain = momentsOf(await play())

describe('the moment of a message', () => {
  it('is counted among those of its path, in its direction', () => {
    expect(plain).toEqual([
      first,
      { message: 1, from: 'app', to: 'browser', path: '/first' },
      { message: 1, from: 'browser', to: 'app', path: '/second' },
      { message: 1, from: 'app', to: 'browser', path: '/second' },
      { message: 1, from: 'app', to: 'api', path: '/third' },
      { message: 1, from: 'api', to: 'app', path: '/third' },
    ])
  })

  it('is none of what is no message', async () => {
    expect(momentOf(await play(), 0)).toBeUndefined()
  })

  it.each<[string, Intervention]>([
    ['edited', { when: first, do: 'edit', edits: [{ in: 'query', name: 'a', set: '2' }] }],
    [
      'sent to another path',
      { when: first, do: 'edit', edits: [{ in: 'path', name: 'path', set: '/elsewhere' }] },
    ],
    ['held', { when: first, do: 'hold', seconds: 5 }],
  ])('stays what it was when the message is %s', async (_how, each) => {
    expect(momentsOf(await play(each))).toEqual(plain)
  })

  it('stays what it was when the message is sent elsewhere; the answer comes from there', async () => {
    const moments = momentsOf(await play({ when: first, do: 'divert', party: 'api' }))
    expect(moments.slice(0, 2)).toEqual([first, { message: 1, from: 'api', to: 'browser', path: '/first' }])
  })

  it('counts what was dropped on its way back', async () => {
    const events = await play({ when: { message: 1, from: 'app', to: 'browser' }, do: 'drop' })
    expect(momentsOf(events)).toEqual(plain.filter((_each, index) => index !== 1))
  })

  it('counts a dropped answer among those of its path', async () => {
    const twice = smallFlow(async ({ network }) => {
      const first = await network.send('browser', 'navigation', get(`${APP}/first`), 0)
      await network.send('browser', 'navigation', get(`${APP}/first`), first.seq)
      return undefined
    })
    const when = { message: 1, from: 'app', to: 'browser' }
    const { events } = await run(twice, { seed: 1, interventions: [{ when, do: 'drop' }] })
    expect(momentsOf(events).at(-1)).toEqual({ message: 2, from: 'app', to: 'browser', path: '/first' })
  })

  it('counts what comes once more as a message of whoever sends it', async () => {
    const moments = momentsOf(await play({ when: first, do: 'replay', afterSeconds: 9000 }))
    expect(moments.at(-2)).toEqual({ ...first, from: 'outside' })
    const twice = momentsOf(await play({ when: first, do: 'replay', afterSeconds: 9000, from: 'browser' }))
    expect(twice.at(-2)).toEqual({ ...first, message: 2 })
  })

  it('is found again by the engine: each message of a flow is held at the moment that it names', async () => {
    const flow = await findFlow('authorization-code-pkce')?.flow()
    if (!flow) throw new Error('no flow')
    const { result } = await completeRun(flow, { seed: 1 })
    for (const { seq } of messagesOf(result.events).filter((_each, index) => index % 4 === 0)) {
      const when = momentOf(result.events, seq)
      const hold = { when, do: 'hold', seconds: 1 }
      expect(isIntervention(hold)).toBe(true)
      const again = await completeRun(flow, { seed: 1, interventions: [hold as Intervention] })
      expect(again.result.unreached).toEqual([])
      expect(again.result.events[seq]).toMatchObject({ actor: 'outside', type: 'interfered' })
    }
  })
})
