import { describe, expect, it } from 'vitest'
import { contoso } from '../fixtures/contoso'
import { appNamed } from '../fixtures/named'
import { digest } from '../trace/digest'
import type { EventOf, TraceEvent } from '../trace/event'
import { byAppId } from './alternate-key'
import { type Intervention, isIntervention } from './intervention'
import { run } from './run'
import { ANSWERS, API, APP, get, smallFlow } from './testing/small-flow'

const [group] = contoso.groups
const expenses = appNamed(contoso, 'Expenses')
const flow = smallFlow()
const play = async (...interventions: Intervention[]) => {
  const { events, unreached, status } = await run(flow, { seed: 1, answers: ANSWERS, interventions })
  const of = <K extends TraceEvent['type']>(type: K) =>
    events.filter((event): event is EventOf<K> => event.type === type)
  return { events, unreached: unreached.map(({ says }) => says), status, of }
}
const plain = await play()
const gaps = (events: readonly TraceEvent[]) => (events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0)

const nested = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels))

const first = { message: 1, from: 'browser', to: 'app' } as const
const second = { message: 2, from: 'browser', to: 'app' } as const
const answer = { message: 1, from: 'app', to: 'browser' } as const

const MOMENTS = [
  ['the start', { at: 'start' }, 'run-started'],
  ['the first answer', { after: 1 }, 'prompt-answered'],
  ['the second answer', { after: 2 }, 'prompt-answered'],
  ['a request', first, 'prompt-answered'],
  ['an answer of a server', answer, 'note'],
  ['a request to a path', { ...first, path: '/second' }, 'prompt-answered'],
] as const

const DEEDS = [
  [
    'put',
    { do: 'put', collection: 'groups', object: { id: 'g', displayName: 'New' } },
    'directory-changed',
    'New is added.',
  ],
  [
    'put',
    { do: 'put', collection: 'groups', object: { id: group?.id ?? '', description: 'x' } },
    'directory-changed',
    `${group?.displayName} is changed.`,
  ],
  [
    'remove',
    { do: 'remove', collection: 'groups', id: group?.id ?? '' },
    'directory-changed',
    `${group?.displayName} is taken out of the directory.`,
  ],
  [
    'put by the alternate key',
    {
      do: 'put',
      collection: 'servicePrincipals',
      object: { id: byAppId(expenses.appId), accountEnabled: false },
    },
    'directory-changed',
    'Expenses is changed.',
  ],
  [
    'consent policy',
    { do: 'consent-policy', permissionGrantPoliciesAssigned: [] },
    'directory-changed',
    'People of Contoso may consent to: nothing.',
  ],
  [
    'consent requests',
    { do: 'consent-requests', policy: { isEnabled: true } },
    'directory-changed',
    'People of Contoso can ask for what only administrators grant.',
  ],
  ['wait', { do: 'wait', seconds: 7200 }, 'clock-advanced', '2 hours pass.'],
  ['server down', { do: 'server', party: 'api', up: false }, 'interfered', 'API goes down.'],
  ['server back', { do: 'server', party: 'api', up: true }, 'interfered', 'API is back.'],
] as const

describe.each(MOMENTS)('at %s', (_where, when, cause) => {
  it.each(DEEDS)(
    '%s happens once, told by whoever stands outside (%j: %s, %s)',
    async (_what, deed, type, says) => {
      const { of, events, unreached, status } = await play({ when, ...deed } as Intervention)
      expect(status).toBe('ended')
      expect(unreached).toEqual([])
      const told = of(type).filter(({ actor }) => actor === 'outside')
      expect(told).toMatchObject([{ says }])
      expect(events[told[0]?.cause ?? -1]?.type).toBe(cause)
    },
  )

  it('words of its own are what is told', async () => {
    const { events } = await play({ when, do: 'wait', seconds: 1, says: 'Somebody sneezes.' })
    expect(events.filter((event) => 'says' in event && event.says === 'Somebody sneezes.')).toHaveLength(1)
  })
})

