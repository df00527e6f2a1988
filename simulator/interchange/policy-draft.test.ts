import { describe, expect, test } from 'vitest'
import { contosoPolicyTenant } from '../fixtures/contoso-policies'
import { policyDraft, policyOf } from './policy-draft'

const paths = (list: readonly { readonly path: string }[]) => list.map(({ path }) => path)

describe('a policy that somebody writes', () => {
  test.each(
    contosoPolicyTenant.conditionalAccessPolicies.map((policy) => [policy.displayName, policy] as const),
  )('%s has no fault as it is', (_name, policy) => {
    expect(policyOf(policyDraft(policy), policy.id)).toEqual({ policy, faults: [], notes: [] })
  })

  test.each<[string, object, readonly string[], readonly string[]]>([
    ['a state in no quotes', { state: 1 }, ['state'], []],
    ['a state that nobody knows', { state: 'on' }, [], ['state']],
    ['one id for all', { id: 'other' }, ['id'], []],
    ['users that are no object', { conditions: { users: 'All' } }, ['conditions.users'], []],
    [
      'a number among people',
      { conditions: { users: { includeUsers: ['All', 7] } } },
      ['conditions.users.includeUsers'],
      [],
    ],
    ['an id among people', { conditions: { users: { includeUsers: ['7'] } } }, [], []],
    ['a location by its id', { conditions: { locations: { includeLocations: ['x'] } } }, [], []],
    [
      'a platform that nobody knows',
      { conditions: { platforms: { includePlatforms: ['beos', 'iOS'] } } },
      [],
      ['conditions.platforms.includePlatforms'],
    ],
    ['hours', { conditions: { times: { includedRanges: ['weekends'] } } }, [], ['conditions.times']],
    [
      'a control that nobody knows',
      { grantControls: { operator: 'OR', builtInControls: ['verifiedID'] } },
      [],
      ['grantControls.builtInControls'],
    ],
    ['a member beside those of Graph', { our: 'note' }, [], []],
  ])('%s', (_what, draft, faults, notes) => {
    const read = policyOf(draft as Readonly<Record<string, unknown>>, 'p')
    expect(paths(read.faults)).toEqual(faults)
    expect(paths(read.notes)).toEqual(notes)
  })

  test('keeps what is not known, and comes back as it was written', () => {
    const draft = { id: 'p', our: 'note', conditions: { times: ['x'], platforms: 7 } }
    const { policy } = policyOf(draft, 'p')
    expect(policy).toMatchObject({ our: 'note', conditions: { times: ['x'] } })
    expect(policy.conditions?.platforms).toBeUndefined()
    expect(policyDraft(policy)).toEqual(draft)
  })
})
