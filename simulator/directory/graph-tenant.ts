import { readAdminConsentRequestPolicy } from './admin-consent-request-policy'
import { withConditions } from './condition-sets'
import { blank, DEFAULTS, fits, isList, isNullable, isOptional, SCALARS, SHAPES, type Shape } from './shape'
import { COLLECTIONS, type Collection, type Organization, type Secrets, type Tenant } from './tenant'

/** Objects of a tenant by Graph's name of their collection, as an export has them. */
export type GraphObjects = Readonly<Record<string, unknown>>

/** A tenant that came from outside, and what of it did not come in. */
export interface ReadTenant {
  readonly tenant: Tenant
  /** How many objects of each collection came in. */
  readonly counts: Readonly<Record<Collection, number>>
  /** In a sentence each. */
  readonly left: readonly string[]
}

const MOST_LEFT = 20
/** Lists of references, which Graph gives as objects with an `id`. */
const REFERENCES = new Set(['members', 'owners', 'registeredOwners'])
const OF_NOBODY: Organization = {
  id: '00000000-0000-4000-8000-000000000001',
  displayName: 'Imported tenant',
  verifiedDomains: [],
}
const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/**
 * A tenant of the engine's out of Graph JSON that anybody may have written: members of another type than Graph's are as if they had not
 * been said, members that the engine does not know are left out, and an object without an id is no object. Never throws.
 * @param secrets what no export has, and everybody in the lab knows
 */
export function readTenant(objects: GraphObjects, secrets: Secrets): ReadTenant {
  const left: string[] = []
  const rows = Object.fromEntries(COLLECTIONS.map((name) => [name, rowsOf(name, objects[name], left)]))
  const organization = organizationOf(objects.organization, rows as never)
  const policies = first(objects.authorizationPolicy)
  if (!policies)
    left.push(
      'There is no authorizationPolicy: here, people may consent for themselves to what needs no administrator.',
    )
  const requests = first(objects.adminConsentRequestPolicy)
  const tenant = {
    ...rows,
    ...(requests && { adminConsentRequestPolicy: readAdminConsentRequestPolicy(requests, left) }),
    organization,
    authorizationPolicy: {
      id: 'authorizationPolicy',
      defaultUserRolePermissions: {
        permissionGrantPoliciesAssigned:
          policies === undefined
            ? ['ManagePermissionGrantsForSelf.microsoft-user-default-legacy']
            : textsIn(
                recordOf(policies.defaultUserRolePermissions)?.permissionGrantPoliciesAssigned ??
                  policies.permissionGrantPolicyIdsAssignedToDefaultUserRole,
              ),
      },
    },
    secrets,
  } as unknown as Tenant
  const counts = Object.fromEntries(COLLECTIONS.map((name) => [name, tenant[name].length]))
  const more = left.length - MOST_LEFT
  return {
    tenant,
    counts: counts as ReadTenant['counts'],
    left: more > 0 ? [...left.slice(0, MOST_LEFT), `And ${more} more.`] : left,
  }
}

/** The tenant as Graph JSON by collection. Secrets are in no export. */
export function writeTenant({
  secrets: _,
  organization,
  authorizationPolicy,
  adminConsentRequestPolicy,
  ...rows
}: Tenant): GraphObjects {
  const graph = (object: object) =>
    Object.fromEntries(
      Object.entries(object).map(([name, value]) => [
        name,
        REFERENCES.has(name) ? (value as readonly string[]).map((id) => ({ id })) : value,
      ]),
    )
  return {
    organization: [organization],
    ...Object.fromEntries(COLLECTIONS.map((name) => [name, rows[name].map(graph)])),
    authorizationPolicy,
    ...(adminConsentRequestPolicy && { adminConsentRequestPolicy }),
  }
}