describe('a message', () => {
  it('is edited: the server reads what arrives', async () => {
    const { of, unreached } = await play({
      when: first,
      do: 'edit',
      edits: [{ in: 'query', name: 'a', set: '2' }],
    })
    expect(of('tampered')).toMatchObject([
      { actor: 'outside', what: 'a', before: '1', after: '2', says: 'a is replaced on the way to App.' },
    ])
    expect(of('request-sent')[0]?.request.url).toBe(`${APP}/first?a=2`)
    expect(of('request-sent')[0]?.cause).toBe(of('tampered')[0]?.seq)
    expect(of('response-received')[0]?.response.body).toContain('"told":"?a=2"')
    expect(unreached).toEqual([])
  })

  it('is edited in several places, each a line; what is taken out is said', async () => {
    const edits = [
      { in: 'query', name: 'a', remove: true },
      { in: 'header', name: 'X-More', set: 'y' },
    ] as const
    const { of } = await play({ when: first, do: 'edit', edits })
    expect(of('tampered').map(({ says }) => says)).toEqual([
      'a is taken out on the way to App.',
      'X-More is replaced on the way to App.',
    ])
    expect(of('tampered')[1]?.cause).toBe(of('tampered')[0]?.seq)
  })

  it('is edited on its way back', async () => {
    const { of } = await play({
      when: answer,
      do: 'edit',
      edits: [{ in: 'json', name: 'told', set: 'lies' }],
    })
    expect(of('response-received')[0]?.response.body).toContain('"told":"lies"')
    expect(of('response-received')[1]?.response.body).not.toContain('lies')
  })

  it('is dropped before it arrives: the server never hears of it', async () => {
    const { of, status } = await play({ when: first, do: 'drop' })
    expect(status).toBe('ended')
    expect(of('no-answer')).toMatchObject([
      { actor: 'browser', from: 'app', says: 'The message was lost on its way.' },
    ])
    expect(of('interfered')).toMatchObject([{ with: 'app', says: 'The message to App is dropped.' }])
    expect(of('note')).toHaveLength(plain.of('note').length - 1)
    expect(of('response-received')).toHaveLength(plain.of('response-received').length - 1)
  })

  it('is dropped on its way back: the server has done what it was asked', async () => {
    const { of } = await play({ when: answer, do: 'drop' })
    expect(of('no-answer')).toMatchObject([{ actor: 'browser', from: 'app' }])
    expect(of('note')).toHaveLength(plain.of('note').length)
    expect(of('response-received')).toHaveLength(plain.of('response-received').length - 1)
  })

  it.each([
    ['request', first, true],
    ['answer', answer, false],
  ] as const)(
    'is held: a %s comes later, and so does all that follows',
    async (_what, when, beforeServer) => {
      const { of, events } = await play({ when, do: 'hold', seconds: 90 })
      expect(of('interfered')).toMatchObject([{ says: expect.stringContaining('is held for 90 seconds.') }])
      expect(gaps(events)).toBe(gaps(plain.events) + 90_000)
      const at = (list: readonly TraceEvent[]) => list[0]?.at ?? 0
      expect(at(of('note')) - at(plain.of('note'))).toBe(beforeServer ? 90_000 : 0)
      expect(at(of('response-received')) - at(plain.of('response-received'))).toBe(90_000)
    },
  )

  it('is sent once more, later, by somebody else; the first one goes its way', async () => {
    const { of, unreached, events } = await play({ when: first, do: 'replay', afterSeconds: 3 })
    expect(unreached).toEqual([])
    const sent = of('request-sent').filter(({ request }) => request.url.includes('/first'))
    expect(sent.map(({ actor, kind }) => [actor, kind])).toEqual([
      ['browser', 'navigation'],
      ['outside', 'back-channel'],
    ])
    expect(sent[1]?.request).toEqual(sent[0]?.request)
    expect((sent[1]?.at ?? 0) - (sent[0]?.at ?? 0)).toBe(3000)
    expect(of('run-started')[0]?.parties.at(-1)).toMatchObject({ id: 'outside', kind: 'program' })
    expect(events.filter(({ actor }) => actor === 'app')).toHaveLength(
      plain.events.filter(({ actor }) => actor === 'app').length + 2,
    )
  })

  it('that is sent once more when the story is over still arrives before the run ends', async () => {
    const { unreached, of, events } = await play({ when: first, do: 'replay', afterSeconds: 9_000 })
    expect(unreached).toEqual([])
    expect(of('request-sent')).toHaveLength(plain.of('request-sent').length + 1)
    expect(of('response-received').at(-1)?.from).toBe('outside')
    expect(events.at(-1)?.type).toBe('run-ended')
  })

  it('that would be sent once more while a question waits was not', async () => {
    const { unreached, status } = await run(flow, {
      seed: 1,
      answers: ANSWERS.slice(0, 1),
      interventions: [{ when: first, do: 'replay', afterSeconds: 9_000 }],
    })
    expect(status).toBe('awaiting')
    expect(unreached).toMatchObject([
      {
        says: expect.stringMatching(
          /^The copy of a message .* did not happen: the run was over before the message was sent once more\.$/,
        ),
      },
    ])
  })

  it('is sent once more from another party of the run', async () => {
    const { of, unreached } = await play({ when: first, do: 'replay', afterSeconds: 3, from: 'api' })
    expect(unreached).toEqual([])
    expect(of('request-sent').filter(({ request }) => request.url.includes('/first'))[1]?.actor).toBe('api')
  })

  it('says where it was meant to go when it was led elsewhere, and only then', async () => {
    const divert = { when: first, do: 'divert', party: 'api' } as const
    const edit = { when: second, do: 'edit', edits: [{ in: 'path', name: 'path', set: '/x' }] } as const
    const { of } = await play(divert, edit)
    expect(of('request-sent').map(({ meant }) => meant)).toEqual([
      { to: 'app', path: '/first' },
      { to: 'app', path: '/second' },
      undefined,
    ])
  })

  it('is sent elsewhere: another server answers', async () => {
    const { of, unreached } = await play({ when: first, do: 'divert', party: 'api' })
    expect(unreached).toEqual([])
    expect(of('request-sent')[0]).toMatchObject({ to: 'api', request: { url: `${APP}/first?a=1` } })
    expect(of('response-received')[0]).toMatchObject({ actor: 'api', from: 'browser' })
    expect(of('interfered')).toMatchObject([{ with: 'api', says: 'The message to App goes to API.' }])
  })

  it('may have several things done to it, in the order of the list', async () => {
    const { of } = await play(
      { when: first, do: 'edit', edits: [{ in: 'query', name: 'a', set: '2' }] },
      { when: first, do: 'edit', edits: [{ in: 'query', name: 'a', set: '3' }] },
      { when: first, do: 'hold', seconds: 1 },
    )
    expect(of('tampered').map(({ before, after }) => `${before}>${after}`)).toEqual(['1>2', '2>3'])
    expect(of('request-sent')[0]?.cause).toBe(of('interfered')[0]?.seq)
  })

  it('is counted between two parties and in one direction, and by path where one is given', async () => {
    const urlAt = async (when: Intervention['when']) => {
      const { of } = await play({ when, do: 'edit', edits: [{ in: 'header', name: 'X', set: '1' }] })
      return of('request-sent').find(({ request }) => request.headers.some(([name]) => name === 'X'))?.request
        .url
    }
    expect(await urlAt(second)).toBe(`${APP}/second`)
    expect(await urlAt({ ...first, path: '/second' })).toBe(`${APP}/second`)
    expect(await urlAt({ ...first, path: 'second' })).toBe(`${APP}/second`)
    expect(await urlAt({ message: 1, from: 'app', to: 'api' })).toBe(`${API}/third`)
  })

  it('that waits while another is sent once more follows from its own waiting', async () => {
    const { of } = await play(
      { when: first, do: 'replay', afterSeconds: 1 },
      { when: second, do: 'wait', seconds: 60 },
    )
    const sent = of('request-sent').find(({ request }) => request.url.endsWith('/second'))
    expect(sent?.cause).toBe(of('clock-advanced')[0]?.seq)
  })
})

