import { expect, test } from 'vitest'
import { matching } from './matching'

const people = Array.from({ length: 10_000 }, (_, n) => ({
  key: `user:${n}`,
  label: n === 7 ? 'Åse Bjørn' : `Person ${n}`,
  detail: `p${n}@contoso.example`,
}))

test('a few of ten thousand are listed, and the rest is counted', () => {
  const { found, more } = matching(people, '')
  expect(found.length + more).toBe(10_000)
  expect(found.length).toBeLessThan(100)
})

test.each([
  ['person 9999', 'user:9999'],
  ['ase', 'user:7'],
  ['p7@contoso', 'user:7'],
  ['BJØRN åse', 'user:7'],
])('%j finds %s', (text, key) => expect(matching(people, text).found[0]?.key).toBe(key))

test('nothing is found of nonsense', () => expect(matching(people, 'xyzzy')).toEqual({ found: [], more: 0 }))