function rowsOf(collection: Collection, value: unknown, left: string[]): readonly object[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    left.push(`${collection} is no list, and is left out.`)
    return []
  }
  const known = new Set<string>()
  return value.flatMap((each: unknown, index) => {
    const record = recordOf(each)
    const object = record && collection === 'permissionGrantPolicies' ? withConditions(record) : record
    const { id } = object ?? {}
    if (!object || typeof id !== 'string' || id === '' || id.length > 128) {
      left.push(`${collection}[${index}] has no id, and is left out.`)
      return []
    }
    if (known.has(id)) {
      left.push(`${collection}[${index}] has the id of another one, and is left out.`)
      return []
    }
    known.add(id)
    const shape = SHAPES[collection] as { readonly [member: string]: Shape }
    const members = Object.entries(shape).flatMap(([name, member]) => {
      const isUnsaid = object[name] === undefined || object[name] === null
      if (isUnsaid) return isOptional(member) ? [] : [[name, blankOf(collection, name, member)]]
      const value = REFERENCES.has(name) ? idsIn(object[name]) : object[name]
      const present = isOptional(member) ? member.optional : member
      return [[name, taken(value, present, `${collection}[${index}].${name}`, left)]]
    })
    return [Object.fromEntries(members) as object]
  })
}

function blankOf(collection: Collection, name: string, shape: Shape): unknown {
  return DEFAULTS[collection]?.[name] ?? unsaid(shape)
}

/** A date that nobody said is over: what is not known to be good is not good. */
const unsaid = (shape: Shape): unknown => (shape === 'instant' ? '1970-01-01T00:00:00Z' : blank(shape))

/** `value` as far as it has its shape; what has not is as a new object has it, and is named. */
function taken(value: unknown, shape: Shape, path: string, left: string[]): unknown {
  const otherwise = (): unknown => {
    left.push(`${path} is not of its type, and does not count.`)
    return unsaid(shape)
  }
  if (typeof shape === 'string') return fits(value, shape) ? value : otherwise()
  if (isList(shape)) {
    if (!Array.isArray(value)) return otherwise()
    return value.flatMap((each: unknown, index) => {
      const [item] = shape
      if (typeof item !== 'string')
        return recordOf(each) ? [taken(each, item, `${path}[${index}]`, left)] : []
      return SCALARS.text(each) ? [each] : []
    })
  }
  const record = recordOf(value)
  if (!record) return otherwise()
  return Object.fromEntries(
    Object.entries(isNullable(shape) ? shape.nullable : shape).flatMap(([name, member]) => {
      const inner = record[name]
      const isUnsaid = inner === undefined || inner === null
      if (isOptional(member))
        return isUnsaid ? [] : [[name, taken(inner, member.optional, `${path}.${name}`, left)]]
      return [[name, isUnsaid ? unsaid(member) : taken(inner, member, `${path}.${name}`, left)]]
    }),
  )
}

/** References as Graph gives them, and as PowerShell does. */
function idsIn(value: unknown): unknown {
  return Array.isArray(value) ? value.map((each: unknown) => recordOf(each)?.id ?? each) : value
}

/** What is not said is found: an instance says whose it is, and people are called by their domain. */
function organizationOf(value: unknown, rows: Pick<Tenant, 'users' | 'applications'>): Organization {
  const said = first(value) ?? {}
  const domains = (Array.isArray(said.verifiedDomains) ? said.verifiedDomains : []).flatMap(
    (each: unknown) => {
      const { name, isDefault, isInitial } = recordOf(each) ?? {}
      return typeof name === 'string' && name !== ''
        ? [{ name, isDefault: isDefault === true, isInitial: isInitial === true }]
        : []
    },
  )
  return {
    id: typeof said.id === 'string' && GUID.test(said.id) ? said.id : OF_NOBODY.id,
    displayName:
      typeof said.displayName === 'string' && said.displayName !== ''
        ? said.displayName.slice(0, 200)
        : OF_NOBODY.displayName,
    verifiedDomains: domains.length > 0 ? domains : domainsOf(rows),
  }
}

function domainsOf({ users }: Pick<Tenant, 'users'>): Organization['verifiedDomains'] {
  const names = users.flatMap(({ userType, userPrincipalName }) =>
    userType === 'Guest' ? [] : [userPrincipalName.split('@')[1]?.toLowerCase() ?? ''],
  )
  const distinct = [...new Set(names)].filter((name) => name !== '').slice(0, 50)
  return (distinct.length > 0 ? distinct : ['imported.example']).map((name, index) => ({
    name,
    isDefault: index === 0,
    isInitial: name.endsWith('.onmicrosoft.com'),
  }))
}

function first(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return recordOf(Array.isArray(value) ? value[0] : value)
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined
}
