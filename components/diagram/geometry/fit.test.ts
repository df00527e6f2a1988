import { expect, test } from 'vitest'
import { fitted } from './fit'

const frame = { left: -100, top: 0, right: 300, bottom: 200 }

test('the whole frame is in view, in the middle', () => {
  const { x, y, zoom } = fitted(frame, 800, 600)
  expect(zoom).toBe(2)
  expect([x + frame.left * zoom, x + frame.right * zoom]).toEqual([0, 800])
  expect([y + frame.top * zoom, y + frame.bottom * zoom]).toEqual([100, 500])
})

test('a frame without room is still shown at some size', () => {
  expect(fitted(frame, 0, 0).zoom).toBeGreaterThan(0)
})
