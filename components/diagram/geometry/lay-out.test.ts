import { expect, test } from 'vitest'
import type { Diagram, Lane, Party } from '../../../simulator/doors/view'
import { layOut, wayBetween } from './lay-out'

const party = (id: string, kind: Party['kind'], inTenant = true): Party => ({
  id,
  kind,
  name: id,
  detail: `a ${kind}`,
  inTenant,
})
const lane = (kind: Lane['kind'], from: string, to: string): Lane => ({
  id: `${kind}:${from}:${to}`,
  from,
  to,
  kind,
})
const diagram: Diagram = {
  tenant: { displayName: 'Contoso', domain: 'contoso.example' },
  parties: [
    party('browser', 'browser', false),
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

test('two lanes between the same two parties do not lie on each other', () => {
  const [front, script] = layout.lanes
  expect(front?.curve[0]).not.toEqual(script?.curve[0])
  expect(front?.curve[3]).not.toEqual(script?.curve[3])
})

test('a name stands on a side that no line uses', () => {
  expect(layout.parties.find((placed) => placed.party.id === 'idp')?.label).toBe('right')
})

test('what is not of the tenant stands outside its boundary', () => {
  const xs = [...layout.boundary.matchAll(/[MLQ ](-?[\d.]+),/g)].map((match) => Number(match[1]))
  expect(Math.min(...xs)).toBeGreaterThan(100)
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
  expect(wayBetween(layout, 'browser', 'nobody', 'event')).toBeUndefined()
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
        party('browser', 'browser', false),
        party('phone', 'phone', false),
        party('idp', 'identity-provider'),
      ],
      facts: [],
      lanes: [lane('front', 'browser', 'idp')],
    },
    above,
    undefined,
    1.6,
    true,
  )
  const labels = Object.fromEntries(parties.map((placed) => [placed.party.id, placed.label]))
  expect(labels).toEqual({ browser: 'top', phone: 'top', idp: 'bottom' })
})

test('the sign of the boundary hangs clear of the names below it, however large type is', () => {
  for (const scale of [1, 1.6, 2]) {
    const { sign, parties } = layOut(diagram, positions, undefined, scale)
    const type = 15 * Math.max(1, (scale * 13.1) / 15)
    const highest = Math.min(
      ...parties.filter(({ party: { inTenant } }) => inTenant).map(({ y, height }) => y - height / 2),
    )
    expect(sign.y + 0.9 * type, `at ${scale}`).toBeLessThan(highest)
  }
})
