import { lowerFirst } from './graph-names'
import { isList, isObject, type JsonObject, type JsonPath, type JsonValue, memberOf, quoted } from './json'

/** Where a flat name of the resource is in Graph. `comma`: Graph has one text with commas where the resource has a list. */
interface Place {
  readonly path: string
  readonly as?: 'comma' | 'list' | 'number' | 'flag'
}

const list = (path: string): Place => ({ path, as: 'list' })
const one = (path: string): Place => ({ path })
const flag = (path: string): Place => ({ path, as: 'flag' })

const USERS = 'conditions.users'
const GUESTS = 'GuestsOrExternalUsers'

/**
 * The members of `AADConditionalAccessPolicy`, which are flat, and where Graph has them. Microsoft365DSC names people by user
 * principal name and groups, roles and locations by display name.
 * https://microsoft365dsc.com/resources/azure-ad/AADConditionalAccessPolicy/
 */
const PLACES: Readonly<Record<string, Place>> = {
  IncludeApplications: list('conditions.applications.includeApplications'),
  ExcludeApplications: list('conditions.applications.excludeApplications'),
  IncludeUserActions: list('conditions.applications.includeUserActions'),
  AuthenticationContexts: list('conditions.applications.includeAuthenticationContextClassReferences'),
  ApplicationsFilter: one('conditions.applications.applicationFilter.rule'),
  ApplicationsFilterMode: one('conditions.applications.applicationFilter.mode'),
  IncludeUsers: list(`${USERS}.includeUsers`),
  ExcludeUsers: list(`${USERS}.excludeUsers`),
  IncludeGroups: list(`${USERS}.includeGroups`),
  ExcludeGroups: list(`${USERS}.excludeGroups`),
  IncludeRoles: list(`${USERS}.includeRoles`),
  ExcludeRoles: list(`${USERS}.excludeRoles`),
  IncludeGuestOrExternalUserTypes: {
    path: `${USERS}.include${GUESTS}.guestOrExternalUserTypes`,
    as: 'comma',
  },
  ExcludeGuestOrExternalUserTypes: {
    path: `${USERS}.exclude${GUESTS}.guestOrExternalUserTypes`,
    as: 'comma',
  },
  IncludeExternalTenantsMembershipKind: one(`${USERS}.include${GUESTS}.externalTenants.membershipKind`),
  ExcludeExternalTenantsMembershipKind: one(`${USERS}.exclude${GUESTS}.externalTenants.membershipKind`),
  IncludeExternalTenantsMembers: list(`${USERS}.include${GUESTS}.externalTenants.members`),
  ExcludeExternalTenantsMembers: list(`${USERS}.exclude${GUESTS}.externalTenants.members`),
  IncludeServicePrincipals: list('conditions.clientApplications.includeServicePrincipals'),
  ExcludeServicePrincipals: list('conditions.clientApplications.excludeServicePrincipals'),
  ServicePrincipalFilterMode: one('conditions.clientApplications.servicePrincipalFilter.mode'),
  ServicePrincipalFilterRule: one('conditions.clientApplications.servicePrincipalFilter.rule'),
  IncludePlatforms: list('conditions.platforms.includePlatforms'),
  ExcludePlatforms: list('conditions.platforms.excludePlatforms'),
  IncludeLocations: list('conditions.locations.includeLocations'),
  ExcludeLocations: list('conditions.locations.excludeLocations'),
  IncludeDevices: list('conditions.devices.includeDevices'),
  ExcludeDevices: list('conditions.devices.excludeDevices'),
  DeviceFilterMode: one('conditions.devices.deviceFilter.mode'),
  DeviceFilterRule: one('conditions.devices.deviceFilter.rule'),
  UserRiskLevels: list('conditions.userRiskLevels'),
  SignInRiskLevels: list('conditions.signInRiskLevels'),
  ServicePrincipalRiskLevels: list('conditions.servicePrincipalRiskLevels'),
  InsiderRiskLevels: { path: 'conditions.insiderRiskLevels', as: 'comma' },
  ClientAppTypes: list('conditions.clientAppTypes'),
  TransferMethods: { path: 'conditions.authenticationFlows.transferMethods', as: 'comma' },
  GrantControlOperator: one('grantControls.operator'),
  BuiltInControls: list('grantControls.builtInControls'),
  TermsOfUse: list('grantControls.termsOfUse'),
  CustomAuthenticationFactors: list('grantControls.customAuthenticationFactors'),
  AuthenticationStrength: one('grantControls.authenticationStrength.id'),
  ApplicationEnforcedRestrictionsIsEnabled: flag('sessionControls.applicationEnforcedRestrictions.isEnabled'),
  CloudAppSecurityIsEnabled: flag('sessionControls.cloudAppSecurity.isEnabled'),
  CloudAppSecurityType: one('sessionControls.cloudAppSecurity.cloudAppSecurityType'),
  SignInFrequencyIsEnabled: flag('sessionControls.signInFrequency.isEnabled'),
  SignInFrequencyType: one('sessionControls.signInFrequency.type'),
  SignInFrequencyValue: { path: 'sessionControls.signInFrequency.value', as: 'number' },
  SignInFrequencyInterval: one('sessionControls.signInFrequency.frequencyInterval'),
  SignInFrequencyAuthenticationType: one('sessionControls.signInFrequency.authenticationType'),
  PersistentBrowserIsEnabled: flag('sessionControls.persistentBrowser.isEnabled'),
  PersistentBrowserMode: one('sessionControls.persistentBrowser.mode'),
  DisableResilienceDefaultsIsEnabled: flag('sessionControls.disableResilienceDefaults'),
  ContinuousAccessEvaluationMode: one('sessionControls.continuousAccessEvaluation.mode'),
  SecureSignInSessionIsEnabled: flag('sessionControls.secureSignInSession.isEnabled'),
}