describe('a server', () => {
  it('that is down does not answer, until it is back', async () => {
    const { of, status } = await play(
      { when: { at: 'start' }, do: 'server', party: 'app', up: false },
      { when: { after: 2 }, do: 'server', party: 'app', up: true },
    )
    expect(status).toBe('ended')
    expect(of('no-answer')).toMatchObject([
      { actor: 'browser', from: 'app', says: 'app.example does not answer.' },
    ])
    expect(of('response-received')).toHaveLength(2)
  })
})

describe('a change that did not happen is reported, and changes nothing', () => {
  const edit = (change: object) => ({ do: 'edit', edits: [change] }) as const
  it.each<[string, object, string]>([
    [
      'an answer that nobody gave',
      { when: { after: 3 }, do: 'wait', seconds: 1 },
      'the run did not come to its place.',
    ],
    [
      'a message too many',
      { when: { ...first, message: 3 }, do: 'drop' },
      'the run did not come to its place.',
    ],
    [
      'a path that nobody asks for',
      { when: { ...first, path: '/nowhere' }, do: 'drop' },
      'the run did not come to its place.',
    ],
    ['messages of nobody', { when: { ...first, from: 'nobody' }, do: 'drop' }, 'there is no party "nobody".'],
    ['messages to nobody', { when: { ...first, to: 'nobody' }, do: 'drop' }, 'there is no party "nobody".'],
    [
      'a member that is not there',
      { when: first, ...edit({ in: 'query', name: 'b', remove: true }) },
      'the message has no b to change.',
    ],
    [
      'a member of what is no JSON',
      { when: first, ...edit({ in: 'json', name: 'a', set: '1' }) },
      'the message has no a to change.',
    ],
    [
      'a redirect of what is none',
      { when: answer, ...edit({ in: 'location', name: 'code', set: '1' }) },
      'the message has no code to change.',
    ],
    [
      'an answer sent elsewhere',
      { when: answer, do: 'divert', party: 'api' },
      'an answer goes to whoever asked, once.',
    ],
    [
      'an answer sent again',
      { when: answer, do: 'replay', afterSeconds: 1 },
      'an answer goes to whoever asked, once.',
    ],
    ['a message to nobody', { when: first, do: 'divert', party: 'nobody' }, 'there is no party "nobody".'],
    [
      'a message sent once more by nobody',
      { when: first, do: 'replay', afterSeconds: 1, from: 'nobody' },
      'there is no party "nobody".',
    ],
    ['a message to a person', { when: first, do: 'divert', party: 'person' }, 'person has no server.'],
    [
      'a server of nobody',
      { when: { at: 'start' }, do: 'server', party: 'nobody', up: false },
      'there is no party "nobody".',
    ],
    [
      'the server of a browser',
      { when: { at: 'start' }, do: 'server', party: 'browser', up: false },
      'browser has no server.',
    ],
    [
      'an object that is not there',
      { when: { at: 'start' }, do: 'remove', collection: 'groups', id: 'x' },
      'there is no x in groups.',
    ],
    [
      'a member of another type',
      { when: { at: 'start' }, do: 'put', collection: 'groups', object: { id: 'x', members: 'ada' } },
      'groups: "members" is not of its type.',
    ],
    [
      'a tenant that is not there',
      { when: { at: 'start' }, in: 'northwind', do: 'put', collection: 'groups', object: { id: 'x' } },
      'there is no tenant "northwind".',
    ],
    [
      'a place that is no tenant',
      { when: { at: 'start' }, in: 'street', do: 'remove', collection: 'groups', id: 'x' },
      'there is no tenant "street".',
    ],
    [
      'a tenant of Object itself',
      { when: { at: 'start' }, in: 'constructor', do: 'remove', collection: 'groups', id: 'x' },
      'there is no tenant "constructor".',
    ],
  ])('%s', async (_what, each, why) => {
    expect(isIntervention(each)).toBe(true)
    const { unreached, events } = await play(each as Intervention)
    expect(unreached).toEqual([expect.stringMatching(/ did not happen: /)])
    expect(unreached[0]).toContain(`did not happen: ${why}`)
    const withoutOutside = events.map((event) =>
      event.type === 'run-started' ? { ...event, parties: flow.parties } : event,
    )
    expect(await digest(withoutOutside)).toBe(await digest(plain.events))
  })

  it('by what it was to be, with the others done', async () => {
    const { unreached, of } = await play(
      { when: { at: 'start' }, do: 'wait', seconds: 1 },
      { when: { after: 9 }, do: 'wait', seconds: 1 },
    )
    expect(unreached).toEqual(['The wait of 1 second did not happen: the run did not come to its place.'])
    expect(of('clock-advanced')).toHaveLength(1)
  })

  it('in part: of two edits the one that found nothing', async () => {
    const edits = [
      { in: 'query', name: 'a', set: '2' },
      { in: 'query', name: 'b', remove: true },
    ] as const
    const { unreached, of } = await play({ when: first, do: 'edit', edits })
    expect(unreached).toEqual([
      'The change of a, b in a message from Browser to App did not happen: the message has no b to change.',
    ])
    expect(of('tampered')).toHaveLength(1)
  })

  it('but those of the flow itself are nobody’s input', async () => {
    const own = { ...flow, interventions: () => [{ when: { after: 9 }, do: 'wait', seconds: 1 } as const] }
    const { unreached } = await run(own, {
      seed: 1,
      answers: ANSWERS,
      interventions: [{ when: { after: 8 }, do: 'wait', seconds: 1 }],
    })
    expect(unreached).toEqual([{ index: 0, says: expect.stringMatching(/not come to its place/) }])
  })
})

