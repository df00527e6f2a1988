import type { PolicyTenant } from '../../directory/policy-tenant'
import type { Person } from '../assertions/people'
import { seenOf } from '../combinations/seen'
import { signInOf } from '../combinations/value'
import type { Compiled } from '../compile/compiled'
import { externalKinds } from '../external-kinds'
import { SECURITY_DEFAULTS_ROLES } from '../gates/administrators'
import { defaultsOf } from '../gates/defaults'
import { listed } from '../lists'
import { isMadeUpId, MADE_UP } from '../made-up'
import type { ExternalUserType, UserSignIn } from '../sign-in'
import { differing, isSame } from './same'

type Both = readonly [before: Compiled, after: Compiled]

/** Groups and roles that something decides by, before or after: ids in lower case. */
export interface Told {
  readonly groups: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
}

/** The groups and roles by which policies, methods and the rules of the platform tell people apart. */
export function toldBy(tenants: readonly PolicyTenant[]): Told {
  const users = tenants.flatMap(({ conditionalAccessPolicies }) =>
    conditionalAccessPolicies
      .filter(({ state }) => state !== 'disabled')
      .map(({ conditions }) => conditions?.users),
  )
  const methods = tenants.flatMap(({ authenticationMethodsPolicy: of }) =>
    listed(of?.authenticationMethodConfigurations).flatMap(targetsOf),
  )
  const lower = (ids: readonly string[]) => new Set(ids.map((id) => id.toLowerCase()))
  return {
    groups: lower([
      ...users.flatMap((of) => [...listed(of?.includeGroups), ...listed(of?.excludeGroups)]),
      ...methods,
    ]),
    roles: lower([
      ...users.flatMap((of) => [...listed(of?.includeRoles), ...listed(of?.excludeRoles)]),
      ...(tenants.some((each) => defaultsOf(each) !== 'off') ? Object.keys(SECURITY_DEFAULTS_ROLES) : []),
    ]),
  }
}

/** The groups for which a method is switched on or off. */
function targetsOf(configuration: object): readonly string[] {
  const targets = ['includeTargets', 'excludeTargets'].flatMap((name) => {
    const list: unknown = Reflect.get(configuration, name)
    return Array.isArray(list) ? list : []
  })
  return targets.flatMap((target: { readonly id?: unknown } | null) =>
    typeof target?.id === 'string' && target.id.toLowerCase() !== 'all_users' ? [target.id] : [],
  )
}

/** What a principal is to those who tell by groups and roles, as a text. */
export function membershipIn({ context }: Compiled, id: string, { groups, roles }: Told): string {
  const of = context.memberships.of(id)
  return JSON.stringify([
    [...groups].map((group) => (of.groupIds.has(group) ? 1 : of.groupDoubt(group) === null ? 0 : -1)),
    [...roles].map((role) => (of.roleTemplateIds.has(role) ? 1 : of.roleDoubt(role) === null ? 0 : -1)),
  ])
}

/** Groups whose members are in other groups, or have other roles, than before; and groups that methods are for. */
export function groupsTold(both: Both, told: Told): readonly string[] {
  const [before, after] = both.map(({ tenant }) => tenant)
  const groups = new Map(
    [before, after].flatMap((of) => listed(of?.groups).map(({ id }) => [id.toLowerCase(), id] as const)),
  )
  const isMoved = (id: string) => {
    const [was, is] = both.map((each) => membershipIn(each, id, told))
    return was !== is
  }
  const isForMethods = !isSame(before?.authenticationMethodsPolicy, after?.authenticationMethodsPolicy)
  return [...groups]
    .filter(([id]) => isMoved(id) || (isForMethods && told.groups.has(id)))
    .map(([, id]) => id)
}

/** People whom an export names without having them, and of whom something else is known than before. */
function unheld(both: Both, told: Told): readonly string[] {
  const tenants = both.map(({ tenant }) => tenant)
  const held = new Set(
    tenants.flatMap(({ users, groups, devices, servicePrincipals }) =>
      [...users, ...groups, ...devices, ...servicePrincipals].map(({ id }) => id.toLowerCase()),
    ),
  )
  const named = tenants.flatMap(({ groups, roleAssignments }) => [
    ...groups.flatMap(({ members }) =>
      listed(members).map((each) => (typeof each === 'string' ? each : each.id)),
    ),
    ...roleAssignments.flatMap(({ principalId }) => principalId ?? []),
  ])
  const ids = new Map(named.filter(Boolean).map((id) => [id.toLowerCase(), id]))
  return [...ids].flatMap(([key, id]) => {
    const [was, is] = held.has(key) ? [] : both.map((each) => membershipIn(each, id, told))
    return was === is ? [] : [id]
  })
}