/** Whether `object` is an `AADConditionalAccessPolicy` of Microsoft365DSC: it says so, or it has two of the flat members. */
export function isDscPolicy(object: JsonObject): boolean {
  const resource = memberOf(object, 'ResourceName')
  if (resource !== undefined) return resource === 'AADConditionalAccessPolicy'
  if ('Conditions' in object) return false
  return Object.keys(object).filter((name) => Object.hasOwn(PLACES, name)).length >= 2
}

/** The name of the resource of Microsoft365DSC that `object` is, other than a policy; undefined for what is none. */
export function dscResource(object: JsonObject): string | undefined {
  const resource = memberOf(object, 'ResourceName')
  return typeof resource === 'string' && !isDscPolicy(object) ? resource : undefined
}

/** What is said of a resource that is not read here. Its members are flat and mean other things than Graph's of the same name. */
export function unreadResource(resource: string): string {
  return `This is ${quoted(resource)} of Microsoft365DSC. Of its resources policies, named locations, authentication strengths, groups and users are read; this one is kept as it is, and does not count.`
}

/** Characters at the beginning of a script in which it says what it is. */
const HEAD = 256 * 1024

/** Whether `text` is the PowerShell that Microsoft365DSC exports. */
export function isDscConfiguration(text: string): boolean {
  return /\bImport-DscResource\b[^\n]{0,200}\bMicrosoft365DSC\b|^[ \t]*AADConditionalAccessPolicy\s/im.test(
    text.slice(0, HEAD),
  )
}

/** The policy in Graph's shape. Members that Graph does not have keep their value, with the first letter lowered. */
export function dscPolicy(object: JsonObject): JsonObject {
  const root: Tree = new Map()
  for (const [name, value] of Object.entries(object)) {
    const place = Object.hasOwn(PLACES, name) ? PLACES[name] : undefined
    if (!place) root.set(lowerFirst(name), value)
    else if (value !== null && value !== '') set(root, place.path.split('.'), shaped(value, place.as))
  }
  // A resource has no member for "no condition": what Graph wants to be there is made when nothing else made it.
  if (!root.has('conditions')) root.set('conditions', new Map())
  return plain(root)
}

type Tree = Map<string, JsonValue | Tree>

function set(tree: Tree, [first = '', ...rest]: readonly string[], value: JsonValue): void {
  if (rest.length === 0) {
    tree.set(first, value)
    return
  }
  const inner = tree.get(first)
  const next: Tree = inner instanceof Map ? inner : new Map()
  tree.set(first, next)
  set(next, rest, value)
}

function plain(tree: Tree): JsonObject {
  return Object.fromEntries(
    Array.from(tree, ([name, value]) => [name, value instanceof Map ? plain(value) : value]),
  )
}

/** PowerShell writes a list of one as its item. */
function shaped(value: JsonValue, as: Place['as']): JsonValue {
  if (as === 'comma') return isList(value) ? value.join(',') : value
  if (as === 'list') return isList(value) || isObject(value) ? value : [value]
  if (as === 'number') return dscNumber(value)
  return as === 'flag' ? dscFlag(value) : value
}

/** Its reports write numbers as texts. */
function dscNumber(value: JsonValue): JsonValue {
  return typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : value
}

/** A word of PowerShell for true or false, as a text: `True`, `$false`. */
export function dscFlag(value: JsonValue): JsonValue {
  const word = typeof value === 'string' ? /^\$?(true|false)$/i.exec(value.trim())?.[1] : undefined
  return word === undefined ? value : word.toLowerCase() === 'true'
}

/** Where a member of Graph is in the flat resource. */
export function spelledInDsc([...member]: JsonPath): JsonPath {
  const places = Object.entries(PLACES).map(([name, { path }]) => [name, path.split('.')] as const)
  const found = places.find(([, path]) =>
    path.every((step, at) => at >= member.length || member[at] === step),
  )
  if (!found) return member
  const [name, path] = found
  return path.length <= member.length ? [name, ...member.slice(path.length)] : [name]
}