describe('a second tenant', () => {
  it('is changed where `in` names it, and the first one is not', async () => {
    const seen: boolean[] = []
    const watching = smallFlow(async ({ directories, directory, network }) => {
      for (const place of ['contoso', 'fabrikam'])
        seen.push(directories[place]?.tenant.groups.some(({ id }) => id === 'new') ?? false)
      expect(directory).toBe(directories.contoso)
      await network.send('browser', 'navigation', get(`${APP}/first`), 0)
      return undefined
    })
    const put = { when: { at: 'start' }, do: 'put', collection: 'groups', object: { id: 'new' } } as const
    await run(watching, { seed: 1, interventions: [{ ...put, in: 'fabrikam' }] })
    await run(watching, { seed: 1, interventions: [put] })
    expect(seen).toEqual([false, true, true, false])
  })
})

describe('what is no change', () => {
  const when = { at: 'start' }
  const round: Record<string, unknown> = { id: 'x' }
  round.again = round
  it.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['no moment', { do: 'wait', seconds: 1 }],
    ['an answer before the first', { when: { after: 0 }, do: 'wait', seconds: 1 }],
    ['half an answer', { when: { after: 1.5 }, do: 'wait', seconds: 1 }],
    ['the message before the first', { when: { ...first, message: 0 }, do: 'drop' }],
    ['a message from anybody', { when: { message: 1, to: 'app' }, do: 'drop' }],
    ['an empty path', { when: { ...first, path: '' }, do: 'drop' }],
    ['no deed', { when }],
    ['an unknown deed', { when, do: 'explode' }],
    ['a deed of Object itself', { when, do: 'constructor' }],
    ['an unknown collection', { when, do: 'remove', collection: 'secrets', id: 'x' }],
    ['an object without id', { when, do: 'put', collection: 'users', object: {} }],
    [
      'an object that is too large',
      { when, do: 'put', collection: 'users', object: { id: 'x', a: 'x'.repeat(20_000) } },
    ],
    [
      'an object that is nested past the end of any stack',
      { when, do: 'put', collection: 'users', object: { id: 'x', a: nested(9_000) } },
    ],
    [
      'an object that is nested more than 32 levels',
      { when, do: 'put', collection: 'users', object: { id: 'x', a: nested(32) } },
    ],
    ['an object that holds itself', { when, do: 'put', collection: 'users', object: round }],
    [
      'an object with a number that JSON has none for',
      { when, do: 'put', collection: 'users', object: { id: 'x', a: 1n } },
    ],
    ['a wait backwards', { when, do: 'wait', seconds: -1 }],
    ['a wait that never ends', { when, do: 'wait', seconds: Number.POSITIVE_INFINITY }],
    ['a wait of no number', { when, do: 'wait', seconds: Number.NaN }],
    ['a server neither up nor down', { when, do: 'server', party: 'app' }],
    ['no edits', { when: first, do: 'edit', edits: [] }],
    [
      'too many edits',
      { when: first, do: 'edit', edits: new Array(21).fill({ in: 'query', name: 'a', set: '' }) },
    ],
    ['empty words', { when, do: 'wait', seconds: 1, says: '' }],
    ['a tenant that is no name', { when, in: 7, do: 'wait', seconds: 1 }],
    ['what follows otherwise than by itself', { when, follows: 'x', do: 'wait', seconds: 1 }],
    ['no list of policies', { when, do: 'consent-policy' }],
    ['no policy', { when, do: 'consent-requests' }],
    [
      'a policy with a member of another type',
      { when, do: 'consent-requests', policy: { isEnabled: 'yes' } },
    ],
    ['a policy that is no text', { when, do: 'consent-policy', permissionGrantPoliciesAssigned: [1] }],
    ['no settings', { when, do: 'configure', party: 'app', settings: {} }],
    ['a setting that there is not', { when, do: 'configure', party: 'app', settings: { state: 'x' } }],
    ['a setting that is no text', { when, do: 'configure', party: 'app', settings: { scope: 1 } }],
    [
      'a setting that is too long',
      { when, do: 'configure', party: 'app', settings: { scope: 'x'.repeat(2_049) } },
    ],
    ...['edit', 'drop', 'hold', 'replay', 'divert'].map((kind): [string, unknown] => [
      `${kind} without a message`,
      {
        when,
        do: kind,
        edits: [{ in: 'query', name: 'a', set: '' }],
        seconds: 1,
        afterSeconds: 1,
        party: 'app',
      },
    ]),
  ])('%s', (_what, candidate) => {
    expect(isIntervention(candidate)).toBe(false)
  })
})
