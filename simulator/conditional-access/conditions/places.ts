import { NOT_UNDERSTOOD } from '../../directory/not-understood'
import type { NamedLocation, PolicyTenant } from '../../directory/policy-tenant'
import { isV4, parseRange, type Range } from '../addresses'
import { Bounded } from '../compile/bounded'
import { listed, lowerSet } from '../lists'

/** A named location, read once. */
export interface Place {
  readonly id: string
  readonly name: string
  readonly kind: 'ip' | 'country' | 'gps' | 'compliantNetwork' | 'unknown'
  /** Null: the export does not say. */
  readonly isTrusted: boolean | null
  readonly ranges: readonly Range[]
  /** Ranges that are no CIDR ranges, as written. */
  readonly invalidRanges: readonly string[]
  /** ISO 3166-1 alpha-2, in lower case. */
  readonly countries: ReadonlySet<string>
  /** Null: the export does not say. */
  readonly includesUnknownCountries: boolean | null
  /** Why it is not known what is outside of it, or of an empty one what is inside: the export lost something. */
  readonly lost: string | null
  readonly index: number
}

/** The named locations of a tenant. */
export interface Places {
  readonly all: readonly Place[]
  readonly byId: ReadonlyMap<string, Place>
  /** The IPv4 ranges of all places: an address is in one when what `mask` leaves of it is `base`. */
  readonly v4: readonly { readonly base: number; readonly mask: number; readonly place: number }[]
  /** The keys of IPv6 addresses asked about before: their text takes long to read. */
  readonly v6Keys: Bounded<string, number>
  /** A number for each country that some place names, and for the unknown one: from 2, and below the size of the map and 2. */
  readonly countryKeys: ReadonlyMap<string, number>
  /** Whether addresses may be trusted of which nothing is known. */
  readonly hasTrustedIps: boolean
}

/** In a policy: the trusted addresses of the old multifactor service, which no export carries. */
export const MFA_TRUSTED_IPS = '00000000-0000-0000-0000-000000000000'

/** What the question brings where an address maps to no country: Unicode's code for an unknown region, in lower case. */
export const UNKNOWN_COUNTRY = 'zz'

const KEPT = 16_384

/** https://learn.microsoft.com/graph/api/resources/namedlocation and its three kinds. */
export function placesOf(tenant: PolicyTenant): Places {
  const all = tenant.namedLocations.map(place)
  return {
    all,
    byId: new Map(all.map((each) => [each.id.toLowerCase(), each])),
    v4: all.flatMap(({ ranges, index }) => ranges.flatMap((range) => v4Range(range, index))),
    v6Keys: new Bounded(KEPT),
    countryKeys: countryKeys(all),
    hasTrustedIps: !all.some(({ id }) => id === MFA_TRUSTED_IPS),
  }
}

function v4Range(range: Range, place: number) {
  if (!isV4(range.groups)) return []
  const length = Math.max(0, range.bits - 96)
  const mask = length === 0 ? 0 : -1 << (32 - length)
  const [high = 0, low = 0] = range.groups.slice(6)
  return [{ base: ((high << 16) | low) & mask, mask, place }]
}

function countryKeys(all: readonly Place[]): ReadonlyMap<string, number> {
  const named = new Set(all.flatMap(({ countries }) => [...countries]).concat(UNKNOWN_COUNTRY))
  // As it is usually written too, to spare the question a conversion.
  return new Map(
    [...named].flatMap((country, at) => [
      [country, at + 2] as const,
      [country.toUpperCase(), at + 2] as const,
    ]),
  )
}

function place(location: NamedLocation, index: number): Place {
  const written = listed(location.ipRanges).map(({ cidrAddress }) => cidrAddress ?? '')
  const kind = kindOf(location)
  const read = written.map((text) => [text, parseRange(text)] as const)
  return {
    id: location.id,
    name: location.displayName || location.id,
    kind,
    isTrusted: typeof location.isTrusted === 'boolean' ? location.isTrusted : kind === 'ip' ? null : false,
    ranges: read.flatMap(([, range]) => range ?? []),
    invalidRanges: read.flatMap(([text, range]) => (range === null ? [text] : [])),
    countries: lowerSet(location.countriesAndRegions),
    includesUnknownCountries: location.includeUnknownCountriesAndRegions ?? null,
    lost: lostOf(location, kind),
    index,
  }
}

/** What a location of its kind always has, and this one has not any more. An empty list is no loss. */
function lostOf(location: NamedLocation, kind: Place['kind']): string | null {
  if (kind === 'ip' && !location.ipRanges) return 'the export lost its address ranges.'
  if (kind === 'ip' && `ipRanges${NOT_UNDERSTOOD}` in location)
    return 'the export lost a part of its address ranges.'
  if (kind !== 'country') return null
  if (!location.countriesAndRegions) return 'the export lost its countries.'
  return location.countryLookupMethod
    ? null
    : 'the export lost whether it goes by address or by GPS (countryLookupMethod).'
}

function kindOf(location: NamedLocation): Place['kind'] {
  const type = location['@odata.type']?.toLowerCase() ?? ''
  if (location.compliantNetworkType || type.includes('compliantnetwork')) return 'compliantNetwork'
  if (location.ipRanges || type.includes('ipnamedlocation')) return 'ip'
  if (location.countriesAndRegions || type.includes('countrynamedlocation')) {
    return location.countryLookupMethod?.toLowerCase() === 'authenticatorappgps' ? 'gps' : 'country'
  }
  return 'unknown'
}
