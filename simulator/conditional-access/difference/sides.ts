import type { DirectoryUser, PolicyTenant } from '../../directory/policy-tenant'
import type { ReadDynamicGroups } from '../../directory/unlisted-groups'
import { dimensionsOf } from '../assertions/circumstances'
import { withStrangers } from '../assertions/people'
import { toldBesides } from '../assertions/told-besides'
import { placesTold } from '../combinations/places'
import type { Dimension, Value } from '../combinations/value'
import { compile } from '../compile/compile'
import type { Compiled } from '../compile/compiled'
import { defaultsOf } from '../gates/defaults'
import { listed } from '../lists'
import { saysNothingOfMethods, supposedOf, supposesMethods, supposingMethods } from '../methods-supposed'
import { kindsSetApart } from '../set-apart'
import { besidesOf, type Differing, devicesTold } from './besides'
import type { PolicyChange } from './changes'
import { methodsTold } from './methods'
import { groupsTold, peopleTold, toldBy } from './people'
import { scopesOf } from './scopes'

const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'

/** A tenant before and after a change, and all sign-ins that the policies of either tell apart. */
export interface Sides {
  readonly before: Compiled
  readonly after: Compiled
  /** People first. */
  readonly dimensions: readonly Dimension[]
  /** What the dimensions leave out, in a sentence; null: nothing that the policies tell apart. */
  readonly untried: string | null
  /** What differs besides the policies. */
  readonly besides: Differing
  /** What `after` did not bring, and was taken from `before`. */
  readonly taken: readonly string[]
  /** Neither side says anything of methods, and all of them are supposed to be allowed. */
  readonly isSupposing: boolean
  /** What is supposed of people, in a sentence; null: nothing that decides. */
  readonly supposes: string | null
}

/** @param read reads the rules of dynamic groups */
export function sidesOf(
  was: PolicyTenant,
  given: PolicyTenant,
  changes: readonly PolicyChange[],
  read?: ReadDynamicGroups,
): Sides {
  const { tenant: is, taken } = completed(given, was)
  const isSilent = saysNothingOfMethods(was) && saysNothingOfMethods(is)
  const [before, after] = isSilent ? [supposingMethods(was), supposingMethods(is)] : [was, is]
  const tenant = together(before, after)
  const told = toldBy([before, after])
  const bare = [compile(before, read), compile(after, read)] as const
  const words = [
    ...groupsTold(bare, told).map((id) => `group:${id}`),
    ...(defaultsOf(before) === defaultsOf(after) ? [] : [`role:${GLOBAL_ADMINISTRATOR}`]),
  ]
  const { users, strangers } = withStrangers(tenant, words, read)
  const made = strangers(words)
  const withUsers = (of: PolicyTenant) => compile({ ...of, users: [...of.users, ...users] }, read)
  const compiled = [withUsers(before), withUsers(after)] as const
  const people = peopleTold(compiled, made.people, told)
  const places = placesTold(before, after)
  const methods = methodsTold(compiled, people)
  // At a risk nobody registers: where it is not known who has to, that is not known before and after, and no difference.
  const { risks, ...besides } = toldBesides(tenant)
  const also = { ...besides, risks: tenant.userRegistrationDetails?.length ? risks : [] }
  const [applications, ...others] = dimensionsOf({}, tenant, [], 'people', also)
  const of = (when: Parameters<typeof dimensionsOf>[0]) => dimensionsOf(when, tenant)[0]?.values ?? []
  const contexts = tenant.conditionalAccessPolicies.flatMap(({ conditions }) =>
    listed(conditions?.applications?.includeAuthenticationContextClassReferences),
  )
  const targets: Dimension = {
    name: 'application',
    values: [
      ...(applications?.values ?? []),
      ...apartFrom(applications?.values ?? [], [before, after]),
      ...of({ userAction: ['registerSecurityInformation', 'registerOrJoinDevices'] }),
      ...(contexts.length > 0 ? of({ authenticationContext: [...new Set(contexts)] }) : []),
    ],
    isOnce: true,
  }
  const devices = devicesTold(before, after)
  const rest = others.flatMap((dimension): readonly Dimension[] => {
    if (dimension.name === 'ipAddress') return places.dimensions
    if (['country', 'compliantNetwork'].includes(dimension.name)) return []
    if (dimension.name === 'device') return [{ ...dimension, values: [...dimension.values, ...devices] }]
    return dimension.name === 'method' ? [methods.dimension] : [dimension]
  })
  const left = [places.untried, methods.untried].flatMap((each) => each ?? [])
  const untried = [made.untried, left.length > 0 ? `Not tried: ${left.join('; ')}.` : null]
  return {
    before: compiled[0],
    after: compiled[1],
    dimensions: [{ name: 'who', values: people, isOnce: true }, targets, ...scopesOf(changes), ...rest],
    untried: untried.filter((each) => each !== null).join(' ') || null,
    besides: besidesOf(compiled, people, told),
    taken,
    isSupposing: isSilent && (supposesMethods(was) || supposesMethods(is)),
    supposes:
      isSilent || (was.users.length === 0 && is.users.length === 0)
        ? (supposedOf(was) ?? supposedOf(is))
        : null,
  }
}

/**
 * Applications that something besides the policies treats unlike others, and that no policy names: all of a kind, by its name,
 * because a row that is about others leaves all of these out.
 */
function apartFrom(named: readonly Value[], tenants: readonly PolicyTenant[]): readonly Value[] {
  const own = new Set(
    named.flatMap(({ context }) =>
      context && 'includeApplications' in context
        ? context.includeApplications.map((id) => id.toLowerCase())
        : [],
    ),
  )
  const kinds = new Map(tenants.flatMap(kindsSetApart).map((kind) => [kind.says, [...kind.appIds]]))
  return [...kinds].flatMap(([says, appIds]) => {
    const left = appIds.filter((id) => !own.has(id))
    const article = left.length < appIds.length ? 'another' : 'an'
    return left.map((id) => ({
      says: `${article} ${says}`,
      context: { '@odata.type': '#microsoft.graph.applicationContext', includeApplications: [id] },
    }))
  })
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
function isEmpty(value: unknown): boolean {
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
    devices: byId(before.devices, after.devices),
    namedLocations: byId(before.namedLocations, after.namedLocations),
    // Security defaults tell clients apart, whenever they are on.
    identitySecurityDefaultsEnforcementPolicy: [before, after]
      .map((each) => each.identitySecurityDefaultsEnforcementPolicy)
      .reduce((was, is) => (was?.isEnabled === true ? was : is)),
  }
}

function byId<T extends Pick<DirectoryUser, 'id'>>(...lists: readonly (readonly T[])[]): readonly T[] {
  return [...new Map(lists.flat().map((each) => [each.id.toLowerCase(), each])).values()]
}
