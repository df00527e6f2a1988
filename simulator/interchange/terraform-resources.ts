import type { CollectionName } from './collections'
import { isList, isObject, type JsonObject, type JsonPath, type JsonValue, memberOf } from './json'

/** An attribute of a resource, or a block in it: a list of one object. */
interface Leaf {
  /** Its path in Graph, from the object around it. */
  readonly to: string
  readonly block?: Block
  /** `comma`: Graph has one text with commas. `last`: what stands behind the last slash, which is an id. */
  readonly as?: 'comma' | 'last' | 'ranges'
  /** Entra fills it in where nobody set it: in a plan it is not known, and means nothing. */
  readonly computed?: true
}

/** The attributes of a block by Terraform's names. */
export type Block = Readonly<Record<string, Leaf>>

interface Resource {
  readonly collection: CollectionName
  readonly block: Block
  finish?(object: JsonObject, values: JsonObject): JsonObject
}

const to = (name: string, as?: Leaf['as']): Leaf => ({ to: name, ...(as ? { as } : {}) })
const block = (name: string, of: Block): Leaf => ({ to: name, block: of })
const computed = (name: string): Leaf => ({ to: name, computed: true })
const both = (what: string, graph: string, as?: Leaf['as']): Block => ({
  [`included_${what}`]: to(`include${graph}`, as),
  [`excluded_${what}`]: to(`exclude${graph}`, as),
})

/** The path of Graph in `id`, since version 3 of the provider, has the object's id behind its last slash. */
const IDS: Block = {
  object_id: { to: 'id', as: 'last', computed: true },
  id: { to: 'id', as: 'last', computed: true },
}
const FILTER: Block = { mode: to('mode'), rule: to('rule') }
const GUESTS: Block = {
  guest_or_external_user_types: to('guestOrExternalUserTypes', 'comma'),
  external_tenants: block('externalTenants', {
    membership_kind: to('membershipKind'),
    members: to('members'),
  }),
}

const CONDITIONS: Block = {
  applications: block('applications', {
    ...both('applications', 'Applications'),
    included_user_actions: to('includeUserActions'),
    filter: block('applicationFilter', FILTER),
  }),
  client_applications: block('clientApplications', {
    ...both('service_principals', 'ServicePrincipals'),
    filter: block('servicePrincipalFilter', FILTER),
  }),
  users: block('users', {
    ...both('users', 'Users'),
    ...both('groups', 'Groups', 'last'),
    ...both('roles', 'Roles'),
    included_guests_or_external_users: block('includeGuestsOrExternalUsers', GUESTS),
    excluded_guests_or_external_users: block('excludeGuestsOrExternalUsers', GUESTS),
  }),
  authentication_flow_transfer_methods: to('authenticationFlows.transferMethods', 'comma'),
  client_app_types: to('clientAppTypes'),
  devices: block('devices', { filter: block('deviceFilter', FILTER) }),
  locations: block('locations', both('locations', 'Locations', 'last')),
  platforms: block('platforms', both('platforms', 'Platforms')),
  service_principal_risk_levels: to('servicePrincipalRiskLevels'),
  sign_in_risk_levels: to('signInRiskLevels'),
  user_risk_levels: to('userRiskLevels'),
  insider_risk_levels: computed('insiderRiskLevels'),
}

const GRANT: Block = {
  operator: to('operator'),
  built_in_controls: to('builtInControls'),
  authentication_strength_policy_id: to('authenticationStrength.id', 'last'),
  custom_authentication_factors: to('customAuthenticationFactors'),
  terms_of_use: to('termsOfUse'),
}

const SESSION: Block = {
  application_enforced_restrictions_enabled: to('applicationEnforcedRestrictions.isEnabled'),
  cloud_app_security_policy: to('cloudAppSecurity.cloudAppSecurityType'),
  disable_resilience_defaults: to('disableResilienceDefaults'),
  persistent_browser_mode: to('persistentBrowser.mode'),
  sign_in_frequency: to('signInFrequency.value'),
  sign_in_frequency_authentication_type: computed('signInFrequency.authenticationType'),
  sign_in_frequency_interval: computed('signInFrequency.frequencyInterval'),
  sign_in_frequency_period: to('signInFrequency.type'),
}

/**
 * The resources of the provider azuread that are read.
 * https://registry.terraform.io/providers/hashicorp/azuread/latest/docs/resources/conditional_access_policy
 */
export const RESOURCES: Readonly<Record<string, Resource>> = {
  azuread_conditional_access_policy: {
    collection: 'conditionalAccessPolicies',
    block: {
      ...IDS,
      display_name: to('displayName'),
      state: to('state'),
      conditions: block('conditions', CONDITIONS),
      grant_controls: block('grantControls', GRANT),
      session_controls: block('sessionControls', SESSION),
    },
    finish: withSwitches,
  },
  azuread_named_location: {
    collection: 'namedLocations',
    block: {
      ...IDS,
      display_name: to('displayName'),
      ip: block('', { ip_ranges: to('ipRanges', 'ranges'), trusted: to('isTrusted') }),
      country: block('', {
        countries_and_regions: to('countriesAndRegions'),
        include_unknown_countries_and_regions: to('includeUnknownCountriesAndRegions'),
        country_lookup_method: to('countryLookupMethod'),
      }),
    },
    finish: (location) => ({
      '@odata.type': `#microsoft.graph.${'ipRanges' in location ? 'ip' : 'country'}NamedLocation`,
      ...location,
    }),
  },
  azuread_authentication_strength_policy: {
    collection: 'authenticationStrengthPolicies',
    block: {
      ...IDS,
      display_name: to('displayName'),
      description: to('description'),
      allowed_combinations: to('allowedCombinations'),
    },
  },
  azuread_group: {
    collection: 'groups',
    block: {
      ...IDS,
      display_name: to('displayName'),
      types: to('groupTypes'),
      members: computed('members'),
      assignable_to_role: to('isAssignableToRole'),
      dynamic_membership: block('', { rule: to('membershipRule') }),
    },
  },
  azuread_user: {
    collection: 'users',
    block: {
      ...IDS,
      display_name: to('displayName'),
      user_principal_name: to('userPrincipalName'),
      account_enabled: to('accountEnabled'),
      user_type: computed('userType'),
    },
  },
}

