import type { NamedLocation, PolicyTenant } from '../../directory/policy-tenant'
import { isV4, parseRange, type Range } from '../addresses'
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
  /** The IPv4 ranges of all places: an address is in one when what `mask` leaves of it is `base`. */
  readonly v4: readonly { readonly base: number; readonly mask: number; readonly place: number }[]
  /** By country that some place names (and Unicode's unknown region): the indexes of its places, each after a comma. */
  readonly byCountry: ReadonlyMap<string, string>
}

/** What the question brings where an address maps to no country: Unicode's code for an unknown region, in lower case. */
export const UNKNOWN_COUNTRY = 'zz'

/** https://learn.microsoft.com/graph/api/resources/namedlocation and its three kinds. */
export function placesOf(tenant: PolicyTenant): Places {
  const all = tenant.namedLocations.map(place)
  return {
    all,
    byId: new Map(all.map((each) => [each.id.toLowerCase(), each])),
    v4: all.flatMap(({ ranges, index }) => ranges.flatMap((range) => v4Range(range, index))),
    byCountry: byCountry(all),
  }
}

function v4Range(range: Range, place: number) {
  if (!isV4(range.groups)) return []
  const length = Math.max(0, range.bits - 96)
  const mask = length === 0 ? 0 : -1 << (32 - length)
  const [high = 0, low = 0] = range.groups.slice(6)
  return [{ base: ((high << 16) | low) & mask, mask, place }]
}

function byCountry(all: readonly Place[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { countries, includesUnknownCountries, index } of all) {
    for (const country of [...countries, ...(includesUnknownCountries ? [UNKNOWN_COUNTRY] : [])]) {
      const key = `${found.get(country) ?? ''},${index}`
      found.set(country, key)
      // As it is usually written, to spare the question a conversion.
      found.set(country.toUpperCase(), key)
    }
  }
  return found
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
