import { parseAddress, parseV4Number, within } from '../addresses'
import { both, listed } from '../lists'
import type { SignInConditions } from '../sign-in'
import { type Condition, invalid, matched, notEnough, ruledOut, type Verdict } from './condition'
import type { PolicyContext } from './context'
import { type Place, type Places, UNKNOWN_COUNTRY } from './places'

/** How one named location stands to a sign-in. */
type Standing = 'in' | 'out' | 'unknown' | 'invalid'
type Whereabouts = readonly Standing[]

/** In a policy: the trusted addresses of the old multifactor service, which no export carries. */
const MFA_TRUSTED_IPS = '00000000-0000-0000-0000-000000000000'

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-assignment-network */
export const location: Condition<Whereabouts> = {
  name: 'location',
  unconfigured: 'Any location.',
  compile: (policy, { places, names }) => {
    const include = listed(policy.conditions?.locations?.includeLocations)
    const exclude = listed(policy.conditions?.locations?.excludeLocations)
    if (include.length + exclude.length === 0) return null
    const included = include.length === 0 ? [ANYWHERE] : include.map((id) => area(id, places))
    const excluded = exclude.map((id) => area(id, places))
    const outside = both(excluded.map(({ says }) => says))
    const everywhere = included.includes(ANYWHERE)
    const includes = everywhere ? 'any location' : both(include.map(names))
    return (where) => {
      const out = best(excluded, where)
      if (out?.standing === 'in') return ruledOut('location', `The policy excludes ${out.says}.`)
      const inside = best(included, where)
      if (inside?.standing === 'out') return ruledOut('location', `The policy is for ${includes}.`)
      const doubt = inside?.standing === 'in' ? (out?.standing === 'out' ? null : out) : inside
      if (doubt) return undecided(doubt)
      return matched(
        exclude.length === 0
          ? `The policy includes ${inside?.says}.`
          : `The policy includes ${inside?.says}, and the sign-in comes from outside ${outside}.`,
      )
    }
  },
  key: ({ signInConditions }, context) => whereabouts(signInConditions, context),
  facts: ({ signInConditions }, context) => standings(signInConditions, context),
}

/** An entry of a policy's list of locations. */
interface Area {
  readonly says: string
  standing(where: Whereabouts): Standing
}

const ANYWHERE: Area = { says: 'any location', standing: () => 'in' }

function area(written: string, { all, byId }: PolicyContext['places']): Area {
  const id = written.toLowerCase()
  if (id === 'all') return ANYWHERE
  if (id === 'alltrusted') {
    const trusted = all.filter((place) => place.isTrusted)
    return { says: 'all trusted locations', standing: (where) => combined(trusted, where) }
  }
  if (id === 'allcompliant' || id === 'allcompliantnetworks') {
    const compliant = all.filter((place) => place.kind === 'compliantNetwork')
    return { says: 'all compliant networks', standing: (where) => combined(compliant, where) }
  }
  const place = byId.get(id)
  if (place) return { says: place.name, standing: (where) => where[place.index] ?? 'unknown' }
  const says = id === MFA_TRUSTED_IPS ? 'the trusted IP addresses of multifactor authentication' : written
  return { says, standing: () => 'unknown' }
}

function combined(places: readonly Place[], where: Whereabouts): Standing {
  const all = places.map(({ index }) => where[index] ?? 'unknown')
  return RANK.find((standing) => all.includes(standing)) ?? 'out'
}

const RANK: readonly Standing[] = ['in', 'invalid', 'unknown', 'out']

/** The area that says most: one that is met, else one in doubt. */
function best(areas: readonly Area[], where: Whereabouts): { says: string; standing: Standing } {
  let found: { says: string; standing: Standing } = { says: '', standing: 'out' }
  for (const each of areas) {
    const standing = each.standing(where)
    if (RANK.indexOf(standing) < RANK.indexOf(found.standing)) found = { says: each.says, standing }
  }
  return found
}

function undecided({ says, standing }: { readonly says: string; readonly standing: Standing }): Verdict {
  return standing === 'invalid'
    ? invalid('conditions.locations', `The location ${says} has an address range that cannot be read.`)
    : notEnough(
        'signInConditions.ipAddress',
        `Whether the sign-in comes from ${says} cannot be told from the question.`,
      )
}

function standings(conditions: SignInConditions, { places }: PolicyContext): Whereabouts {
  const address = conditions.ipAddress ? parseAddress(conditions.ipAddress) : null
  const country = conditions.country?.toLowerCase() ?? null
  return places.all.map((place) => {
    if (place.kind === 'ip') {
      if (address === null) return 'unknown'
      if (place.ranges.some((range) => within(address, range))) return 'in'
      return place.invalidRanges.length > 0 ? 'invalid' : 'out'
    }
    if (place.kind === 'country') {
      if (country === null) return 'unknown'
      const { countries, includesUnknownCountries } = place
      const inside = country === UNKNOWN_COUNTRY ? includesUnknownCountries : countries.has(country)
      return inside ? 'in' : 'out'
    }
    if (place.kind === 'compliantNetwork') {
      const through = conditions.compliantNetwork
      return through === true ? 'in' : through === false ? 'out' : 'unknown'
    }
    return 'unknown'
  })
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
  return v6Keys.get(text) ?? v6Keys.set(text, v6Key(text, all, radix))
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
