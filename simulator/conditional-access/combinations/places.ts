import { COMPLIANT_NETWORK } from '../../directory/compliant-network'
import type { NamedLocation, PolicyTenant } from '../../directory/policy-tenant'
import { type Address, isV4, parseRange, type Range } from '../addresses'
import { addressOutside, textOf } from '../counterfactual/addresses'
import { both, listed } from '../lists'
import type { SignInConditions } from '../sign-in'
import type { Dimension, Value } from './value'

/** A place before and after: by the order of these in a list, a place is in a signature. */
interface Moved {
  /** In lower case. */
  readonly id: string
  readonly name: string
  readonly before: NamedLocation | null
  readonly after: NamedLocation | null
}

/** In which places something is: for each, in order, 0 for not, 1 for before, 2 for after, 3 for both. */
type Signature = ReadonlyMap<number, number>

/** Places told apart, and whether some of them were left out. */
interface PlacesTold {
  readonly dimensions: readonly Dimension[]
  /** In words what of places was not tried; null: nothing. */
  readonly untried: string | null
}

/** Addresses, and countries, that are in different places: more would take longer than anybody waits. */
const MOST = 256
/** Codes that ISO 3166-1 leaves to users: no place has them. */
const NOWHERE = ['XA', 'XB', 'XC']
/** An address that maps to no country. */
const UNKNOWN = 'ZZ'

/** An address or a country, and the places that it is in, by their ids in lower case. */
export interface Spot {
  readonly value: Value
  readonly places: ReadonlySet<string>
}

/** Where a sign-in can come from, as places tell it apart; what is in none of them, the usual, first. */
export interface Spots {
  readonly addresses: readonly Spot[]
  readonly countries: readonly Spot[]
  /** Outside of the compliant network, and through it where something asks for that. */
  readonly networks: readonly Value[]
  /** In words what of places was not tried; null: nothing. */
  readonly untried: string | null
}

/**
 * One address for each set of places, before and after, in which an address can be, and one country likewise: ranges may lie in
 * one another, and only what lies between an old bound and a new one shows that a bound was moved.
 */
export function placesTold(before: PolicyTenant, after: PolicyTenant): PlacesTold {
  const { addresses, countries, networks, untried } = spotsOf(before, after)
  const of = (spots: readonly Spot[]) => spots.map(({ value }) => value)
  return {
    dimensions: [
      { name: 'ipAddress', values: of(addresses) },
      { name: 'country', values: of(countries) },
      { name: 'compliantNetwork', values: networks },
    ],
    untried,
  }
}

/** The same for one tenant; with an unknown country, where the export has lost in which places that is. */
export function spotsIn(tenant: PolicyTenant): Spots {
  const known = KNOWN.get(tenant)
  if (known) return known
  const spots = spotsOf(tenant, tenant)
  const isLost = tenant.namedLocations.some(
    ({ countriesAndRegions, includeUnknownCountriesAndRegions: unknown }) =>
      listed(countriesAndRegions).length > 0 && typeof unknown !== 'boolean',
  )
  const isTried = spots.countries.some(({ value }) => value.conditions?.country === UNKNOWN)
  const lost: Spot = {
    value: { says: 'from an unknown country', conditions: { country: UNKNOWN } },
    places: new Set(),
  }
  const all = isLost && !isTried ? { ...spots, countries: [...spots.countries, lost] } : spots
  KNOWN.set(tenant, all)
  return all
}

const KNOWN = new WeakMap<PolicyTenant, Spots>()

