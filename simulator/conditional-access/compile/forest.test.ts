import { expect, it } from 'vitest'
import { dice } from '../testing/dice'
import { Forest } from './forest'

it('a node keeps its label and its tree, and the first is 1', () => {
  const forest = new Forest()
  expect(forest.grow(-2, 7)).toBe(1)
  expect(forest.grow(3, 199)).toBe(2)
  expect([1, 2].map((node) => [forest.label(node), forest.tree(node)])).toEqual([
    [-2, 7],
    [3, 199],
  ])
  expect(forest.size).toBe(2)
})

it('a road that nobody has paved leads nowhere', () => {
  const forest = new Forest()
  const [one, other] = [forest.grow(0, 0), forest.grow(0, 0)]
  forest.pave(one, 2, other)
  expect([0, 1, 2, 3, 1_000].map((road) => forest.next(one, road))).toEqual([0, 0, other, 0, 0])
  expect(forest.next(other, 2)).toBe(0)
})

it('thousands of roads in any order lead where they were paved to', () => {
  const roll = dice(1, 'forest')
  const forest = new Forest()
  const paved = new Map<string, number>()
  for (let times = 0; times < 20_000; times++) {
    const to = forest.grow(times % 13, times % 200)
    const [node, road] = [1 + roll.below(forest.size), roll.below(40)]
    paved.set(`${node} ${road}`, forest.pave(node, road, to))
  }
  for (const [way, to] of paved) {
    const [node = 0, road = 0] = way.split(' ').map(Number)
    if (forest.next(node, road) !== to)
      expect.fail(`road ${road} of node ${node} leads to ${forest.next(node, road)}`)
  }
  expect([forest.label(14), forest.tree(20_000)]).toEqual([0, 199])
})
