import { expect, test } from 'vitest'
import type { Step } from '../../simulator/doors/view'
import { markAt, positionAt, positionByKey, stretches, timeOfDay } from './track'

const step = (index: number, chapter: string): Step => ({
  index,
  seq: index,
  lastSeq: index,
  at: 0,
  kind: 'front',
  from: 'a',
  to: 'b',
  cargo: [],
  title: '',
  chapter,
  refused: false,
})
const steps = ['open', 'open', 'desk', 'desk', 'desk', 'api'].map((chapter, index) => step(index, chapter))
const chapters = ['open', 'desk', 'consent', 'api'].map((id) => ({ id, title: id }))

test('chapters that no step belongs to take no room, and keep their digit', () => {
  expect(stretches(steps, chapters).map(({ id, digit, from, to }) => [id, digit, from, to])).toEqual([
    ['open', 1, 0, 2],
    ['desk', 2, 2, 5],
    ['api', 4, 5, 6],
  ])
})

test('the last mark stands at the end of the rail', () => {
  expect(markAt(5, 6)).toBe(1)
  expect(markAt(0, 0)).toBe(0)
})

test('a place beyond the rail is its end', () => {
  expect(positionAt(1.4, 6)).toBe(6)
  expect(positionAt(-1, 6)).toBe(0)
})

test('arrow keys go by whole steps, from the middle of one too', () => {
  const list = stretches(steps, chapters)
  expect(positionByKey('ArrowRight', 2.4, 6, list)).toBe(3)
  expect(positionByKey('ArrowLeft', 2.4, 6, list)).toBe(2)
  expect(positionByKey('ArrowLeft', 0, 6, list)).toBe(0)
  expect(positionByKey('ArrowRight', 6, 6, list)).toBe(6)
})

test('Page keys go to the first step of a chapter, Home and End to the ends', () => {
  const list = stretches(steps, chapters)
  expect(positionByKey('PageUp', 0, 6, list)).toBe(1)
  expect(positionByKey('PageUp', 1, 6, list)).toBe(3)
  expect(positionByKey('PageUp', 6, 6, list)).toBe(6)
  expect(positionByKey('PageDown', 5, 6, list)).toBe(3)
  expect(positionByKey('PageDown', 1, 6, list)).toBe(0)
  expect(positionByKey('Home', 5, 6, list)).toBe(0)
  expect(positionByKey('End', 0, 6, list)).toBe(6)
  expect(positionByKey('a', 0, 6, list)).toBeUndefined()
})

test('time of day is virtual and in UTC', () => {
  expect(timeOfDay(Date.UTC(2026, 2, 2, 9, 0, 26))).toBe('09:00:26')
})
