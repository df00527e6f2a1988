import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { begin, change, hear, type Message, type Pair, type Role, tell } from './pair'
import type { Show } from './show'

const show = (more: Partial<Show> = {}): Show => ({
  flow: 'authorization-code-pkce',
  link: '2abc',
  tenant: undefined,
  position: 3,
  playing: false,
  speed: 1,
  gliding: undefined,
  tabs: { side: 'message' },
  aside: {},
  veiled: false,
  zoomed: false,
  token: undefined,
  held: undefined,
  compared: undefined,
  run: undefined,
  startedAt: undefined,
  ...more,
})

const HELD = {
  when: { message: 1, from: 'app', to: 'idp', path: '/token' },
  draft: {
    values: { 'form code': 'mine' },
    gone: ['form state'],
    signed: { 'form client_assertion': 'none' },
    added: [{ in: 'header', name: 'Origin', value: 'x' }],
    way: { do: 'hold', until: { after: 2 } },
  },
} as const

const shows = (me: Role, rev: number, what: Show, room = 'a'): Message => ({
  version: 2,
  room,
  from: me,
  type: 'show',
  rev,
  show: what,
})

/** A window that shows something, for the third time. */
const showing = (me: Role, by: Role = me): Pair => ({
  ...begin('a', me),
  rev: 3,
  by,
  show: show(),
  other: 'here',
})

