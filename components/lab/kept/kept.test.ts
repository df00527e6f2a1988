import { beforeAll, expect, test } from 'vitest'
import { findFlow } from '../../../simulator/doors/catalogue'
import type { Flow } from '../engine'
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

const text = () => writeKept({ last: 1, places: new Map([[1, kept]]) })

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
  const read = readKept(writeKept({ last: 0, places: new Map([[0, place]]) }), flow)
  expect(read?.places.get(0)?.run.interventions).toEqual(interventions)
})

test('own names are kept', () => {
  const names = { people: { x: 'Zoe' } }
  const place = keptOf(flow, { ...lab.store.getState(), names })
  if (!place) throw new Error('Nothing was kept.')
  const read = readKept(writeKept({ last: 0, places: new Map([[0, place]]) }), flow)
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
  expect([...(readKept(writeKept({ last: 39, places }), flow)?.places.keys() ?? [])]).toEqual(
    Array.from({ length: 30 }, (_, index) => index + 10),
  )
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
  ['another version', () => damaged((json) => Object.assign(json, { 'tenant-lab-run': 2 }))],
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
    () => damaged(({ places }) => Object.assign(places[0] ?? [], { 5: [['x', []]] })),
  ],
  ['far too much', () => `${text()}${' '.repeat(1_000_000)}`],
])('what cannot be used is not read: %s', (_, damagedText) => {
  expect(readKept(damagedText(), flow)).toBeUndefined()
})

test('what another revision of the flow was kept with is not read', () => {
  expect(readKept(text(), { ...flow, revision: flow.revision + 1 })).toBeUndefined()
})
