import type { PolicyTenant } from '../../directory/policy-tenant'

/** The first usable address of a range: `203.0.113.1` of `203.0.113.0/24`. Null for what is no range. */
export function addressIn(cidrAddress: string): string | null {
  const [address = '', length] = cidrAddress.split('/')
  if (length === undefined || address === '') return null
  if (address.includes(':')) return Number(length) < 128 && address.endsWith('::') ? `${address}1` : address
  const octets = address.split('.').map(Number)
  if (octets.length !== 4 || octets.some((octet) => !(octet >= 0 && octet <= 255))) return null
  const last = octets[3] ?? 0
  return Number(length) < 31 && last % 2 === 0 ? [...octets.slice(0, 3), last + 1].join('.') : address
}

/** Addresses for documentation (RFC 5737): nobody's network. */
const NOBODYS = ['192.0.2.77', '198.51.100.77', '203.0.113.77']

/** An address that is in none of the tenant's ranges, by their first two octets. */
export function addressOutside(tenant: PolicyTenant): string {
  const taken = new Set(
    tenant.namedLocations.flatMap(
      ({ ipRanges }) =>
        ipRanges?.map(({ cidrAddress }) => (cidrAddress ?? '').split('.').slice(0, 2).join('.')) ?? [],
    ),
  )
  return NOBODYS.find((address) => !taken.has(address.split('.').slice(0, 2).join('.'))) ?? '192.0.2.77'
}