describe('two windows', () => {
  it('follow each other', () => {
    const { pair: trainer, say } = change(begin('a', 'trainer'), show({ position: 7 }))
    const heard = hear(begin('a', 'room'), say)
    expect(heard.follow).toEqual(show({ position: 7 }))
    expect(heard.pair).toMatchObject({ rev: trainer.rev, by: 'trainer', other: 'here' })
    const back = change(heard.pair, show({ position: 8 }))
    expect(hear(trainer, back.say).follow).toEqual(show({ position: 8 }))
  })

  it('find their place when one comes late, or comes back', () => {
    const { say } = hear(showing('room'), tell(begin('a', 'trainer'), { type: 'hello' }))
    expect(hear(begin('a', 'trainer'), say)).toMatchObject({
      follow: show(),
      pair: { rev: 3, other: 'here' },
    })
  })

  it('have nothing to show at first, and say that they are there', () => {
    const { say } = hear(begin('a', 'room'), tell(begin('a', 'trainer'), { type: 'hello' }))
    expect(hear(begin('a', 'trainer'), say)).toEqual({ pair: { ...begin('a', 'trainer'), other: 'here' } })
  })

  it('come to the same when both change at once: the trainer’s counts', () => {
    const room = change(showing('room'), show({ position: 1 }))
    const trainer = change(showing('trainer'), show({ position: 2 }))
    expect(hear(room.pair, trainer.say).pair.show?.position).toBe(2)
    expect(hear(trainer.pair, room.say).pair.show?.position).toBe(2)
    expect(hear(trainer.pair, room.say).follow).toBeUndefined()
  })

  it('do not go back to what is older', () => {
    const heard = hear(showing('room'), shows('trainer', 2, show({ position: 1 })))
    expect(heard.follow).toBeUndefined()
    expect(heard.pair.show?.position).toBe(3)
  })

  it.each([1_000, 1_000_000_000])(
    'come together again after a message that is nobody’s, at number %i',
    (rev) => {
      const room = hear(showing('room'), shows('trainer', rev, show({ position: 9 }))).pair
      const first = change(showing('trainer'), show({ position: 4 }))
      const answer = hear(room, first.say)
      const trainer = hear(first.pair, answer.say).pair
      const next = change(trainer, show({ position: 5 }))
      expect(hear(answer.pair, next.say).follow?.position).toBe(5)
    },
  )

  it('know when the other one leaves, and that it has come back', () => {
    const gone = hear(showing('room'), tell(showing('trainer'), { type: 'bye' })).pair
    expect(gone).toMatchObject({ other: 'gone', show: show() })
    expect(hear(gone, tell(begin('a', 'trainer'), { type: 'hello' })).pair.other).toBe('here')
  })

  it('point at a place of the picture, and cease to', () => {
    const spot = { on: 'lab-view', x: 0.25, y: 1 }
    expect(hear(showing('room'), tell(showing('trainer'), { type: 'spot', spot })).point).toEqual({ spot })
    const none = tell(showing('trainer'), { type: 'spot', spot: undefined })
    expect(hear(showing('room'), none).point).toEqual({ spot: undefined })
  })

  it('follow what is in hand, and what the run is held against', () => {
    const more = {
      held: HELD,
      compared: { id: 'branch 1', of: { title: 'Left', link: '2abc', tenant: undefined } },
    }
    expect(hear(showing('room'), shows('trainer', 9, show(more))).follow).toEqual(show(more))
  })

  it('go along with a panel that is scrolled', () => {
    const heard = hear(showing('room'), tell(showing('trainer'), { type: 'scroll', to: 0.5 }))
    expect(heard).toEqual({ pair: showing('room'), scroll: 0.5 })
  })

  it.each<[string, unknown]>([
    ['of another room', shows('trainer', 9, show(), 'b')],
    ['of its own role: a second window of the room', shows('room', 9, show())],
    ['of nobody', { ...shows('trainer', 9, show()), from: 'attacker' }],
    ['that is a text', 'hello'],
    ['that is nothing', null],
    ['that is a list', [shows('trainer', 9, show())]],
    ['of a kind that there is not', { ...shows('trainer', 9, show()), type: 'run' }],
    ['without a number', { ...shows('trainer', 9, show()), rev: undefined }],
    ['with half a number', { ...shows('trainer', 9.5, show()) }],
    ['with a number that nobody comes to', shows('trainer', Number.MAX_SAFE_INTEGER, show())],
    ['with endless a number', { ...shows('trainer', Number.POSITIVE_INFINITY, show()) }],
    ['without a show', { ...shows('trainer', 9, show()), show: undefined }],
    ['of a flow that is a path', shows('trainer', 9, show({ flow: '../what-if' }))],
    ['with a link of a megabyte', shows('trainer', 9, show({ link: '2'.repeat(1_000_000) }))],
    ['at no position', shows('trainer', 9, show({ position: Number.NaN }))],
    ['before the beginning', shows('trainer', 9, show({ position: -1 }))],
    ['at a speed that there is not', { ...shows('trainer', 9, { ...show(), speed: 100 as never }) }],
    ['in a tenant that is none', shows('trainer', 9, show({ tenant: { key: 'a' } as never }))],
    [
      'in a tenant of a key that is none',
      shows('trainer', 9, show({ tenant: { key: '../x', objects: {} } })),
    ],
    ['with a panel that there is not', shows('trainer', 9, show({ tabs: { side: 'script' as never } }))],
    ['with a list that there is not', shows('trainer', 9, show({ tabs: { constructor: 'why' } as never }))],
    ['with a run that is a path', shows('trainer', 9, show({ run: '../x' }))],
    ...[
      undefined,
      { ...HELD, when: { message: 1, from: 'app' } },
      { ...HELD, draft: { ...HELD.draft, values: { 'form code': 7 } } },
      { ...HELD, draft: { ...HELD.draft, gone: 'code' } },
      { ...HELD, draft: { ...HELD.draft, signed: { id_token: 'well' } } },
      { ...HELD, draft: { ...HELD.draft, added: [{ in: 'script', name: 'a', value: 'b' }] } },
      { ...HELD, draft: { ...HELD.draft, way: { do: 'hold', until: 'dawn' } } },
      { ...HELD, draft: { ...HELD.draft, way: { do: 'burn' } } },
    ].map((held): [string, unknown] => [
      `with ${JSON.stringify(held ?? null)} in hand`,
      shows('trainer', 9, show({ held: (held ?? null) as never })),
    ]),
    ['held against nothing', shows('trainer', 9, show({ compared: {} as never }))],
    [
      'held against a run that is none',
      shows('trainer', 9, show({ compared: { id: 'branch 1', of: { title: 'a', link: 1 } } as never })),
    ],
    ['that scrolls past the end', tell(showing('trainer'), { type: 'scroll', to: 1.5 })],
    ['that points outside', tell(showing('trainer'), { type: 'spot', spot: { on: 'bar', x: 2, y: 0 } })],
    ['that points at a selector', tell(showing('trainer'), { type: 'spot', spot: { on: '*', x: 0, y: 0 } })],
  ])('hear no message %s', (_, data) => {
    expect(hear(showing('room'), data)).toEqual({ pair: showing('room') })
  })

  it('do not follow another version, and know it', () => {
    const heard = hear(showing('room'), { ...shows('trainer', 9, show()), version: 1 })
    expect(heard).toEqual({ pair: { ...showing('room'), other: 'of another version' } })
  })

  it('take over nothing but what belongs there', () => {
    const more = { ...show(), html: '<img src=x>' }
    expect(hear(showing('room'), shows('trainer', 9, more)).follow).toEqual(show())
  })

  it('hear anything without breaking', () => {
    const some = fc.record(
      {
        version: fc.constant(1),
        room: fc.constant('a'),
        from: fc.constant('trainer'),
        type: fc.constantFrom('hello', 'here', 'bye', 'show', 'spot', 'scroll'),
        rev: fc.anything(),
        show: fc.anything(),
        spot: fc.anything(),
      },
      { requiredKeys: ['version', 'room', 'from', 'type'] },
    )
    fc.assert(
      fc.property(some, (data) => {
        const { follow, pair } = hear(showing('room'), data)
        return follow === undefined && pair.rev === 3
      }),
      { seed: 20261128 },
    )
  })
})
