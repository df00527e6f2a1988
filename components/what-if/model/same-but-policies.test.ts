import { expect, it } from 'vitest'
import { contosoPolicyTenant } from '../../../simulator/doors/policy'
import { changedPolicies, withChanged } from './same-but-policies'

const policies = contosoPolicyTenant.conditionalAccessPolicies
const of = (conditionalAccessPolicies: typeof policies) => ({
  ...contosoPolicyTenant,
  conditionalAccessPolicies,
})

it('what changed, put into its place, is the other tenant', () => {
  const other = policies.map((policy, at) => (at % 3 === 0 ? { ...policy, state: 'disabled' } : policy))
  const changed = changedPolicies(of(policies), of(other)) ?? []
  expect(changed).toEqual(other.filter((_, at) => at % 3 === 0))
  expect(withChanged(policies, changed)).toEqual(other)
})

it.each([
  ['one more', [...policies, { id: 'more' }]],
  ['one less', policies.slice(1)],
  ['in another order', policies.toReversed()],
])('a list with %s has to travel whole', (_what, other) => {
  expect(changedPolicies(of(policies), of(other))).toBeUndefined()
})