function spotsOf(before: PolicyTenant, after: PolicyTenant): Spots {
  const places = pairsOf(before, after)
  const addresses = addressesOf(places)
  const countries = countriesOf(places)
  const outside = addressOutside({
    ...after,
    namedLocations: [...before.namedLocations, ...after.namedLocations],
  })
  const nowhere = addresses.find(({ signature }) => signature.size === 0)?.is ?? null
  const ipAddress = outside ?? nowhere
  const taken = new Set(countries.map(({ is }) => is))
  const elsewhere = NOWHERE.find((code) => !taken.has(code)) ?? 'XZ'
  const at = (found: readonly Found[], member: 'ipAddress' | 'country') =>
    few(found).map(({ is, signature }): Spot => {
      const conditions: Partial<SignInConditions> = { [member]: is }
      const where = inside(signature, places)
      return {
        value: { says: is === UNKNOWN ? `from an unknown country, ${where}` : where, conditions },
        places: new Set([...signature.keys()].flatMap((place) => places[place]?.id ?? [])),
      }
    })
  const usual = (conditions: Partial<SignInConditions>): Spot => ({
    value: { says: '', conditions },
    places: new Set(),
  })
  const left = [addresses, countries].some((found) => found.filter(isSomewhere).length > MOST)
  return {
    addresses: [
      ...(ipAddress === null && addresses.length > 0 ? [] : [usual({ ipAddress })]),
      ...at(addresses, 'ipAddress'),
    ],
    countries: [usual({ country: elsewhere }), ...at(countries, 'country')],
    networks: [
      { says: '', conditions: { compliantNetwork: false } },
      ...([before, after].some(tellsNetwork)
        ? [{ says: 'through the compliant network', conditions: { compliantNetwork: true } }]
        : []),
    ],
    untried: left ? `some of the places that lie in one another (more than ${MOST})` : null,
  }
}

/** Whether a place is the compliant network, or a policy asks for it by its name or its id. */
function tellsNetwork({ namedLocations, conditionalAccessPolicies }: PolicyTenant): boolean {
  return (
    namedLocations.some(({ compliantNetworkType: type, ...of }) =>
      Boolean(type || of['@odata.type']?.toLowerCase().includes('compliantnetwork')),
    ) ||
    conditionalAccessPolicies.some(({ state, conditions }) =>
      [
        ...listed(conditions?.locations?.includeLocations),
        ...listed(conditions?.locations?.excludeLocations),
      ].some(
        (id) => state !== 'disabled' && (/^allcompliant/i.test(id) || id.toLowerCase() === COMPLIANT_NETWORK),
      ),
    )
  )
}

interface Found {
  readonly is: string
  readonly signature: Signature
}

function pairsOf(before: PolicyTenant, after: PolicyTenant): readonly Moved[] {
  const by = ({ namedLocations }: PolicyTenant) =>
    new Map(namedLocations.map((each) => [each.id.toLowerCase(), each]))
  const [old, now] = [by(before), by(after)]
  return [...new Set([...old.keys(), ...now.keys()])].map((id) => {
    const [was, is] = [old.get(id) ?? null, now.get(id) ?? null]
    return { id, name: is?.displayName || was?.displayName || id, before: was, after: is }
  })
}

const isSomewhere = ({ signature }: Found) => signature.size > 0

/** Where something moved comes first: where not all are tried, these are. */
function few(found: readonly Found[]): readonly Found[] {
  const all = found.filter(isSomewhere)
  if (all.length <= MOST) return all
  const isMoved = ({ signature }: Found) => [...signature.values()].some((sides) => sides !== 3)
  return [...all.filter(isMoved), ...all.filter((each) => !isMoved(each))].slice(0, MOST)
}

function inside(signature: Signature, places: readonly Moved[]): string {
  const names = [...signature].map(([place, sides]) => {
    const name = places[place]?.name ?? ''
    return sides === 3 ? name : `${name} (only ${sides === 1 ? 'before' : 'after'})`
  })
  return `inside ${both(names)}`
}

