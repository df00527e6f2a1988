import { BUILT_IN_ROLES } from '../../directory/built-in-roles'
import type { NamedLocation, PolicyTenant } from '../../directory/policy-tenant'
import type { Person } from '../assertions/people'
import { signInOf, type Value } from '../combinations/value'
import type { Compiled } from '../compile/compiled'
import { externalKinds } from '../external-kinds'
import { defaultsOf, isSilent } from '../gates/defaults'
import { listed } from '../lists'
import { combinationsMoved, modesMoved, settingsOf, strengthsAsked } from './methods'
import { membershipIn, type Told } from './people'
import { SECURITY_DEFAULTS } from './plan'
import { differing, isSame, isSameAndSaid } from './same'

type Both = readonly [before: Compiled, after: Compiled]

/** Something besides the policies by which a sign-in is decided, and which is not the same before and after. */
export interface Besides {
  /** `the named location Office` */
  readonly says: string
  /** Of a device: sign-ins on others have nothing to do with it. */
  readonly deviceId?: string
  /** Whether the sign-ins that are tried show all that it does, wherever nothing else is unknown. */
  readonly isExact: boolean
}

/** What differs besides the policies, and what of it no sign-in that is tried can show. */
export interface Differing {
  readonly all: readonly Besides[]
  readonly uncompared: readonly string[]
}

/** All that answers hang on besides policies, and that is not as before. */
export function besidesOf(compiled: Both, people: readonly Person[], told: Told): Differing {
  const [before, after] = [compiled[0].tenant, compiled[1].tenant]
  const exact = (says: string): Besides => ({ says, isExact: true })
  const doubtful = (says: string): Besides => ({ says, isExact: false })
  const locations = locationsMoved(before, after)
  const accounts = accountsMoved(compiled)
  const trust = isSame(trustOf(before), trustOf(after)) ? [] : [doubtful('the trust in other tenants')]
  return {
    all: [
      ...locations.filter(({ isGps }) => !isGps).map(({ name }) => exact(`the named location ${name}`)),
      ...membersMoved(compiled, told).map(exact),
      ...accounts.map((name) => exact(`the account ${name}`)),
      ...combinationsMoved(compiled).strengths.map((name) => exact(`the authentication strength ${name}`)),
      ...(methodsDiffer(compiled, people)
        ? [doubtful('the methods that people may use or have registered')]
        : []),
      ...trust,
      ...devicesMoved(before, after).map(({ name, deviceId }) => ({
        ...exact(`the device ${name}`),
        deviceId,
      })),
      ...insteadOf(compiled).map(exact),
    ],
    uncompared: [
      ...locations
        .filter(({ isGps }) => isGps)
        .map(({ name }) => `the named location ${name}, which goes by GPS`),
      ...strengthsMoved(before, after).map(
        (name) => `the authentication strength ${name}, but for its combinations`,
      ),
      ...settingsMoved(compiled).map((id) => `settings of the method ${id}`),
      ...(isFiltered(before, after) ? ['applications that filters tell apart'] : []),
      ...(isSame(accessOf(before), accessOf(after)) ? [] : ['cross-tenant access settings, but for trust']),
      ...devicesMoved(before, after)
        .slice(MOST_DEVICES)
        .slice(0, 1)
        .map(() => `devices beyond the first ${MOST_DEVICES}`),
    ],
  }
}

/** What decides otherwise where no policy does: security defaults, or that one export has no policy; none where it is as before. */
export function insteadOf(compiled: Both): readonly string[] {
  const [was, is] = compiled.map(({ tenant }) => defaultsOf(tenant))
  const [first, then] = compiled.map(({ tenant }) => isSilent(tenant))
  if (was === is && first === then) return []
  // That they are off both say: what is not known is whether all policies came in.
  return [was === is && was === 'off' ? 'whether policies came in' : SECURITY_DEFAULTS]
}

const alive = ({ conditionalAccessPolicies }: PolicyTenant) =>
  conditionalAccessPolicies.filter(({ state }) => state !== 'disabled')

