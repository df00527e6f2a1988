import { expect, test } from 'vitest'
import { aligned, outline, rounded } from './boundary'

const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom })

test('the boundary of one box is that box, clockwise from the top left corner', () => {
  expect(outline([box(0, 0, 10, 5)])).toEqual([
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 5 },
    { x: 0, y: 5 },
  ])
})

test('a corner where nothing stands is left out', () => {
  const corners = outline([box(0, 0, 100, 20), box(60, 0, 100, 80)])
  expect(corners).toContainEqual({ x: 60, y: 20 })
  expect(corners).toContainEqual({ x: 0, y: 20 })
  expect(corners).toHaveLength(6)
})

test('a box within the others changes nothing', () => {
  expect(outline([box(0, 0, 100, 100), box(40, 40, 60, 60)])).toEqual(outline([box(0, 0, 100, 100)]))
})

test('no boxes have no boundary', () => {
  expect(outline([])).toEqual([])
  expect(rounded([], 8)).toBe('')
})

test('corners are rounded by no more than half a side', () => {
  expect(rounded(outline([box(0, 0, 4, 4)]), 20)).toBe('M0,2Q0,0 2,0L2,0Q4,0 4,2L4,2Q4,4 2,4L2,4Q0,4 0,2Z')
})

test('edges that nearly meet are brought into line, others are left alone', () => {
  const boxes = aligned([box(0, 10, 50, 50), box(60, 0, 110, 58), box(300, 200, 400, 300)], 20)
  expect(boxes).toEqual([box(0, 0, 50, 58), box(60, 0, 110, 58), box(300, 200, 400, 300)])
})
