import { beforeAll, describe, expect, test } from 'vitest'
import { findFlow } from '../../../simulator/doors/catalogue'
import type { Flow, Intervention } from '../engine'
import { createLab, type LabControl } from '../lab-store'
import { type Kept, keptOf, placeToShow, readKept, writeKept } from './kept'

const slug = 'authorization-code-pkce'
let lab: LabControl
let flow: Flow
let kept: Kept

beforeAll(async () => {
  const entry = findFlow(slug)
  if (!entry) throw new Error('There is no such flow.')
  lab = createLab(await entry.narration(), () => import('../../../simulator/doors/index'))
  await lab.start()
  flow = await entry.flow()
  lab.seek(12)
  await lab.setSwitches({ state: 'tampered' })
  lab.select('left', 'knows')
  const place = keptOf(flow, lab.store.getState())
  if (!place) throw new Error('Nothing was kept.')
  kept = place
})

const written = (last: number, places: ReadonlyMap<number, Kept>, most?: number) => {
  const text = writeKept({ last, places }, most)
  if (text === undefined) throw new Error('It cannot be kept.')
  return text
}
const text = () => written(1, new Map([[1, kept]]))

test('what was kept is read as it was: answers with what was typed, switches, step, panels, other branches', () => {
  const read = readKept(text(), flow)
  expect(read).toEqual({ last: 1, places: new Map([[1, kept]]) })
  expect(kept.run.answers.length).toBeGreaterThan(0)
  expect(kept.branches).toHaveLength(1)
  expect(kept.tabs.left).toBe('knows')
})

test('a run with fifty objects more is kept as well', () => {
  const interventions = Array.from({ length: 50 }, (_, at) => ({
    when: { at: 'start' } as const,
    do: 'put' as const,
    collection: 'groups' as const,
    object: { id: `group-${at}`, displayName: `Group ${at}` },
  }))
  const place = keptOf(flow, { ...lab.store.getState(), interventions })
  if (!place) throw new Error('Nothing was kept.')
  const read = readKept(written(0, new Map([[0, place]])), flow)
  expect(read?.places.get(0)?.run.interventions).toEqual(interventions)
})

test('own names are kept', () => {
  const names = { people: { x: 'Zoe' } }
  const place = keptOf(flow, { ...lab.store.getState(), names })
  if (!place) throw new Error('Nothing was kept.')
  const read = readKept(written(0, new Map([[0, place]])), flow)
  expect(read?.places.get(0)?.run.names).toEqual(names)
})

test('while a text keeps back how the run ends it is not kept: coming back would tell', () => {
  expect(keptOf(flow, { ...lab.store.getState(), hold: () => 3 })).toBeUndefined()
})

test.each<[says: string, last: number, marked: number | undefined, at: number | undefined]>([
  ['the entry of the history names it', 4, 2, 2],
  ['the entry names none', 4, undefined, 4],
  ['the entry names one that is not kept any more', 4, 1, 4],
  ['a text kept back how the one ends that was shown', 5, 5, 4],
])('the place to come back to when %s', (_, last, marked, at) => {
  expect(
    placeToShow(
      {
        last,
        places: new Map([
          [2, kept],
          [4, kept],
        ]),
      },
      marked,
    ),
  ).toBe(at)
})

test('where nothing is kept there is nothing to come back to', () => {
  expect(placeToShow({ last: 0, places: new Map() }, 0)).toBeUndefined()
})

test('what is kept in the middle of a step is this step', () => {
  const state = lab.store.getState()
  const player = { ...state.player, position: 3.2 }
  expect(keptOf(flow, { ...state, player })?.run.step).toBe(4)
})

test('of many places the newest are kept', () => {
  const places = new Map(Array.from({ length: 40 }, (_, id) => [id, kept]))
  expect([...(readKept(written(39, places), flow)?.places.keys() ?? [])]).toEqual(
    Array.from({ length: 30 }, (_, index) => index + 10),
  )
  // Back may have led far away from the newest.
  expect([...(readKept(written(2, places), flow)?.places.keys() ?? [])].slice(0, 2)).toEqual([2, 11])
})

const added = (at: number, bytes = 300): Intervention => ({
  when: { at: 'start' },
  do: 'put',
  collection: 'users',
  object: { id: `user-${at}`, displayName: `Person ${at} `.padEnd(bytes, '.') },
})

