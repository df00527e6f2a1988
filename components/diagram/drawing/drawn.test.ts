import { describe, expect, it } from 'vitest'
import { diagram } from '../../../simulator/doors/view'
import { contoso } from '../../../simulator/fixtures/contoso'
import { findFlow } from '../../../simulator/flows/catalogue'
import { completeRun } from '../../../simulator/run/complete'
import type { Intervention } from '../../../simulator/run/intervention'
import type { Edges } from '../geometry/boundary'
import { sample } from '../geometry/curve'
import { enclose } from '../geometry/enclose'
import { apart, edgesOf, lettersAt, wordsOf } from '../geometry/extent'
import { fitted } from '../geometry/fit'
import { layOut, type Positions, upright } from '../geometry/lay-out'
import { lettersFor } from '../geometry/letters'
import { isTall, keptAs } from '../places'
import { SHAPES } from '../shapes/shape-of'
import { drawn } from './drawn'

const idOf = (name: string) =>
  [...contoso.users, ...contoso.groups].find(({ displayName }) => displayName === name)?.id ?? ''
const START = { at: 'start' } as const
const group = (nth: number): Intervention => ({
  when: START,
  do: 'put',
  collection: 'groups',
  object: { id: `group-${nth}`, displayName: `Group ${nth}`, members: [idOf('Ada Nilsen')] },
})
const many = (count: number, collection: 'groups' | 'users' | 'devices', name: string): Intervention[] =>
  Array.from({ length: count }, (_, at) => ({
    when: START,
    do: 'put',
    collection,
    object: { id: `${name} ${at + 1}`, displayName: `${name} ${at + 1}` },
  }))

/** A few of each kind, as a palette makes them. */
const mixed = (count: number): Intervention[] => [
  ...many(Math.ceil(count / 2), 'groups', 'Dynamic group'),
  ...many(Math.floor(count / 4), 'users', 'User'),
  ...many(count - Math.ceil(count / 2) - Math.floor(count / 4), 'devices', 'LAPTOP'),
]

interface Seen {
  readonly size?: readonly [width: number, height: number]
  readonly spots?: Positions
  readonly slug?: string
  readonly lastSeq?: number
}

const runs = new Map<string, ReturnType<typeof run>>()
async function run(slug: string, changes: readonly Intervention[]) {
  const entry = findFlow(slug)
  const [flow, narration] = await Promise.all([entry?.flow(), entry?.narration()])
  if (!flow || !narration) throw new Error(slug)
  const { result } = await completeRun(flow, { seed: 1, interventions: changes })
  return { flow, narration, events: result.events }
}
function ranOnce(slug: string, changes: readonly Intervention[]) {
  const key = JSON.stringify([slug, changes])
  const known = runs.get(key) ?? run(slug, changes)
  runs.set(key, known)
  return known
}

async function look(changes: readonly Intervention[], shown: readonly string[], seen: Seen = {}) {
  const { size: [width, height] = [900, 420], spots = {}, slug = 'single-sign-on' } = seen
  const { flow, narration, events } = await ranOnce(slug, changes)
  const lastSeq = seen.lastSeq ?? events.length
  const whole = diagram(events, events.length)
  const before = diagram(events, lastSeq)
  const given = {
    ...{ flow, events, lastSeq, changes, shown, spots, width, height, zoom: undefined },
    ...{ name: slug, places: narration.layout, reserved: whole },
  }
  return { before, whole, given, ...drawn(before, given) }
}

async function picture(changes: readonly Intervention[], shown: readonly string[], seen: Seen = {}) {
  const { before, view, spots, folds } = await look(changes, shown, seen)
  const known = new Set(before.parties.map(({ id }) => id))
  const nameOf = new Map(view.parties.map(({ id, name }) => [id, name]))
  const more = view.parties.filter(({ id }) => !known.has(id))
  const edges = view.facts
    .slice(before.facts.length)
    .map(({ from, label, to }) => `${nameOf.get(from)} ${label} ${nameOf.get(to)}`)
  return { names: more.map(({ name }) => name), ids: more.map(({ id }) => id), edges, spots, folds }
}