/** Places that a policy asks for, by their ids or by what they are. */
function locationsMoved(before: PolicyTenant, after: PolicyTenant) {
  const asked = new Set(
    [before, after]
      .flatMap(alive)
      .flatMap(({ conditions }) =>
        [
          ...listed(conditions?.locations?.includeLocations),
          ...listed(conditions?.locations?.excludeLocations),
        ].map((id) => id.toLowerCase()),
      ),
  )
  const isAsked = (of: NamedLocation | null) =>
    of !== null &&
    (asked.has(of.id.toLowerCase()) ||
      (asked.has('alltrusted') && of.isTrusted !== false) ||
      [...asked].some((id) => id.startsWith('allcompliant') && !of.ipRanges && !of.countriesAndRegions))
  return differing(before.namedLocations, after.namedLocations)
    .filter(({ before: was, after: is }) => isAsked(was) || isAsked(is))
    .map(({ before: was, after: is }) => ({
      name: (is ?? was)?.displayName || (is ?? was)?.id || '',
      isGps: [was, is].every((of) => !of || of.countryLookupMethod?.toLowerCase() === 'authenticatorappgps'),
    }))
}

/** Groups and roles that something decides by, and that somebody has now and had not, or no longer has. */
function membersMoved(both: Both, told: Told): readonly string[] {
  const [before, after] = both.map(({ tenant }) => tenant)
  const ids = [before, after].flatMap((of) => [
    ...listed(of?.users).map(({ id }) => id),
    ...listed(of?.groups).flatMap(({ id, members }) => [
      id,
      ...listed(members).map((each) => (typeof each === 'string' ? each : each.id)),
    ]),
    ...listed(of?.roleAssignments).flatMap(({ principalId }) => principalId ?? []),
  ])
  const moved = [...new Set(ids.filter(Boolean).map((id) => id.toLowerCase()))].filter((id) => {
    const [was, is] = both.map((each) => membershipIn(each, id, told))
    return was !== is
  })
  const names = new Map(
    [before, after].flatMap((of) =>
      listed(of?.groups).map((each) => [each.id.toLowerCase(), each.displayName]),
    ),
  )
  const isMoved = (only: Partial<Told>) =>
    moved.some((id) => {
      const alone = { groups: new Set<string>(), roles: new Set<string>(), ...only }
      const [was, is] = both.map((each) => membershipIn(each, id, alone))
      return was !== is
    })
  return [
    ...[...told.groups]
      .filter((id) => moved.length > 0 && isMoved({ groups: new Set([id]) }))
      .map((id) => `the members of the group ${names.get(id) || id}`),
    ...[...told.roles]
      .filter((id) => moved.length > 0 && isMoved({ roles: new Set([id]) }))
      .map((id) => `who has the role ${BUILT_IN_ROLES[id] ?? id}`),
  ]
}

/** Accounts that are another kind than before, or on where they were off. */
function accountsMoved([before, after]: Both) {
  const pairs = differing(before.tenant.users, after.tenant.users, isSameAndSaid)
  const name = ({ after: is, before: was }: (typeof pairs)[number]) =>
    (is ?? was)?.displayName || (is ?? was)?.userPrincipalName || (is ?? was)?.id || ''
  const kind = (of: (typeof pairs)[number]['after']) =>
    of && {
      kinds: externalKinds(of),
      identities: of.identities ?? null,
      type: of['@odata.type'] ?? null,
      identityParentId: of.identityParentId ?? null,
      isOn: of.accountEnabled !== false,
    }
  return pairs.filter((pair) => !isSameAndSaid(kind(pair.before), kind(pair.after))).map(name)
}

/** Whether applications are not as before, and a filter reads custom security attributes of theirs, which are not read here. */
function isFiltered(before: PolicyTenant, after: PolicyTenant): boolean {
  return (
    [before, after]
      .flatMap(alive)
      .some(({ conditions }) => conditions?.applications?.applicationFilter?.rule) &&
    differing(before.servicePrincipals, after.servicePrincipals).length > 0
  )
}