describe('a run that grows', () => {
  /** Change by change, each a place, with the runs before it left; as a lab has it. */
  const history = (count: number, bytes?: number) => {
    const places = new Map<number, Kept>()
    let interventions: readonly Intervention[] = []
    let branches: Kept['branches'] = []
    for (let at = 0; at < count; at++) {
      const run = { ...kept.run, answers: [], interventions }
      places.set(at, { ...kept, run, branches })
      branches = [{ title: `Run ${at}`, run, tenant: undefined }, ...branches].slice(0, 12)
      interventions = [...interventions, added(at, bytes)]
    }
    return places
  }

  test('has each change kept once, however many places and runs have it', () => {
    const places = history(100)
    const all = written(99, places)
    const read = readKept(all, flow)
    expect(read?.places.size).toBe(30)
    for (const [id, place] of read?.places ?? []) expect(place).toEqual(places.get(id))
    expect(all.split('Person 3 ')).toHaveLength(2)
    expect(all.length).toBeLessThan(120_000)
  })

  test.each([40_000, 60_000, 200_000])(
    'is kept as far as %i characters go: what is older goes first',
    (most) => {
      const places = history(60, 2_000)
      const all = writeKept({ last: 10, places }, most)
      expect(all?.length).toBeLessThanOrEqual(most)
      const read = readKept(all ?? '', flow)
      const [shown, ...others] = [...(read?.places.keys() ?? [])]
      expect(shown).toBe(10)
      expect(others.toReversed()).toEqual(others.map((_, index) => 59 - index))
      for (const [id, place] of read?.places ?? []) expect(place.run).toEqual(places.get(id)?.run)
    },
  )

  test('keeps as many of the runs that were left as there is room for, the newest first', () => {
    const places = new Map([...history(20, 2_000)].slice(-1))
    const whole = readKept(written(19, places), flow)?.places.get(19)
    const alone = [...places].map(([id, place]) => [id, { ...place, branches: [] }] as const)
    const most = written(19, new Map(alone)).length + 1_000
    const short = readKept(written(19, places, most), flow)?.places.get(19)
    expect(whole?.branches).toHaveLength(12)
    expect(short?.branches.length).toBeGreaterThan(0)
    expect(short?.branches.length).toBeLessThan(12)
    expect(short?.branches).toEqual(whole?.branches.slice(0, short?.branches.length))
  })

  test.each<[what: string, interventions: readonly Intervention[], most?: number]>([
    ['of more changes than are read', Array.from({ length: 401 }, (_, at) => added(at))],
    ['with a change that is none', [{ ...added(1), says: '' }]],
    ['longer than there is room', [added(1, 9_000)], 8_000],
  ])('is not kept where it could not be read: %s', (_, interventions, most) => {
    const place = { ...kept, run: { ...kept.run, interventions } }
    expect(writeKept({ last: 0, places: new Map([[0, place]]) }, most)).toBeUndefined()
    // Nothing else is lost by it.
    const others = new Map([
      [0, place],
      [1, kept],
    ])
    expect([...(readKept(written(1, others, most), flow)?.places.keys() ?? [])]).toEqual([1])
  })

  test('with more answers than a link takes is kept', () => {
    const [answer] = kept.run.answers
    const answers = Array.from({ length: 100 }, () => answer as NonNullable<typeof answer>)
    const place = { ...kept, run: { ...kept.run, answers } }
    expect(readKept(written(0, new Map([[0, place]])), flow)?.places.get(0)).toEqual(place)
  })
})

type Change = (json: Record<string, unknown> & { places: unknown[][] }) => void
const damaged = (change: Change) => {
  const json = JSON.parse(text())
  change(json)
  return JSON.stringify(json)
}

test.each<[says: string, text: () => string]>([
  ['nothing', () => ''],
  ['half of it', () => text().slice(0, 100)],
  ['a list', () => '[]'],
  ['another version', () => damaged((json) => Object.assign(json, { 'tenant-lab-run': 1 }))],
  ['no places', () => damaged((json) => Object.assign(json, { places: {} }))],
  ['a place that is none', () => damaged(({ places }) => places.push([7]))],
  [
    'a tab that does not exist',
    () => damaged(({ places }) => Object.assign(places[0]?.[2] ?? {}, { left: 'x' })),
  ],
  [
    'a list of tabs that does not exist',
    () => damaged(({ places }) => Object.assign(places[0]?.[2] ?? {}, { constructor: 'why' })),
  ],
  ['a list of tabs too few', () => damaged(({ places }) => (places[0] as unknown[]).splice(2, 1, {}))],
  ['an answer of no known kind', () => text().replace('"username"', '"eval"')],
  ['a switch that does not exist', () => text().replace('"tampered"', '"burnt"')],
  ['another flow', () => text().replaceAll(slug, 'device-authorization')],
  [
    'a branch of another flow',
    () => damaged(({ places }) => Object.assign(places[0] ?? [], { 6: [['x', 7]] })),
  ],
  ['far too much', () => `${text()}${' '.repeat(2_000_000)}`],
])('what cannot be used is not read: %s', (_, damagedText) => {
  expect(readKept(damagedText(), flow)).toBeUndefined()
})

test('what another revision of the flow was kept with is not read', () => {
  expect(readKept(text(), { ...flow, revision: flow.revision + 1 })).toBeUndefined()
})