/** Guests from tenants of which something else is taken than before; from any other, where the default is another one. */
function guestsOf(both: Both): readonly Person[] {
  const [was, is] = both.map(({ tenant }) => tenant.crossTenantAccessPolicy)
  const partners = (of: typeof was) =>
    listed(of?.partners).flatMap(({ tenantId, inboundTrust }) =>
      tenantId ? [{ id: tenantId, inboundTrust }] : [],
    )
  const ids = differing(partners(was), partners(is)).flatMap(
    ({ before, after }) => (after ?? before)?.id ?? [],
  )
  const another = isSame(was?.default?.inboundTrust, is?.default?.inboundTrust) ? [] : [`${MADE_UP}tenant`]
  const kinds: readonly ExternalUserType[] = ['b2bCollaborationGuest', 'b2bDirectConnectUser']
  return [...ids, ...another].flatMap((externalTenantId) =>
    kinds.map((externalUserType) => ({
      says: `a guest (${externalUserType}) from ${externalTenantId.startsWith(MADE_UP) ? 'a tenant that no partner’s settings name' : `the tenant ${externalTenantId}`}`,
      identity: { ...idOf(`${MADE_UP}${externalUserType}`), externalUserType, externalTenantId },
    })),
  )
}

/** People whom nothing tells apart, before or after, are one. @param madeUp people who are in neither */
export function peopleTold(both: Both, madeUp: readonly Person[], told: Told): readonly Person[] {
  const tenants = both.map(({ tenant }) => tenant)
  const own = new Set(madeUp.map(({ identity }) => identity.userId.toLowerCase()))
  const users = new Map(
    tenants.flatMap((of) => of.users.map((user) => [user.id.toLowerCase(), user] as const)),
  )
  const all: readonly Person[] = [
    ...madeUp,
    ...guestsOf(both),
    ...[...users].flatMap(([key, user]): Person[] => {
      if (own.has(key) || isMadeUpId(user.id)) return []
      const says = user.displayName ?? user.userPrincipalName ?? user.id
      const kinds = both.flatMap(({ context }) => {
        const held = context.users.get(key)
        return held ? externalKinds(held) : []
      })
      const [kind, ...others] = new Set(kinds)
      // Where it is another kind than before, or not known which, each tenant knows for itself.
      return [
        {
          says,
          identity: { ...idOf(user.id), ...(kind && others.length === 0 ? { externalUserType: kind } : {}) },
        },
      ]
    }),
    ...unheld(both, told).map((id) => ({ says: `the person ${id}`, identity: idOf(id) })),
  ]
  const named = new Set(
    tenants.flatMap(({ conditionalAccessPolicies }) =>
      conditionalAccessPolicies.flatMap(({ conditions }) =>
        [...listed(conditions?.users?.includeUsers), ...listed(conditions?.users?.excludeUsers)].map((id) =>
          id.toLowerCase(),
        ),
      ),
    ),
  )
  const classes = new Map<string, Person>()
  for (const each of all) {
    const { identity, suppose } = each
    const key = JSON.stringify([
      named.has(identity.userId.toLowerCase()) ? identity.userId : '',
      // Of people who are made up it is known which groups they are in.
      isMadeUpId(identity.userId),
      identity.externalUserType ?? '',
      identity.externalTenantId ?? '',
      // An account that is off stands for no other.
      both.map(({ context }) => context.users.get(identity.userId.toLowerCase())?.accountEnabled === false),
      both.map((compiled) => {
        const { groupIds, roleTemplateIds } = compiled.context.memberships.of(identity.userId, suppose)
        return [
          [...groupIds].sort(),
          [...roleTemplateIds].sort(),
          usersIn(compiled, each),
          seenOf(compiled, each),
        ]
      }),
    ])
    if (!classes.has(key)) classes.set(key, each)
  }
  return [...classes.values()]
}

/** What the conditions say of a person. */
function usersIn({ columns, looked }: Compiled, person: Person): readonly string[] {
  const signIn = signInOf([person])
  return looked.flatMap((place) => {
    const { passes, mayPass } = columns[place]?.of(signIn) ?? { passes: [], mayPass: [] }
    return [passes.join(), mayPass.join()]
  })
}

function idOf(userId: string): UserSignIn {
  return { '@odata.type': '#microsoft.graph.userSignIn', userId }
}