/** Strengths that a policy asks for and that differ in something else than their combinations. */
function strengthsMoved(before: PolicyTenant, after: PolicyTenant): readonly string[] {
  const asked = strengthsAsked([before, after].flatMap(alive))
  const others = (of: object) => {
    const { allowedCombinations: _, requirementsSatisfied: _mfa, ...more } = of as Record<string, unknown>
    return more
  }
  return differing(before.authenticationStrengthPolicies, after.authenticationStrengthPolicies).flatMap(
    ({ before: was, after: is }) =>
      was && is && asked.has(is.id.toLowerCase()) && !isSame(others(was), others(is))
        ? [is.displayName || is.id]
        : [],
  )
}

function methodsDiffer(both: Both, people: readonly Person[]): boolean {
  if (modesMoved(both, people).length > 0) return true
  return people.some((person) => {
    const [was, is] = both.map((compiled) => compiled.withMethods(signInOf([person])).authentication)
    return !isSame(was, is)
  })
}

function settingsMoved([before, after]: Both): readonly string[] {
  const [was, is] = [settingsOf(before), settingsOf(after)]
  return [...is].flatMap(([id, settings]) => {
    const old = was.get(id)
    return old && !isSame(old, settings) ? [id] : []
  })
}

function trustOf({ crossTenantAccessPolicy: of }: PolicyTenant) {
  return [
    of?.default?.inboundTrust,
    of?.partners && listed(of.partners).map(({ tenantId, inboundTrust }) => [tenantId, inboundTrust]),
  ]
}

/** What is not read here of the settings between tenants: who may come in, and who may go out. */
function accessOf({ crossTenantAccessPolicy: of }: PolicyTenant) {
  const without = (each: object | null | undefined) => {
    const { inboundTrust: _, ...others } = (each ?? {}) as Record<string, unknown>
    return others
  }
  return [without(of?.default), listed(of?.partners).map(without)]
}

/** Devices of which more are not tried. */
const MOST_DEVICES = 64

function devicesMoved(before: PolicyTenant, after: PolicyTenant) {
  const isRead = [before, after]
    .flatMap(alive)
    .some(
      ({ conditions, grantControls }) =>
        Boolean(conditions?.devices) ||
        listed(grantControls?.builtInControls).some((control) => /device/i.test(control)),
    )
  if (!isRead) return []
  // A filter may read the name of a device.
  const named = ({ devices }: PolicyTenant) =>
    devices.map((each) => ({ ...each, deviceName: each.displayName }))
  return differing(named(before), named(after)).map(({ before: was, after: is }) => ({
    name: (is ?? was)?.displayName || (is ?? was)?.id || '',
    deviceId: (is ?? was)?.deviceId || (is ?? was)?.id || '',
  }))
}

/** The devices of the directory that are not as before, each by its id. */
export function devicesTold(before: PolicyTenant, after: PolicyTenant): readonly Value[] {
  return devicesMoved(before, after)
    .slice(0, MOST_DEVICES)
    .map(({ name, deviceId }) => ({
      says: `the device ${name}`,
      conditions: { deviceInfo: { deviceId } },
    }))
}

/** Whether two tenants are the same in all besides policies by which something is decided; names are not among that. */
export function isSameBesides(before: PolicyTenant, after: PolicyTenant): boolean {
  const hasRules = [before, after].some(({ groups }) => groups.some(({ membershipRule }) => membershipRule))
  const namesOf = (all: readonly { readonly displayName?: string | null }[]) =>
    all.map((each) => ({ ...each, nameRead: each.displayName }))
  const read = ({
    conditionalAccessPolicies: _,
    lost: _lost,
    roleDefinitions: _roles,
    ...others
  }: PolicyTenant) => ({
    ...others,
    // Rules read the names of people, and filters those of devices.
    users: hasRules ? namesOf(others.users) : others.users,
    devices: namesOf(others.devices),
  })
  const held = (tenant: PolicyTenant) =>
    Object.fromEntries(Object.entries(read(tenant)).filter(([, value]) => !isNothing(value)))
  return isSameAndSaid(held(before), held(after))
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}
