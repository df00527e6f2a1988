import type { DirectoryUser, PolicyTenant } from '../../directory/policy-tenant'
import type { ReadDynamicGroups } from '../../directory/unlisted-groups'
import { dimensionsOf } from '../assertions/circumstances'
import { type Person, peopleOf, withStrangers } from '../assertions/people'
import type { Dimension } from '../combinations/value'
import { compile } from '../compile/compile'
import type { Compiled } from '../compile/compiled'
import { listed } from '../lists'
import type { PolicyChange } from './changes'
import { scopesOf } from './scopes'

/** A tenant before and after a change, and all sign-ins that the policies of either tell apart. */
export interface Sides {
  readonly before: Compiled
  readonly after: Compiled
  readonly people: readonly Person[]
  /** People first. */
  readonly dimensions: readonly Dimension[]
  /** Whom the people leave out, in a sentence; null: nobody whom the policies tell apart. */
  readonly untried: string | null
  /** What `after` did not bring, and was taken from `before`. */
  readonly taken: readonly string[]
}

/** @param read reads the rules of dynamic groups */
export function sidesOf(
  before: PolicyTenant,
  given: PolicyTenant,
  changes: readonly PolicyChange[],
  read?: ReadDynamicGroups,
): Sides {
  const { tenant: after, taken } = completed(given, before)
  const both = together(before, after)
  const { compiled, users, strangers } = withStrangers(both, [], read)
  const made = strangers([])
  const { tenant } = compiled
  const withUsers = (of: PolicyTenant) => compile({ ...of, users: [...of.users, ...users] }, read)
  const people = peopleOf({ people: ['all'], except: [] }, compiled, made.people)
  const [applications, ...others] = dimensionsOf({}, tenant)
  const of = (when: Parameters<typeof dimensionsOf>[0]) => dimensionsOf(when, tenant)[0]?.values ?? []
  const contexts = tenant.conditionalAccessPolicies.flatMap(({ conditions }) =>
    listed(conditions?.applications?.includeAuthenticationContextClassReferences),
  )
  const targets: Dimension = {
    name: 'application',
    values: [
      ...(applications?.values ?? []),
      ...of({ userAction: ['registerSecurityInformation', 'registerOrJoinDevices'] }),
      ...(contexts.length > 0 ? of({ authenticationContext: [...new Set(contexts)] }) : []),
    ],
    isOnce: true,
  }
  return {
    before: withUsers(before),
    after: withUsers(after),
    people,
    dimensions: [{ name: 'who', values: people, isOnce: true }, targets, ...scopesOf(changes), ...others],
    untried: made.untried,
    taken,
  }
}

/** A change is often written without the directory around it: what `after` has nothing of is as it was. */
function completed(after: PolicyTenant, before: PolicyTenant) {
  const taken = Object.keys(before).filter(
    (name) =>
      name !== 'conditionalAccessPolicies' &&
      isEmpty(Reflect.get(after, name)) &&
      !isEmpty(Reflect.get(before, name)),
  )
  const tenant: PolicyTenant = {
    ...after,
    ...Object.fromEntries(taken.map((name) => [name, Reflect.get(before, name)])),
  }
  return { tenant, taken }
}

/** Nothing, or a list of nothing. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}

/** A tenant with all that either has, by which people and circumstances are made up. */
function together(before: PolicyTenant, after: PolicyTenant): PolicyTenant {
  return {
    ...after,
    conditionalAccessPolicies: [...before.conditionalAccessPolicies, ...after.conditionalAccessPolicies],
    users: byId(before.users, after.users),
    groups: byId(before.groups, after.groups),
    servicePrincipals: byId(before.servicePrincipals, after.servicePrincipals),
    namedLocations: byId(
      before.namedLocations,
      // A place that was moved is two: people may be in either.
      after.namedLocations.map((each) => {
        const old = before.namedLocations.find(({ id }) => id.toLowerCase() === each.id.toLowerCase())
        return old && JSON.stringify(old) !== JSON.stringify(each)
          ? { ...each, id: `${each.id} after` }
          : each
      }),
    ),
  }
}

function byId<T extends Pick<DirectoryUser, 'id'>>(...lists: readonly (readonly T[])[]): readonly T[] {
  return [...new Map(lists.flat().map((each) => [each.id.toLowerCase(), each])).values()]
}
