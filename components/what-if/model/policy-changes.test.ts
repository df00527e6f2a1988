import { describe, expect, test } from 'vitest'
import { changesSince, withChanges, without } from './policy-changes'

const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id, state: 'enabled' })) as [Policy, Policy, Policy]
type Policy = { readonly id: string; readonly state: string }
const off = { ...b, state: 'disabled' }
const fresh = { id: 'new', state: 'enabled' }

describe('what was done to the policies', () => {
  test.each<
    [string, readonly Policy[], { readonly put: readonly Policy[]; readonly removed: readonly string[] }]
  >([
    ['nothing', [a, b, c], { put: [], removed: [] }],
    ['a switch', [a, off, c], { put: [off], removed: [] }],
    ['a new one', [a, b, c, fresh], { put: [fresh], removed: [] }],
    ['one that is gone', [a, c], { put: [], removed: ['b'] }],
    ['all of it', [off, c, fresh], { put: [off, fresh], removed: ['a'] }],
  ])('%s: is found, and leads there again', (_what, after, changes) => {
    expect(changesSince([a, b, c], after)).toEqual(changes)
    expect(withChanges([a, b, c], changes)).toEqual(after)
  })

  test('is taken back one by one: what came stands in its old place, what was added is gone', () => {
    const changes = changesSince([a, b, c], [off, c, fresh])
    const back = (id: string) => withChanges([a, b, c], without(changes, id))
    expect(back('a')).toEqual([a, off, c, fresh])
    expect(back('b')).toEqual([b, c, fresh])
    expect(back('new')).toEqual([off, c])
    expect(back('b')[0]).toBe(b)
  })
})