const holds = ({ left, top, right, bottom }: Edges, { x, y }: { x: number; y: number }) =>
  x > left && x < right && y > top && y < bottom

/** Whether a point is within the corners of an outline. */
const isInside = (corners: readonly { x: number; y: number }[], { x, y }: { x: number; y: number }) =>
  corners.filter((one, at) => {
    const next = corners[(at + 1) % corners.length] ?? one
    return one.y > y !== next.y > y && x < ((next.x - one.x) * (y - one.y)) / (next.y - one.y) + one.x
  }).length %
    2 ===
  1

/** The picture as it is laid out on a screen of this size, with what lies on what. */
async function screen(changes: readonly Intervention[], seen: Seen) {
  const { view, places, given, whole, folds } = await look(changes, [], seen)
  const { width, height } = given
  const tall = isTall(given)
  const standing = tall ? upright(places) : places
  const laid = (letters: Parameters<typeof layOut>[3]) => layOut(view, standing, whole, letters, tall)
  const letters = lettersFor(laid, width, height, undefined)
  const layout = laid(letters)
  const scale = 1 / fitted(layout.frame, width, height).zoom
  const said = layout.parties.map((party) => ({
    name: party.party.name,
    // Where it is smaller there are no names (diagram.css): they are there for whoever comes nearer.
    words: wordsOf(party, scale > 2.05 ? lettersAt(2.05) : letters),
    shape: edgesOf(party),
  }))
  const over = said.flatMap((one, at) =>
    said
      .slice(at + 1)
      .filter(
        (other) =>
          !apart(one.words, other.words) ||
          !apart(one.words, other.shape) ||
          !apart(one.shape, other.words) ||
          !apart(one.shape, other.shape),
      )
      .map((other) => `${one.name} and ${other.name}`),
  )
  const more = view.parties.slice(whole.parties.length)
  const stand = more.reduce((sum, { id }) => sum + (folds.get(id)?.length ?? 1), 0)
  return { scale, over, stand }
}

describe('the picture of a flow', () => {
  it('has nothing more where nothing is added and nothing wanted', async () => {
    expect((await picture([], [])).names).toEqual([])
  })

  it('has what was added, and what the reader wants to see, with their edges', async () => {
    const { names, edges } = await picture([group(1)], [idOf('Finance'), idOf('Chidi Okafor')])
    expect(names).toEqual(['Chidi Okafor', 'Finance', 'Group 1'])
    expect(edges).toEqual([
      'Ada member of Finance',
      'Chidi Okafor member of Finance',
      'Chidi Okafor member of All staff',
      'Ada member of Group 1',
      'Chidi Okafor Approver Expenses API',
    ])
  })

  it('does not have twice what is a party already, nor what nobody knows', async () => {
    expect((await picture([], [idOf('All staff'), 'nobody'])).names).toEqual([])
  })
})

const SCREENS = [
  ['a wide window', [900, 420]],
  ['a tablet', [780, 400]],
  ['a phone', [374, 420]],
] as const

