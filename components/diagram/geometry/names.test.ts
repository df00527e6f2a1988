import { expect, test } from 'vitest'
import { findFlow } from '../../../simulator/doors/catalogue'
import { completeRun } from '../../../simulator/doors/index'
import { diagram } from '../../../simulator/doors/view'
import { namesUpTo, type PlacedParty } from './extent'
import { layOut } from './lay-out'

const party = (name: string, x: number, y: number): PlacedParty => ({
  party: { id: name, name, detail: '', kind: 'resource' } as PlacedParty['party'],
  x,
  y,
  width: 60,
  height: 60,
  label: 'bottom',
})

test('a name stays as long as it lies on nobody else and on no other name', () => {
  const alone = namesUpTo([party('One', 0, 0)])
  expect(alone).toBeGreaterThan(3.9)
  const below = namesUpTo([party('One', 0, 0), party('Two', 0, 120)])
  const beside = namesUpTo([party('One of them', 0, 0), party('Another one', 180, 0)])
  for (const some of [below, beside]) {
    expect(some).toBeGreaterThan(2.05)
    expect(some).toBeLessThan(alone)
  }
  // Where there is no room at all, the smallest pictures have none.
  expect(namesUpTo([party('One', 0, 0), party('Two', 0, 70)])).toBe(2.05)
})

test('the picture of the attack has its names in an embed 720 pixels high, as the builder offers it', async () => {
  const entry = findFlow('stolen-code')
  if (!entry) throw new Error('There is no such flow.')
  const [flow, narration] = await Promise.all([entry.flow(), entry.narration()])
  const { result } = await completeRun(flow, { seed: 1 })
  const whole = diagram(result.events, Number.POSITIVE_INFINITY)
  const { frame, parties } = layOut(whole, narration.layout, whole)
  // The picture is 258 pixels high there, and as wide as the text of a page.
  const scale = Math.max((frame.bottom - frame.top) / 258, (frame.right - frame.left) / 640)
  expect(scale).toBeLessThan(namesUpTo(parties))
})
