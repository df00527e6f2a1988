import { expect, test } from 'vitest'
import { EMPTY, type Hand } from '../../change/hand'
import { readHand, writeHand } from './keep-hand'

const hand: Hand = {
  object: 'ada',
  joining: { from: 'ada', to: 'finance' },
  edges: { type: 'memberOf', from: ['ada'], to: ['finance'] },
  among: ['a', 'b'],
  place: 'fabrikam',
  shown: ['finance'],
  spots: { finance: { x: 1, y: -2.5 } },
  drawing: true,
  fromHere: true,
  drafts: { ada: '{"displayName": "Ad' },
}

test.each<[string, Hand]>([
  ['nothing', EMPTY],
  ['everything', hand],
])('%s in hand comes back as it was', (_, of) => {
  // But for the pen: whoever comes back and drags means to tidy up.
  expect(readHand(writeHand(of))).toEqual({ ...of, drawing: false })
})

test('what is half typed goes where it is too long, and nothing else', () => {
  const long = { ...hand, drafts: { ada: 'x'.repeat(1_000_000) } }
  expect(readHand(writeHand(long))).toEqual({ ...hand, drawing: false, drafts: {} })
})

const damaged = (change: object) => JSON.stringify({ ...hand, ...change })
test.each<[says: string, text: string | null]>([
  ['nothing', null],
  ['half of it', writeHand(hand).slice(0, 40)],
  ['a list', '[]'],
  ['an object that is no id', damaged({ object: 7 })],
  ['a tenant that is none', damaged({ place: 0 })],
  ['ends of something else', damaged({ joining: { from: 'ada' } })],
  ['edges that are none', damaged({ edges: { type: 'memberOf', from: 'ada', to: [] } })],
  ['one that is no list', damaged({ among: 'a' })],
  ['objects that are no ids', damaged({ shown: [{}] })],
  ['a place that is none', damaged({ spots: { a: { x: 1, y: null } } })],
  ['a draft that is no text', damaged({ drafts: { ada: { displayName: 'Ada' } } })],
  ['a mode that is none', damaged({ drawing: 'yes' })],
  ['another mode that is none', damaged({ fromHere: 1 })],
  ['far too much', `${writeHand(hand)}${' '.repeat(1_000_000)}`],
  ['too many', damaged({ shown: Array.from({ length: 10_001 }, String) })],
])('what cannot be used is not read: %s', (_, text) => {
  expect(readHand(text)).toBeUndefined()
})

test('what this version does not know is left out', () => {
  expect(readHand(damaged({ more: 1, __proto__: { object: 'bo' } }))).toEqual({ ...hand, drawing: false })
})