describe('however many are added', () => {
  const flows = ['single-sign-on', 'client-credentials', 'stolen-code']
  it.each(
    flows.flatMap((slug) =>
      SCREENS.flatMap(([title, size]) => [8, 20, 50].map((count) => [slug, count, title, size] as const)),
    ),
  )('the picture of %s with %i on %s can be read', async (slug, count, _, size) => {
    const alone = await screen([], { slug, size })
    const { scale, over, stand } = await screen(mixed(count), { slug, size })
    expect(stand).toBe(count)
    // A picture that is smaller without anything added becomes no smaller.
    expect(scale).toBeLessThan(Math.max(1.85, alone.scale * 1.12))
    expect(over.filter((each) => !alone.over.includes(each))).toEqual([])
  })

  it('those of a kind that have no room stand as one, which says how many, with the edges of all', async () => {
    const changes = Array.from({ length: 50 }, (_, at) => group(at + 1))
    const { names, edges, folds } = await picture(changes, [idOf('Chidi Okafor')])
    const [fold] = folds
    expect(names.at(-1)).toBe(`${fold?.[1].length} more groups`)
    expect(names).toHaveLength(51 - (fold?.[1].length ?? 0) + 1)
    expect(edges).toContain(`Ada member of ${names.at(-1)}`)
  })

  it('what was picked last is in front, then what is joined to the flow, then what was added last', async () => {
    const changes = [...many(30, 'users', 'User'), group(1), ...many(30, 'devices', 'LAPTOP')]
    const { names } = await picture(changes, ['User 3', 'LAPTOP 5'])
    expect(names.slice(0, 5)).toEqual(['LAPTOP 5', 'User 3', 'Group 1', 'LAPTOP 30', 'LAPTOP 29'])
  })
})

describe('the places of what is added', () => {
  it.each(SCREENS)('on %s are nobody else’s, and no line lies on them', async (_, size) => {
    const { view, given, whole, spots } = await look(mixed(8), [], { size })
    const tall = isTall(given)
    const at = (id: string) => spots[keptAs(id, tall)]
    const standing = tall ? upright(given.places) : given.places
    const layout = layOut(whole, standing, undefined, undefined, tall)
    for (const { id, kind } of view.parties.filter((party) => at(party.id))) {
      const { x, y } = at(id) ?? { x: 0, y: 0 }
      const { width, height } = SHAPES[kind]
      const [shape] = [edgesOf({ x, y, width, height })]
      for (const other of layout.parties) expect(apart(shape, edgesOf(other)), id).toBe(true)
      for (const { curve, lane } of layout.lanes)
        for (const point of sample(curve, 60)) expect(holds(shape, point), `${id} on ${lane.id}`).toBe(false)
    }
  })

  it.each(SCREENS)('on %s leave everybody who is in no tenant outside of its boundary', async (_, size) => {
    const { view, places, given, whole } = await look(mixed(50), [], { size })
    const tall = isTall(given)
    const standing = tall ? upright(places) : places
    const corners = (diagram: typeof view) =>
      layOut(diagram, standing, whole, undefined, tall).parties.filter(
        ({ party }) => party.place === 'contoso',
      )
    const around = (diagram: typeof view) => {
      const [place] = diagram.places
      if (!place) throw new Error('There is no tenant.')
      return enclose(place, corners(diagram), lettersAt(1)).corners
    }
    const outside = view.parties.filter(({ place }) => place === undefined)
    expect(outside.length).toBeGreaterThan(1)
    for (const { id, name } of outside)
      expect(isInside(around(view), standing[id] ?? { x: 0, y: 0 }), name).toBe(false)
  })

  it('stay when others come and go', async () => {
    const three = await picture([group(1), group(2), group(3)], [])
    const four = await picture([group(1), group(2), group(3), group(4)], [], { spots: three.spots })
    expect(four.spots).toMatchObject(three.spots)
    // The second one is taken back, and made again.
    const two = await picture([group(1), group(3)], [], { spots: four.spots })
    expect(two.spots['group-3']).toEqual(three.spots['group-3'])
    const again = await picture([group(1), group(3), group(2)], [], {
      spots: { ...four.spots, ...two.spots },
    })
    expect(again.spots['group-2']).toEqual(three.spots['group-2'])
  })

  it('are the same at every step', async () => {
    const first = await picture([group(1), group(2)], [], { lastSeq: 3 })
    const last = await picture([group(1), group(2)], [])
    expect(first.spots).toEqual(last.spots)
    expect(first.ids).toEqual(last.ids)
  })

  it('are kept by the picture that lies across and by the upright one apart', async () => {
    const across = await picture([group(1)], [])
    const tall = await picture([group(1)], [], { size: [374, 420], spots: across.spots })
    expect(Object.keys({ ...across.spots, ...tall.spots })).toEqual(['group-1', 'group-1:upright'])
  })
})
