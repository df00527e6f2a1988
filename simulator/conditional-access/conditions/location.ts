import { COMPLIANT_NETWORK } from '../../directory/compliant-network'
import { parseAddress, parseV4Number, within } from '../addresses'
import { both, listed } from '../lists'
import type { SignInConditions } from '../sign-in'
import { type Condition, invalid, matched, notEnough, ruledOut, type Verdict } from './condition'
import type { PolicyContext } from './context'
import { MFA_TRUSTED_IPS, type Place, type Places, UNKNOWN_COUNTRY } from './places'

/** How one named location stands to a sign-in. */
type Standing = 'in' | 'out' | 'unknown' | 'invalid'
/** How each named location stands to a sign-in, and last the compliant network, which every tenant has. */
type Whereabouts = readonly Standing[]

const GPS = 'it goes by the GPS of Authenticator, and not by the address.'
const NO_LIST = 'no export carries their list.'
/** https://learn.microsoft.com/entra/identity/conditional-access/concept-assignment-network#all-trusted-networks-and-locations */
const TRUSTED_IPS = `the trusted IPs of multifactor authentication are among them, and no export carries their list (a named location with the id ${MFA_TRUSTED_IPS} would).`
const NO_PLACES = 'no named location is in the export.'
const NO_PLACE = 'the export does not have this location.'

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-assignment-network */
export const location: Condition<Whereabouts> = {
  name: 'location',
  unconfigured: 'Any location.',
  compile: (policy, { places, names }) => {
    const include = listed(policy.conditions?.locations?.includeLocations)
    const exclude = listed(policy.conditions?.locations?.excludeLocations)
    if (include.length + exclude.length === 0) return null
    const included = include.length === 0 ? [ANYWHERE] : include.map((id) => area(id, places, 'include'))
    const excluded = exclude.map((id) => area(id, places, 'exclude'))
    const outside = both(excluded.map(({ says }) => says))
    const beyond = excluded.find(({ doubt }) => doubt)
    const everywhere = included.includes(ANYWHERE)
    const includes = everywhere ? 'any location' : both(include.map(names))
    return (where) => {
      const out = best(excluded, where)
      if (out?.standing === 'in') return ruledOut('location', `The policy excludes ${out.says}.`)
      const inside = best(included, where)
      if (inside.standing === 'out') {
        const doubtful = included.find(({ doubt }) => doubt)
        return doubtful
          ? undecided({ ...doubtful, because: doubtful.doubt ?? '', standing: 'unknown' })
          : ruledOut('location', `The policy is for ${includes}.`)
      }
      const doubt = inside?.standing === 'in' ? (out?.standing === 'out' ? null : out) : inside
      if (doubt) return undecided(doubt)
      const verdict = matched(
        exclude.length === 0
          ? `The policy includes ${inside?.says}.`
          : `The policy includes ${inside?.says}, and the sign-in comes from outside ${outside}.`,
      )
      return beyond
        ? { ...verdict, path: beyond.path ?? '', doubt: whether(beyond, beyond.doubt ?? '') }
        : verdict
    }
  },
  key: ({ signInConditions }, context) => whereabouts(signInConditions, context),
  facts: ({ signInConditions }, context) => standings(signInConditions, context),
}

/** An entry of a policy's list of locations. */
interface Area {
  readonly says: string
  /** Why no question could tell it, and the member of the policy that names it. */
  readonly because?: string
  readonly path?: string
  /** Why a sign-in from outside may be inside all the same. */
  readonly doubt?: string
  standing(where: Whereabouts): Standing
}

function ofNetwork(where: Whereabouts): Standing {
  return where[where.length - 1] ?? 'unknown'
}

const NETWORK_PATH = 'signInConditions.compliantNetwork'
const ANYWHERE: Area = { says: 'any location', standing: () => 'in' }

function area(written: string, { all, byId, hasTrustedIps }: Places, side: 'include' | 'exclude'): Area {
  const path = `conditions.locations.${side}Locations`
  const id = written.toLowerCase()
  if (id === 'all') return ANYWHERE
  if (id === 'alltrusted') {
    // A location that may be trusted is in doubt with whoever is inside.
    const trusted = all.filter((place) => place.isTrusted !== false)
    // Where no named location came in, none was exported, or nobody has made one: that is not told apart.
    const standing =
      all.length === 0
        ? () => 'unknown' as const
        : (where: Whereabouts) =>
            combined(trusted, where, ({ isTrusted }, standing) =>
              isTrusted === null && standing !== 'out' ? 'unknown' : standing,
            )
    return {
      says: 'all trusted locations',
      standing,
      ...(all.length === 0
        ? { because: NO_PLACES, path }
        : hasTrustedIps
          ? { doubt: TRUSTED_IPS, path }
          : {}),
    }
  }
  const place = byId.get(id)
  const isNetwork = id === 'allcompliant' || id === 'allcompliantnetworks'
  if (isNetwork || (id === COMPLIANT_NETWORK && !place)) {
    const compliant = all.filter((place) => place.kind === 'compliantNetwork')
    return {
      says: isNetwork ? 'all compliant networks' : 'all compliant network locations',
      path: NETWORK_PATH,
      standing: compliant.length === 0 ? ofNetwork : (where) => combined(compliant, where),
    }
  }
  if (place) {
    return {
      says: place.name,
      standing: (where) => where[place.index] ?? 'unknown',
      ...(place.kind === 'gps'
        ? { because: GPS, path }
        : place.lost !== null
          ? { because: place.lost, path }
          : {}),
    }
  }
  if (id === MFA_TRUSTED_IPS)
    return {
      says: 'the trusted IP addresses of multifactor authentication',
      standing: () => 'unknown',
      because: NO_LIST,
      path,
    }
  return { says: written, standing: () => 'unknown', because: NO_PLACE, path }
}

