import type { NamedLocation, PolicyTenant } from '../../directory/policy-tenant'
import { parseRange, type Range } from '../addresses'
import { listed, lowerSet } from '../lists'

/** A named location, read once. */
export interface Place {
  readonly id: string
  readonly name: string
  readonly kind: 'ip' | 'country' | 'compliantNetwork' | 'unknown'
  readonly isTrusted: boolean
  readonly ranges: readonly Range[]
  /** Ranges that are no CIDR ranges, as written. */
  readonly invalidRanges: readonly string[]
  /** ISO 3166-1 alpha-2, in lower case. */
  readonly countries: ReadonlySet<string>
  readonly includesUnknownCountries: boolean
  readonly index: number
}

/** The named locations of a tenant. */
export interface Places {
  readonly all: readonly Place[]
  readonly byId: ReadonlyMap<string, Place>
}

/** https://learn.microsoft.com/graph/api/resources/namedlocation and its three kinds. */
export function placesOf(tenant: PolicyTenant): Places {
  const all = tenant.namedLocations.map(place)
  return { all, byId: new Map(all.map((each) => [each.id.toLowerCase(), each])) }
}

function place(location: NamedLocation, index: number): Place {
  const written = listed(location.ipRanges).map(({ cidrAddress }) => cidrAddress ?? '')
  const read = written.map((text) => [text, parseRange(text)] as const)
  return {
    id: location.id,
    name: location.displayName || location.id,
    kind: kindOf(location),
    isTrusted: location.isTrusted === true,
    ranges: read.flatMap(([, range]) => range ?? []),
    invalidRanges: read.flatMap(([text, range]) => (range === null ? [text] : [])),
    countries: lowerSet(location.countriesAndRegions),
    includesUnknownCountries: location.includeUnknownCountriesAndRegions === true,
    index,
  }
}

function kindOf(location: NamedLocation): Place['kind'] {
  const type = location['@odata.type']?.toLowerCase() ?? ''
  if (location.compliantNetworkType || type.includes('compliantnetwork')) return 'compliantNetwork'
  if (location.ipRanges || type.includes('ipnamedlocation')) return 'ip'
  if (location.countriesAndRegions || type.includes('countrynamedlocation')) return 'country'
  return 'unknown'
}
