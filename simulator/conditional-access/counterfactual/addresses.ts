import type { NamedLocation, PolicyTenant } from '../../directory/policy-tenant'
import { type Address, isV4, parseAddress, parseRange, type Range, within } from '../addresses'
import { listed } from '../lists'

/** The first usable address of a range: `203.0.113.1` of `203.0.113.0/24`. Null for what is no range. */
export function addressIn(cidrAddress: string): string | null {
  const range = parseRange(cidrAddress)
  if (range === null) return null
  const last = range.groups[7] ?? 0
  // The address of a network itself is nobody's; where the range is so narrow that it has none, every address is somebody's.
  const isNetwork = range.bits < 127 && last % 2 === 0
  return textOf(isNetwork ? [...range.groups.slice(0, 7), last + 1] : range.groups)
}

/** The first range of a location that can be read; null where it has none. */
export function firstAddressIn({ ipRanges }: NamedLocation): string | null {
  for (const { cidrAddress } of listed(ipRanges)) {
    const address = addressIn(cidrAddress ?? '')
    if (address !== null) return address
  }
  return null
}

/** Addresses for documentation and for benchmarks (RFC 5737, 3849, 2544): nobody's network. */
const NOBODYS = ['192.0.2.77', '198.51.100.77', '203.0.113.77', '198.18.0.77', '2001:db8::77']

/** An address that is in none of the tenant's ranges; null where they leave none. */
export function addressOutside(tenant: PolicyTenant): string | null {
  const taken: Range[] = tenant.namedLocations.flatMap(({ ipRanges }) =>
    listed(ipRanges).flatMap(({ cidrAddress }) => parseRange(cidrAddress ?? '') ?? []),
  )
  const isFree = (text: string) => {
    const address = parseAddress(text)
    return address !== null && !taken.some((range) => within(address, range))
  }
  return NOBODYS.find(isFree) ?? null
}

/** As people write it: IPv4 with dots, IPv6 with its longest run of zeros left out (RFC 5952, section 4). */
export function textOf(groups: Address): string {
  if (isV4(groups))
    return groups
      .slice(6)
      .flatMap((each) => [each >> 8, each & 0xff])
      .join('.')
  const words = groups.map((each) => each.toString(16)).join(':')
  const [longest = ''] = [...words.matchAll(/(?<![^:])0(?::0)+(?![^:])/g)]
    .map(([run]) => run)
    .sort((one, other) => other.length - one.length)
  if (longest === '') return words
  const at = words.search(new RegExp(`(?<![^:])${longest}(?![^:])`))
  const [before, after] = [words.slice(0, at), words.slice(at + longest.length)]
  return `${before.replace(/:$/, '')}::${after.replace(/^:/, '')}`
}