function combined(
  places: readonly Place[],
  where: Whereabouts,
  as: (place: Place, standing: Standing) => Standing = (_, standing) => standing,
): Standing {
  const all = places.map((place) => as(place, where[place.index] ?? 'unknown'))
  return RANK.find((standing) => all.includes(standing)) ?? 'out'
}

const RANK: readonly Standing[] = ['in', 'invalid', 'unknown', 'out']

type Doubtful = Pick<Area, 'says' | 'because' | 'path'> & { readonly standing: Standing }

/** The area that says most: one that is met, else one in doubt. */
function best(areas: readonly Area[], where: Whereabouts): Doubtful {
  let found: Doubtful = { says: '', standing: 'out' }
  for (const { standing: of, ...each } of areas) {
    const standing = of(where)
    if (RANK.indexOf(standing) < RANK.indexOf(found.standing)) found = { ...each, standing }
  }
  return found
}

function whether({ says }: Pick<Area, 'says'>, because: string): string {
  return `Whether the sign-in comes from ${says} is not known: ${because}`
}

function undecided({ says, standing, because, path = '' }: Doubtful): Verdict {
  if (because) return notEnough(path, whether({ says }, because))
  return standing === 'invalid'
    ? invalid('conditions.locations', `The location ${says} has an address range that cannot be read.`)
    : path === NETWORK_PATH
      ? notEnough(
          path,
          `Whether the sign-in comes through ${says} the question does not say (compliantNetwork, --compliant-network).`,
        )
      : notEnough(
          'signInConditions.ipAddress',
          `Whether the sign-in comes from ${says} cannot be told from the question.`,
        )
}

function standings(conditions: SignInConditions, { places }: PolicyContext): Whereabouts {
  const address = conditions.ipAddress ? parseAddress(conditions.ipAddress) : null
  const country = conditions.country?.toLowerCase() ?? null
  const through = conditions.compliantNetwork
  const network: Standing = through === true ? 'in' : through === false ? 'out' : 'unknown'
  const standing = (place: Place): Standing => {
    if (place.kind === 'ip') {
      if (address === null) return 'unknown'
      if (place.ranges.some((range) => within(address, range))) return 'in'
      return place.invalidRanges.length > 0 ? 'invalid' : place.lost !== null ? 'unknown' : 'out'
    }
    if (place.kind === 'country') {
      if (country === null) return 'unknown'
      const { countries, includesUnknownCountries, lost } = place
      if (lost !== null) return 'unknown'
      const inside = country === UNKNOWN_COUNTRY ? includesUnknownCountries : countries.has(country)
      return inside === null ? 'unknown' : inside ? 'in' : 'out'
    }
    return place.kind === 'compliantNetwork' ? network : 'unknown'
  }
  return [...places.all.map(standing), network]
}

/**
 * A number for what tells one sign-in from another: the places of the address, those of the country, the network. By
 * arithmetic and not by putting texts together, because every decision comes along here.
 */
function whereabouts(conditions: SignInConditions, { places }: PolicyContext): number | string {
  const { ipAddress, country, compliantNetwork } = conditions
  const { countryKeys } = places
  const network = compliantNetwork === true ? 2 : compliantNetwork === false ? 1 : 0
  const ofCountry = country ? (countryKeys.get(country) ?? countryKeys.get(country.toLowerCase()) ?? 1) : 0
  const ofAddress = ipAddress ? addressKey(ipAddress, places) : 0
  const key = (ofAddress * (countryKeys.size + 2) + ofCountry) * 3 + network
  // In more places at once than a number holds apart: then the whole question is the key.
  return key <= Number.MAX_SAFE_INTEGER ? key : `${ipAddress} ${country} ${network}`
}

/** 0: no address; 1: in no place; else a digit for each place that it is in. */
function addressKey(text: string, { all, v4, v6Keys }: Places): number {
  const number = parseV4Number(text)
  const radix = all.length + 1
  let key = 1
  if (number !== null) {
    for (const { base, mask, place } of v4) if ((number & mask) === base) key = key * radix + place + 1
    return key
  }
  return v6Keys.get(text) ?? v6Keys.keep(text, v6Key(text, all, radix))
}

function v6Key(text: string, all: readonly Place[], radix: number): number {
  const address = parseAddress(text)
  if (address === null) return 0
  let key = 1
  for (const { ranges, index } of all) {
    if (ranges.some((range) => within(address, range))) key = key * radix + index + 1
  }
  return key
}
