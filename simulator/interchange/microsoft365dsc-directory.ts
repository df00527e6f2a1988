import type { CollectionName } from './collections'
import { lowerFirst } from './graph-names'
import { isList, type JsonObject, type JsonPath, type JsonValue } from './json'
import { dscFlag } from './microsoft365dsc'

interface Resource {
  readonly collection: CollectionName
  /** Members that Graph has by another name, or in another shape. */
  readonly members: Readonly<Record<string, readonly [name: string, shape?: (value: JsonValue) => JsonValue]>>
}

/**
 * What policies of Microsoft365DSC refer to. Its members are Graph's with a capital letter, but for these. People are named by
 * user principal name; groups, roles and locations by display name.
 * https://microsoft365dsc.com/resources/azure-ad/AADGroup/
 */
const RESOURCES: Readonly<Record<string, Resource>> = {
  AADGroup: {
    collection: 'groups',
    members: {
      GroupTypes: ['groupTypes', list],
      Members: ['members', list],
      MemberOf: ['memberOf', list],
      AssignedToRole: ['assignedToRole', list],
      SecurityEnabled: ['securityEnabled', dscFlag],
      MailEnabled: ['mailEnabled', dscFlag],
      IsAssignableToRole: ['isAssignableToRole', dscFlag],
    },
  },
  AADUser: {
    collection: 'users',
    members: {
      FirstName: ['givenName'],
      LastName: ['surname'],
      Office: ['officeLocation'],
      Title: ['jobTitle'],
      PhoneNumber: ['businessPhones', list],
      Fax: ['faxNumber'],
      MemberOf: ['memberOf', list],
      Roles: ['assignedToRole', list],
    },
  },
  AADNamedLocationPolicy: {
    collection: 'namedLocations',
    members: {
      OdataType: ['@odata.type', type],
      IpRanges: ['ipRanges', ranges],
      CountriesAndRegions: ['countriesAndRegions', list],
      IsTrusted: ['isTrusted', dscFlag],
      IncludeUnknownCountriesAndRegions: ['includeUnknownCountriesAndRegions', dscFlag],
    },
  },
  AADAuthenticationStrengthPolicy: {
    collection: 'authenticationStrengthPolicies',
    members: { AllowedCombinations: ['allowedCombinations', list] },
  },
}

/** A resource of the directory in Graph's shape, and where it belongs; undefined for any other. */
export function dscObject(
  resource: string,
  object: JsonObject,
): { readonly collection: CollectionName; readonly object: JsonObject } | undefined {
  const known = Object.hasOwn(RESOURCES, resource) ? RESOURCES[resource] : undefined
  if (!known) return undefined
  const members = Object.entries(object).map(([name, value]): [string, JsonValue] => {
    const [to, shape] = (Object.hasOwn(known.members, name) && known.members[name]) || [lowerFirst(name)]
    return [to, shape && value !== null ? shape(value) : value]
  })
  return { collection: known.collection, object: Object.fromEntries(members) }
}

/** Where a member of Graph is in a resource. */
export function spelledInResource(resource: string, [first, ...rest]: JsonPath): JsonPath {
  if (typeof first !== 'string') return []
  const members = Object.hasOwn(RESOURCES, resource) ? RESOURCES[resource]?.members : undefined
  const named = Object.entries(members ?? {}).find(([, [to]]) => to === first)
  return [named?.[0] ?? `${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...rest]
}

/** PowerShell writes a list of one as its item, and an empty one as an empty text. */
function list(value: JsonValue): JsonValue {
  if (isList(value)) return value
  return value === '' ? [] : [value]
}

/** Graph writes types in camel case; the resource allows `#microsoft.graph.CountryNamedLocation`. */
function type(value: JsonValue): JsonValue {
  return typeof value === 'string'
    ? value.replace(/^(#microsoft\.graph\.)([A-Z])/, (_all, prefix, first) => prefix + first.toLowerCase())
    : value
}

/** https://learn.microsoft.com/graph/api/resources/iprange */
function ranges(value: JsonValue): JsonValue {
  const all = list(value)
  if (!isList(all)) return all
  return all.map((range) =>
    typeof range === 'string'
      ? {
          '@odata.type': `#microsoft.graph.iPv${range.includes(':') ? 6 : 4}CidrRange`,
          cidrAddress: range,
        }
      : range,
  )
}
