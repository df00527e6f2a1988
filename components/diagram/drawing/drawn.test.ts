import { describe, expect, it } from 'vitest'
import { diagram } from '../../../simulator/doors/view'
import { contoso } from '../../../simulator/fixtures/contoso'
import { flow } from '../../../simulator/flows/single-sign-on/flow'
import { narration } from '../../../simulator/flows/single-sign-on/narration'
import { completeRun } from '../../../simulator/run/complete'
import type { Intervention } from '../../../simulator/run/intervention'
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

async function picture(
  changes: readonly Intervention[],
  shown: readonly string[],
  [width, height] = [900, 400],
) {
  const { result } = await completeRun(flow, { seed: 1, interventions: changes })
  const { events } = result
  const lastSeq = events.length
  const { layout } = narration
  const given = {
    flow,
    events,
    lastSeq,
    changes,
    shown,
    places: layout,
    width: width ?? 0,
    height: height ?? 0,
  }
  const before = diagram(events, lastSeq)
  const { view, places } = drawn(before, given)
  const known = new Set(before.parties.map(({ id }) => id))
  const nameOf = new Map(view.parties.map(({ id, name }) => [id, name]))
  const more = view.parties.filter(({ id }) => !known.has(id))
  const edges = view.facts
    .slice(before.facts.length)
    .map(({ from, label, to }) => `${nameOf.get(from)} ${label} ${nameOf.get(to)}`)
  return { names: more.map(({ name }) => name), edges, spots: more.map(({ id }) => places[id]), layout }
}

describe('the picture of a flow', () => {
  it('has nothing more where nothing is added and nothing wanted', async () => {
    expect((await picture([], [])).names).toEqual([])
  })

  it('has what was added, and what the reader wants to see, with their edges', async () => {
    const { names, edges } = await picture([group(1)], [idOf('Finance'), idOf('Chidi Okafor')])
    expect(names).toEqual(['Group 1', 'Finance', 'Chidi Okafor'])
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

  it('has many of a kind as one, with the edges of all', async () => {
    const { names, edges } = await picture(
      Array.from({ length: 18 }, (_, at) => group(at + 1)),
      [idOf('Chidi Okafor')],
    )
    expect(names).toEqual(['18 groups', 'Chidi Okafor'])
    expect(edges).toContain('Ada member of 18 groups')
  })

  it.each<[string, [number, number]]>([
    ['beside the flow', [900, 400]],
    ['below it where it stands upright', [390, 600]],
  ])('has them %s, each in a place of its own', async (_, size) => {
    const { spots, layout } = await picture([group(1), group(2), group(3)], [], size)
    const right = Math.max(...Object.values(layout).map(({ x }) => x))
    // The places are those of the picture that lies across: upright they turn.
    expect(spots.every((spot) => spot && spot.x > right + 100)).toBe(true)
    expect(new Set(spots.map((spot) => `${spot?.x} ${spot?.y}`)).size).toBe(3)
  })
})
