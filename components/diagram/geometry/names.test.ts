import { expect, test } from 'vitest'
import { findFlow } from '../../../simulator/doors/catalogue'
import { completeRun } from '../../../simulator/doors/index'
import { diagram } from '../../../simulator/doors/view'
import { lettersAt, namesUpTo, type PlacedParty, reachOf, wordsOf } from './extent'
import { fitted, seenIn } from './fit'
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

test('a name goes where the edge of the picture would cut it', () => {
  const parties = [party('Somebody with a name', 0, 0), party('One', 600, 0)]
  const room = (left: number) => ({ left, top: -200, right: 800, bottom: 200 })
  expect(namesUpTo(parties, undefined, room(-400))).toBe(namesUpTo(parties))
  expect(namesUpTo(parties, undefined, room(-150))).toBe(2.05)
})

test('a name steps aside where the edge of the picture would cut it, and no farther', () => {
  const [scale, room] = [2.8, { left: -60, top: -200, right: 660, bottom: 200 }]
  const letters = lettersAt(scale, undefined, false)
  const none = { left: 0, right: 0, roomLeft: 0, roomRight: 0 }
  const drawn = (placed: PlacedParty) => {
    const { left, right, roomLeft, roomRight } = reachOf(placed, room) ?? none
    // As `diagram.css` has it.
    const by = Math.max(0, scale * left - roomLeft) - Math.max(0, scale * right - roomRight)
    const words = wordsOf(placed, letters)
    return { by, left: words.left + by, right: words.right + by }
  }
  const name = 'Somebody with a name'
  expect(reachOf(party('In the middle', 300, 0), room)).toBe(undefined)
  expect(drawn(party(name, 0, 0)).left).toBeCloseTo(room.left)
  expect(drawn(party(name, 600, 0)).right).toBeCloseTo(room.right)
  expect(drawn({ ...party(name, 500, 0), label: 'right' }).right).toBeCloseTo(room.right)
  expect(drawn({ ...party(name, 100, 0), label: 'left' }).left).toBeCloseTo(room.left)
  expect(reachOf(party(name, 900, 0), room)).toBe(undefined)
})

test('after a refusal nobody is known by name, and the word for them is whole or not there, with the legend open on a phone', async () => {
  const entry = findFlow('authorization-code-pkce')
  if (!entry) throw new Error('There is no such flow.')
  const [flow, narration] = await Promise.all([entry.flow(), entry.narration()])
  const { result } = await completeRun(flow, { seed: 1, switches: { redirectUri: 'other-path' } })
  const plain = await completeRun(flow, { seed: 1 })
  const whole = diagram(plain.result.events, Number.POSITIVE_INFINITY)
  const { frame, parties } = layOut(diagram(result.events, Number.POSITIVE_INFINITY), narration.layout, whole)
  const [width, height] = [390, 324]
  const home = fitted(frame, width, height)
  const room = seenIn(home, width, height)
  const letters = lettersAt(1 / home.zoom, undefined, false)
  const cut = parties.filter((each) => wordsOf(each, letters).left + 6 < room.left)
  expect(cut.map((each) => each.party.name)).toEqual(['Somebody'])
  expect(namesUpTo(parties, undefined, room)).toBeLessThan(1 / home.zoom)
})
