import type { ReferenceKind } from './import-result'
import { isObject, type JsonObject, type JsonValue, memberOf } from './json'

/** A member of a policy that refers to other objects by id. */
interface ReferringMember {
  readonly path: readonly string[]
  readonly kind: ReferenceKind
  /** Values that are no reference. */
  readonly words: readonly string[]
}

const USERS = ['conditions', 'users']
const APPLICATIONS = ['conditions', 'applications']
const LOCATIONS = ['conditions', 'locations']
const CLIENTS = ['conditions', 'clientApplications']
const AGENTS = ['conditions', 'agents']

const pair = (
  [...path]: readonly string[],
  what: string,
  kind: ReferenceKind,
  words: readonly string[],
): ReferringMember[] => [
  { path: [...path, `include${what}`], kind, words },
  { path: [...path, `exclude${what}`], kind, words },
]

const REFERRING: readonly ReferringMember[] = [
  ...pair(USERS, 'Users', 'user', ['All', 'None', 'GuestsOrExternalUsers', 'AllAgentIdUsers']),
  ...pair(USERS, 'Groups', 'group', []),
  ...pair(USERS, 'Roles', 'role', []),
  ...pair(APPLICATIONS, 'Applications', 'application', [
    'All',
    'None',
    'Office365',
    'MicrosoftAdminPortals',
    'AllAgentIdResources',
  ]),
  ...pair(LOCATIONS, 'Locations', 'namedLocation', ['All', 'AllTrusted']),
  ...pair(AGENTS, 'AgentUsers', 'user', ['All', 'None']),
  ...pair(CLIENTS, 'AgentIdServicePrincipals', 'servicePrincipal', ['All', 'None']),
  ...pair(CLIENTS, 'ServicePrincipals', 'servicePrincipal', ['ServicePrincipalsInMyTenant', 'All', 'None']),
  { path: ['grantControls', 'termsOfUse'], kind: 'termsOfUse', words: [] },
  { path: ['grantControls', 'authenticationStrength', 'id'], kind: 'authenticationStrength', words: [] },
]

/**
 * Shows every reference of a policy to `visit`, with its path, and puts in its place what `visit` returns. The same policy
 * comes back when nothing differs.
 */
export function mapReferences(
  policy: JsonObject,
  visit: (kind: ReferenceKind, id: string, path: string) => string,
): JsonObject {
  return REFERRING.reduce((changed, { path, kind, words }) => {
    const seen = (value: JsonValue, suffix: string) =>
      typeof value !== 'string' || words.includes(value)
        ? value
        : visit(kind, value, `${path.join('.')}${suffix}`)
    return mapAt(changed, path, (value) => {
      if (!Array.isArray(value)) return seen(value, '')
      const mapped = value.map((each, at) => seen(each, `[${at}]`))
      return mapped.every((each, at) => each === value[at]) ? value : mapped
    })
  }, policy)
}

function mapAt(
  object: JsonObject,
  [name = '', ...rest]: readonly string[],
  change: (value: JsonValue) => JsonValue,
): JsonObject {
  const value = memberOf(object, name)
  if (value === undefined || value === null) return object
  if (rest.length > 0 && !isObject(value)) return object
  const next = rest.length > 0 && isObject(value) ? mapAt(value, rest, change) : change(value)
  return next === value ? object : { ...object, [name]: next }
}