/** Of countries that are in the same places the first. */
function countriesOf(places: readonly Moved[]): readonly Found[] {
  const codes = new Map<string, Map<number, number>>()
  const add = (code: string, place: number, side: number) => {
    const known = codes.get(code) ?? new Map<number, number>()
    codes.set(code, known.set(place, (known.get(place) ?? 0) | side))
  }
  places.forEach(({ before, after }, place) => {
    for (const [of, side] of [
      [before, 1],
      [after, 2],
    ] as const) {
      for (const code of listed(of?.countriesAndRegions)) add(code.toUpperCase(), place, side)
      if (of?.includeUnknownCountriesAndRegions === true) add(UNKNOWN, place, side)
    }
  })
  return firstOfEach([...codes].map(([is, signature]) => ({ is, signature })))
}

interface Bound {
  readonly at: bigint
  readonly place: number
  readonly side: number
  readonly opens: boolean
}

const V4 = { from: 0xffffn << 32n, to: (0xffffn << 32n) + (1n << 32n) }

/** One address for each set of places: between two bounds of ranges all addresses are in the same. */
function addressesOf(places: readonly Moved[]): readonly Found[] {
  const bounds: { readonly v4: Bound[]; readonly v6: Bound[] } = { v4: [], v6: [] }
  places.forEach(({ before, after }, place) => {
    for (const [of, side] of [
      [before, 1],
      [after, 2],
    ] as const)
      for (const { cidrAddress } of listed(of?.ipRanges)) {
        const range = parseRange(cidrAddress ?? '')
        if (range === null) continue
        const { from, to } = extentOf(range)
        const family = isV4(range.groups) ? bounds.v4 : bounds.v6
        family.push({ at: from, place, side, opens: true }, { at: to, place, side, opens: false })
      }
  })
  // IPv4 addresses are in no range of IPv6, though they are written among them.
  for (const at of [V4.from, V4.to]) bounds.v6.push({ at, place: -1, side: 0, opens: true })
  const isIn = (family: 'v4' | 'v6', at: bigint) => family === 'v4' || at < V4.from || at >= V4.to
  const found = (['v4', 'v6'] as const).flatMap((family) => {
    const sorted = bounds[family].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    /** How many ranges of a place are open, before and after. */
    const open = new Map<number, [number, number]>()
    const all: Found[] = []
    sorted.forEach(({ at, place, side, opens }, index) => {
      if (place >= 0) {
        const counts = open.get(place) ?? [0, 0]
        counts[side - 1] = (counts[side - 1] ?? 0) + (opens ? 1 : -1)
        open.set(place, counts)
      }
      const next = sorted[index + 1]?.at
      if (next === undefined || next === at || !isIn(family, at)) return
      const signature = new Map(
        [...open]
          .map(([of, [was, is]]) => [of, (was > 0 ? 1 : 0) | (is > 0 ? 2 : 0)] as const)
          .filter(([, sides]) => sides > 0)
          .sort(([one], [other]) => one - other),
      )
      // The address of a network itself is nobody's.
      const first = next - at > 1n && at % 2n === 0n ? at + 1n : at
      all.push({ is: textOf(groupsOf(first)), signature })
    })
    return all
  })
  return firstOfEach(found)
}

function firstOfEach(found: readonly Found[]): readonly Found[] {
  const by = new Map<string, Found>()
  for (const each of found) {
    const key = JSON.stringify([...each.signature].sort(([one], [other]) => one - other))
    if (!by.has(key)) by.set(key, each)
  }
  const first = ({ signature }: Found) => Math.min(...signature.keys())
  return [...by.values()].sort((one, other) => (first(one) === first(other) ? 0 : first(one) - first(other)))
}

/** The addresses of a range: the last one is not among them. */
function extentOf({ groups, bits }: Range): { readonly from: bigint; readonly to: bigint } {
  const at = groups.reduce((number, group) => (number << 16n) | BigInt(group), 0n)
  const size = 1n << BigInt(128 - bits)
  const from = (at / size) * size
  return { from, to: from + size }
}

function groupsOf(address: bigint): Address {
  return Array.from({ length: 8 }, (_, place) => Number((address >> BigInt(112 - 16 * place)) & 0xffffn))
}
