import { expect, test } from 'vitest'
import { type Curve, pathOf, pointAt, reversed, sample, straight } from './curve'

const bend: Curve = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 200 },
  { x: 200, y: 200 },
]

test('a curve begins and ends where it says', () => {
  expect(pointAt(bend, 0)).toEqual({ x: 0, y: 0 })
  expect(pointAt(bend, 1)).toEqual({ x: 200, y: 200 })
})

test('samples of a bent curve lie at equal distances', () => {
  const points = sample(bend, 21)
  const gaps = points.slice(1).map((point, index) => {
    const before = points[index] ?? point
    return Math.hypot(point.x - before.x, point.y - before.y)
  })
  expect(points).toHaveLength(21)
  expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThan(0.5)
})

test('samples of a straight line are exact', () => {
  const points = sample(straight({ x: 0, y: 0 }, { x: 100, y: 0 }), 5)
  expect(points.map((point) => Math.round(point.x * 1e6) / 1e6)).toEqual([0, 25, 50, 75, 100])
})

test('a curve without length gives its point and nothing that is not a number', () => {
  for (const point of sample(straight({ x: 7, y: 7 }, { x: 7, y: 7 }), 5))
    expect(point).toEqual({ x: 7, y: 7 })
})

test('the way back is the same way', () => {
  const back = sample(reversed(bend), 21).reverse()
  sample(bend, 21).forEach((point, index) => {
    expect(back[index]?.x).toBeCloseTo(point.x, 0)
    expect(back[index]?.y).toBeCloseTo(point.y, 0)
  })
})

test('a path is written for SVG with one decimal', () => {
  expect(pathOf(straight({ x: 0, y: 0 }, { x: 1, y: 0 }))).toBe('M0,0C0.3,0 0.7,0 1,0')
})
