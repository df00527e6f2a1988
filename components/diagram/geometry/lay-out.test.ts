import { describe, expect, test } from 'vitest'
import type { Diagram, Lane, Party, Place } from '../../../simulator/doors/view'
import { SHAPES } from '../shapes/shape-of'
import { sample } from './curve'
import { SIGN_LETTER } from './enclose'
import { apart, FULL, lettersAt, edgesOf as shapeOf, wordsOf, wordsOfFact } from './extent'
import { layOut, wayBetween } from './lay-out'

const party = (id: string, kind: Party['kind'], place: string | undefined = 'contoso'): Party => ({
  id,
  kind,
  name: id,
  detail: `a ${kind}`,
  ...(place && { place }),
})
const lane = (kind: Lane['kind'], from: string, to: string): Lane => ({
  id: `${kind}:${from}:${to}`,
  from,
  to,
  kind,
})
const place = (id: string, kind: Place['kind'] = 'tenant'): Place => ({
  id,
  kind,
  name: `${id[0]?.toUpperCase()}${id.slice(1)}`,
  detail: `${id}.example`,
})
const diagram: Diagram = {
  places: [place('contoso')],
  parties: [
    party('browser', 'browser', ''),
    party('idp', 'identity-provider'),
    party('app', 'service-principal'),
    party('blueprint', 'application'),
  ],
  facts: [{ id: 'instance', type: 'instanceOf', from: 'app', to: 'blueprint', label: 'instance of' }],
  lanes: [lane('front', 'browser', 'idp'), lane('script', 'browser', 'idp'), lane('back', 'app', 'idp')],
}
const positions = {
  browser: { x: 0, y: 400 },
  idp: { x: 500, y: 100 },
  app: { x: 500, y: 400 },
  blueprint: { x: 800, y: 100 },
}
const layout = layOut(diagram, positions)

