import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { dynamicGroups, selectedBy } from '../dynamic-groups'
import { memberships } from '../memberships'
import { type DirectoryGroup, EMPTY_POLICY_TENANT, type PolicyTenant } from '../policy-tenant'
import { readRule } from './rule'

const SEED = 20261123

const from = (id: string, ...sources: string[]): DirectoryGroup => ({
  id,
  groupTypes: ['DynamicMembership'],
  membershipRule: `user.memberOf -any (group.objectId -in [${sources.map((each) => `'${each}'`).join(', ')}])`,
})
const tenant = (groups: readonly DirectoryGroup[]): PolicyTenant => ({
  ...EMPTY_POLICY_TENANT,
  users: [{ id: 'ada', displayName: 'Ada' }, { id: 'bob' }],
  groups,
})
const groupsOf = (groups: readonly DirectoryGroup[], who = 'ada') =>
  [...memberships(tenant(groups), dynamicGroups).of(who).groupIds].sort()

/** Whom the rule of the group `id` selects, as `lab membership` does. */
function selected(groups: readonly DirectoryGroup[], id: string): readonly string[] {
  const rule = readRule(groups.find((each) => each.id === id)?.membershipRule ?? '')
  if (!rule.valid) throw new Error(rule.error.message)
  return selectedBy(rule, tenant(groups), 0).ids
}

const LISTED: DirectoryGroup = { id: 'listed', members: ['ada'] }
const RULED: DirectoryGroup = { id: 'ruled', membershipRule: 'user.displayName -eq "Ada"' }

/** https://learn.microsoft.com/entra/identity/users/groups-dynamic-rule-member-of#preview-limitations */
describe('rules that refer to groups whose rules refer back', () => {
  test.each<[what: string, groups: readonly DirectoryGroup[], expected: readonly string[]]>([
    ['a group of itself', [from('a', 'a')], []],
    ['a group of itself, and of people', [from('a', 'a', 'listed'), LISTED], ['a', 'listed']],
    ['two of each other', [from('a', 'b'), from('b', 'a')], []],
    [
      'two of each other, one with people',
      [from('a', 'b', 'listed'), from('b', 'a'), LISTED],
      ['a', 'listed'],
    ],
    [
      'a ring of three, fed by a rule',
      [from('a', 'b'), from('b', 'c'), from('c', 'a', 'ruled'), RULED],
      ['c', 'ruled'],
    ],
    [
      'a chain: only the next of it is taken in',
      [from('a', 'b'), from('b', 'listed'), LISTED],
      ['b', 'listed'],
    ],
    ['a group that is not there', [from('a', 'gone')], []],
    [
      'a listed group that holds the ring',
      [from('a', 'b', 'listed'), from('b', 'a'), LISTED, { id: 'top', members: ['a', 'top'] }],
      ['a', 'listed', 'top'],
    ],
  ])('%s', (_what, groups, expected) => {
    expect(groupsOf(groups)).toEqual(expected)
    expect(groupsOf(groups, 'bob')).toEqual([])
    for (const { id, membershipRule } of groups) {
      if (membershipRule) expect(selected(groups, id)).toEqual(expected.includes(id) ? ['ada'] : [])
    }
  })

  it('a ring of a thousand ends', () => {
    const ring = Array.from({ length: 1000 }, (_, at) => from(`g${at}`, `g${(at + 1) % 1000}`))
    expect(groupsOf(ring)).toEqual([])
    expect(groupsOf([...ring, from('x', 'g0', 'listed'), LISTED])).toEqual(['listed', 'x'])
  })

  it(`any references: a rule takes in the members that are listed or ruled, and nothing of another memberOf (seed ${SEED})`, () => {
    const names = ['a', 'b', 'c', 'd', 'listed', 'ruled', 'empty']
    const sources = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(fc.tuple(sources, sources, sources, sources), (all) => {
        const ids = ['a', 'b', 'c', 'd']
        const groups = [
          ...ids.map((id, at) => from(id, ...(all[at] ?? []))),
          LISTED,
          RULED,
          { id: 'empty', members: [] },
        ]
        const expected = ids.filter((_id, at) =>
          all[at]?.some((each) => each === 'listed' || each === 'ruled'),
        )
        expect(groupsOf(groups)).toEqual([...expected, 'listed', 'ruled'].sort())
        for (const id of ids) expect(selected(groups, id)).toEqual(expected.includes(id) ? ['ada'] : [])
      }),
      { seed: SEED, numRuns: 500 },
    )
  })
})
