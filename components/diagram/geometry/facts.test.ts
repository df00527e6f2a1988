import { describe, expect, test } from 'vitest'
import { sample, straight } from './curve'
import { around, between } from './facts'

const box = (x: number, y: number, width = 80, height = 80) => ({ x, y, width, height })
const [one, other] = [box(0, 0), box(800, 0)]

describe('the line of a fact', () => {
  test('is straight where nobody stands in its way', () => {
    expect(around(one, other, [box(400, 200)])).toEqual(straight(...between(one, other)))
  })

  test.each([
    ['one party', [box(400, 0)]],
    ['two parties', [box(250, 0), box(550, 20, 132, 92)]],
    ['parties, with another one above them', [box(400, 0), box(400, -110)]],
  ])('goes around %s, and ends where it should', (_, others) => {
    const points = sample(around(one, other, others), 60)
    for (const { x, y } of points) {
      for (const each of others) {
        const inside = Math.abs(x - each.x) < each.width / 2 && Math.abs(y - each.y) < each.height / 2
        expect(inside, `${x} ${y}`).toBe(false)
      }
    }
    expect(Math.abs((points[0]?.x ?? 0) - one.x)).toBeLessThan(80)
    expect(Math.abs((points.at(-1)?.x ?? 0) - other.x)).toBeLessThan(80)
  })

  test('between two boxes that lie on each other is a point', () => {
    for (const { x, y } of around(one, box(10, 0), [box(5, 0)]))
      expect([x, y].every(Number.isFinite)).toBe(true)
  })
})