/** The extent of an SVG path, from the points it goes through. */
function edgesOf(path = '') {
  const points = [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  )
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

test('two lanes between the same two parties do not lie on each other', () => {
  const [front, script] = layout.lanes
  expect(front?.curve[0]).not.toEqual(script?.curve[0])
  expect(front?.curve[3]).not.toEqual(script?.curve[3])
})

test('a name stands on a side that no line uses', () => {
  expect(layout.parties.find((placed) => placed.party.id === 'idp')?.label).toBe('right')
})

test('what is not of the tenant stands outside its boundary', () => {
  expect(layout.places.map(({ title }) => title)).toEqual(['Contoso tenant'])
  expect(edgesOf(layout.places[0]?.boundary).left).toBeGreaterThan(100)
})

test('a message goes over the lane of its kind, an answer the same way back', () => {
  const out = wayBetween(layout, 'browser', 'idp', 'script')
  const back = wayBetween(layout, 'idp', 'browser', 'script')
  expect(out).toEqual(layout.lanes[1]?.curve)
  expect(back?.[0]).toEqual(out?.[3])
})

test('without a lane the way is the fact that joins them, and without one straight across', () => {
  expect(wayBetween(layout, 'blueprint', 'app', 'event')?.[0]).toEqual(layout.facts[0]?.curve[3])
  expect(wayBetween(layout, 'browser', 'blueprint', 'event')).toBeDefined()
  expect(wayBetween(layout, 'nobody', 'nobody', 'event')).toBeUndefined()
})

test('a lane follows a party that is moved', () => {
  const moved = layOut(diagram, { ...positions, idp: { x: 600, y: 160 } })
  expect(moved.lanes[0]?.curve[3]).toEqual({
    x: (layout.lanes[0]?.curve[3].x ?? 0) + 100,
    y: (layout.lanes[0]?.curve[3].y ?? 0) + 60,
  })
})

test('upright, a name stands where it does not lie on another one', () => {
  const above = { phone: { x: 0, y: 0 }, browser: { x: 0, y: 155 }, idp: { x: 0, y: 500 } }
  const { parties } = layOut(
    {
      ...diagram,
      parties: [
        party('browser', 'browser', ''),
        party('phone', 'phone', ''),
        party('idp', 'identity-provider'),
      ],
      facts: [],
      lanes: [lane('front', 'browser', 'idp')],
    },
    above,
    undefined,
    lettersAt(1.6),
    true,
  )
  const labels = Object.fromEntries(parties.map((placed) => [placed.party.id, placed.label]))
  expect(labels).toEqual({ browser: 'top', phone: 'top', idp: 'bottom' })
})

describe('wherever things are dragged to, words lie on no shape and on no other words, while there is a side for them', () => {
  const cast: Diagram = {
    ...diagram,
    parties: [party('device', 'device', ''), party('phone', 'phone', ''), ...diagram.parties],
  }
  test.each([
    ['a phone beneath a device', { device: { x: 0, y: 0 }, phone: { x: 0, y: 100 } }, 1],
    ['a phone right of a device, close', { device: { x: 0, y: 0 }, phone: { x: 130, y: 20 } }, 1],
    ['names as large as on a stage', { device: { x: 0, y: 0 }, phone: { x: 70, y: 120 } }, 1.5],
  ])('%s', (_, moved, zoom) => {
    const letters = lettersAt(1, zoom)
    const { parties } = layOut(cast, { ...positions, ...moved }, undefined, letters)
    for (const one of parties) {
      for (const other of parties) {
        if (one === other) continue
        expect(apart(wordsOf(one, letters), shapeOf(other)), `${one.party.id} on ${other.party.id}`).toBe(
          true,
        )
        expect(
          apart(wordsOf(one, letters), wordsOf(other, letters)),
          `${one.party.id}, ${other.party.id}`,
        ).toBe(true)
      }
    }
  })
})

test('the name of a fact stands along its line where no shape and no words are, while there is such a place', () => {
  const cast = {
    ...diagram,
    facts: [{ id: 'f', type: 'appRoleAssignment', from: 'app', to: 'blueprint', label: 'Reports.Read.All' }],
  }
  const { facts, parties } = layOut(cast, { ...positions, browser: { x: 650, y: 250 } })
  const [fact] = facts
  if (!fact) throw new Error('not drawn')
  const words = wordsOfFact(fact.fact, fact.name, fact.beside, FULL)
  for (const placed of parties) {
    expect(apart(words, shapeOf(placed)), placed.party.id).toBe(true)
    expect(apart(words, wordsOf(placed, FULL)), placed.party.id).toBe(true)
  }
})

test('the sign of the boundary hangs clear of the names below it, however large type is', () => {
  for (const scale of [1, 1.6, 2]) {
    const { places, parties } = layOut(diagram, positions, undefined, lettersAt(scale))
    const type = 15 * Math.max(1, (scale * 13.1) / 15)
    const highest = Math.min(
      ...parties.filter(({ party: { place } }) => place).map(({ y, height }) => y - height / 2),
    )
    expect((places[0]?.sign.y ?? 0) + 0.9 * type, `at ${scale}`).toBeLessThan(highest)
  }
})

test('what somebody outside of the picture does to a party stands above that party', () => {
  const [at] = wayBetween(layout, 'nobody', 'idp', 'event') ?? []
  expect(at).toEqual({ x: 500, y: 100 - SHAPES['identity-provider'].height / 2 - 4 })
})

describe('two tenants beside each other, with somebody else’s server and a program in the open', () => {
  const cast: Diagram = {
    places: [place('contoso'), place('fabrikam'), place('github', 'other-organization')],
    parties: [
      party('person', 'user', 'contoso'),
      party('home', 'identity-provider', 'contoso'),
      party('blueprint', 'application', 'contoso'),
      party('browser', 'browser', ''),
      party('theirs', 'identity-provider', 'fabrikam'),
      party('instance', 'service-principal', 'fabrikam'),
      party('api', 'resource', 'fabrikam'),
      party('runner', 'program', 'github'),
      party('outside', 'program', ''),
    ],
    facts: [{ id: 'instance', type: 'instanceOf', from: 'instance', to: 'blueprint', label: 'instance of' }],
    lanes: [
      lane('front', 'browser', 'home'),
      lane('front', 'browser', 'theirs'),
      lane('back', 'runner', 'api'),
    ],
  }
  const stand = {
    person: { x: 80, y: 80 },
    home: { x: 280, y: 90 },
    blueprint: { x: 280, y: 330 },
    browser: { x: 40, y: 560 },
    theirs: { x: 620, y: 90 },
    instance: { x: 620, y: 330 },
    api: { x: 820, y: 330 },
    runner: { x: 1080, y: 330 },
  }

  test.each([1, 1.6, 2])('each has a boundary of its own, and none lies over another, at %f', (scale) => {
    const { places } = layOut(cast, stand, undefined, lettersAt(scale))
    expect(places.map(({ title }) => title)).toEqual(['Contoso tenant', 'Fabrikam tenant', 'Github'])
    const edges = places.map(({ boundary }) => edgesOf(boundary))
    for (const [index, one] of edges.entries()) {
      for (const other of edges.slice(index + 1)) {
        const apart =
          one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top
        expect(apart).toBe(true)
      }
    }
  })

  test('each boundary is around its own parties, and around nobody else', () => {
    const { places, parties } = layOut(cast, stand)
    for (const { place, boundary } of places) {
      const { left, top, right, bottom } = edgesOf(boundary)
      const inside = parties.filter(({ x, y }) => left < x && x < right && top < y && y < bottom)
      const own = parties.filter(({ party }) => party.place === place.id)
      expect(inside.map(({ party }) => party.id)).toEqual(own.map(({ party }) => party.id))
    }
  })

  test('a sign is no wider than what it hangs from', () => {
    for (const { boundary, sign, title } of layOut(cast, stand).places) {
      const { left, right } = edgesOf(boundary)
      expect(sign.x).toBe(left)
      expect(right - left).toBeGreaterThan(15 * title.length * SIGN_LETTER)
    }
  })

  test('the detail stands beside the sign where the upper edge has room for both, else on the lower edge', () => {
    for (const { place, boundary, sign, detail } of layOut(cast, stand).places) {
      if (!detail) throw new Error('It has no place.')
      const { left, right, bottom } = edgesOf(boundary)
      expect(detail.y).toBe(place.id === 'contoso' ? sign.y : bottom)
      expect(detail.x).toBeGreaterThan(left)
      expect(detail.x + place.detail.length * 7.2).toBeLessThan(right + 1)
    }
  })

  test('the detail lies under nobody: beside the sign, else on the lower edge, else nowhere', () => {
    const detailOf = (...over: { x: number; y: number }[]) => {
      const others = over.map((_, at) => party(`over-${at}`, 'program', ''))
      const spots = Object.fromEntries(over.map((spot, at) => [`over-${at}`, spot]))
      const { places } = layOut({ ...cast, parties: [...cast.parties, ...others] }, { ...stand, ...spots })
      return places.find(({ place }) => place.id === 'contoso')
    }
    const [free, first] = [detailOf(), detailOf()?.detail]
    const low = first && detailOf({ x: first.x + 30, y: first.y })?.detail
    const bottom = edgesOf(free?.boundary ?? '').bottom
    expect(first?.y).toBe(free?.sign.y)
    expect(low?.y).toBe(bottom)
    expect(
      detailOf({ x: (first?.x ?? 0) + 30, y: first?.y ?? 0 }, { x: (low?.x ?? 0) + 30, y: low?.y ?? 0 })
        ?.detail,
    ).toBe(undefined)
  })

  test('a fact between two parties goes around whoever stands between them', () => {
    const [from, between, to] = ['blueprint', 'instance', 'api']
    const fact = { id: 'f', type: 'appRoleAssignment', from, to, label: 'Approve' }
    const { facts, parties } = layOut({ ...cast, facts: [...cast.facts, fact] }, stand)
    const box = parties.find(({ party }) => party.id === between)
    const line = facts.find((each) => each.fact.id === 'f')
    if (!box || !line) throw new Error('not drawn')
    for (const { x, y } of sample(line.curve, 50))
      expect(Math.abs(x - box.x) < box.width / 2 && Math.abs(y - box.y) < box.height / 2).toBe(false)
  })

  test('the names of two facts that join the same two stand apart', () => {
    const [from, to] = ['instance', 'api']
    const facts = ['Read', 'Read.All'].map((label) => ({ id: label, type: 'grant', from, to, label }))
    const [one, other] = layOut({ ...cast, facts: [...cast.facts, ...facts] }, stand).facts.filter(
      ({ fact }) => fact.type === 'grant',
    )
    if (!one || !other) throw new Error('not drawn')
    const words = (placed: typeof one) => wordsOfFact(placed.fact, placed.name, placed.beside, FULL)
    expect(apart(words(one), words(other))).toBe(true)
  })

  test('who has no place in the layout stands where nobody stands, and is in the picture', () => {
    const { parties, frame } = layOut(cast, stand)
    const outside = parties.find(({ party }) => party.id === 'outside')
    if (!outside) throw new Error('nobody stands outside')
    for (const other of parties) {
      if (other === outside) continue
      const [across, down] = [Math.abs(other.x - outside.x), Math.abs(other.y - outside.y)]
      expect(across > (other.width + outside.width) / 2 || down > (other.height + outside.height) / 2).toBe(
        true,
      )
    }
    expect(outside.y + outside.height / 2).toBeLessThan(frame.bottom)
  })

  test('a place in which nobody stands has no boundary', () => {
    const empty = { ...cast, parties: cast.parties.filter((each) => each.place !== 'github') }
    expect(layOut(empty, stand).places.map(({ place }) => place.id)).toEqual(['contoso', 'fabrikam'])
  })
})

test('without any layout every party has a spot of its own', () => {
  const { parties } = layOut(diagram, {})
  expect(new Set(parties.map(({ x, y }) => `${x} ${y}`)).size).toBe(diagram.parties.length)
})