/** Graph has a switch in each session control, and null where the provider has an empty value. */
function withSwitches(policy: JsonObject): JsonObject {
  const session = memberOf(policy, 'sessionControls')
  if (!isObject(session)) return policy
  const frequency = memberOf(session, 'signInFrequency')
  const isOn = (control: JsonValue | undefined): control is JsonObject => isObject(control)
  const {
    applicationEnforcedRestrictions: restricted,
    disableResilienceDefaults: disabled,
    signInFrequency: _,
    ...rest
  } = session
  const on = Object.entries(rest).map(([name, control]): [string, JsonValue] => [
    name,
    isOn(control) ? { isEnabled: true, ...control } : control,
  ])
  const sessionControls = {
    ...Object.fromEntries(on),
    ...(disabled === undefined || disabled === false ? {} : { disableResilienceDefaults: disabled }),
    ...(isObject(restricted) && memberOf(restricted, 'isEnabled') !== false
      ? { applicationEnforcedRestrictions: restricted }
      : {}),
    ...(isObject(frequency) && isFrequency(frequency)
      ? { signInFrequency: { isEnabled: true, frequencyInterval: 'timeBased', ...frequency } }
      : {}),
  }
  return { ...policy, sessionControls: Object.keys(sessionControls).length > 0 ? sessionControls : null }
}

/** The provider fills in the kind and the interval, also where no frequency is set. */
function isFrequency(frequency: JsonObject): boolean {
  return (
    memberOf(frequency, 'value') !== undefined || memberOf(frequency, 'frequencyInterval') === 'everyTime'
  )
}

/** The values of a block in Graph's shape. Attributes that are not named keep their value, under their name in camel case. */
export function fromBlock(block: Block, values: JsonObject): JsonObject {
  const read = new Map<string, JsonValue>()
  for (const [name, value] of Object.entries(values)) {
    const leaf = Object.hasOwn(block, name) ? block[name] : undefined
    if (isNothing(value) || name === 'timeouts') continue
    if (!leaf) read.set(camelCase(name), value)
    else if (leaf.block && isList(value)) {
      const [first] = value
      const inner = isObject(first) ? fromBlock(leaf.block, first) : {}
      for (const [member, each] of leaf.to === '' ? Object.entries(inner) : [[leaf.to, inner] as const])
        read.set(member, each)
    } else put(read, leaf.to.split('.'), shaped(value, leaf.as))
  }
  return Object.fromEntries(read)
}

/** Terraform has no null in a list, and an empty text or zero where nothing was set. */
function isNothing(value: JsonValue): boolean {
  return value === null || value === '' || value === 0 || (isList(value) && value.length === 0)
}

function put(object: Map<string, JsonValue>, [name = '', inner]: readonly string[], value: JsonValue): void {
  const before = object.get(name)
  if (inner === undefined) object.set(name, value)
  else object.set(name, { ...(isObject(before) ? before : {}), [inner]: value })
}

function shaped(value: JsonValue, as: Leaf['as']): JsonValue {
  if (as === 'comma') return isList(value) ? value.join(',') : value
  if (as === 'last') return isList(value) ? value.map(last) : last(value)
  if (as === 'ranges' && isList(value)) {
    return value.map((range) => ({
      '@odata.type': `#microsoft.graph.iPv${String(range).includes(':') ? 6 : 4}CidrRange`,
      cidrAddress: range,
    }))
  }
  return value
}

function last(id: JsonValue): JsonValue {
  return typeof id === 'string' && id.startsWith('/') ? id.slice(id.lastIndexOf('/') + 1) : id
}

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())
}

/** Where a member of Graph is in the values of a block. */
export function spelledInBlock(block: Block, member: JsonPath): JsonPath {
  for (const [name, { to: path, block: inner }] of Object.entries(block)) {
    const steps = path === '' ? [] : path.split('.')
    const isHere = steps.every((step, at) => at >= member.length || member[at] === step)
    if (!isHere || (steps.length > 0 && member.length === 0)) continue
    const rest = member.slice(steps.length)
    if (!inner) return [name, ...rest]
    const deeper = spelledInBlock(inner, rest)
    if (path !== '' || isNamed(inner, rest)) return [name, 0, ...deeper]
  }
  return member.map((step) => (typeof step === 'string' ? snakeCase(step) : step))
}

function isNamed(block: Block, [first]: JsonPath): boolean {
  return Object.values(block).some(({ to: path }) => path.split('.')[0] === first)
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
