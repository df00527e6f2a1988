import { describe, expect, it, test } from 'vitest'
import type { NamedLocation } from '../../directory/policy-tenant'
import { importFiles } from '../../interchange/import-files'
import { ask, policyOf, type Question, verdict } from '../testing/one-policy'

const OUT = 'ruled-out: location'
const OPEN = 'unknown: notEnoughInformation'
const ranges = (...texts: readonly string[]) => texts.map((cidrAddress) => ({ cidrAddress }))

const BY_ADDRESS = { includeUnknownCountriesAndRegions: false, countryLookupMethod: 'clientIpAddress' }
const PLACES: readonly NamedLocation[] = [
  {
    id: 'office',
    displayName: 'Office',
    isTrusted: true,
    ipRanges: ranges('203.0.113.0/24', '2001:db8:113::/48'),
  },
  { id: 'branch', displayName: 'Branch', isTrusted: false, ipRanges: ranges('198.51.100.128/25') },
  { id: 'host', isTrusted: false, ipRanges: ranges('2001:db8::7/128', '192.0.2.7/32') },
  { id: 'north', displayName: 'North', countriesAndRegions: ['NO', 'se'], ...BY_ADDRESS },
  { id: 'unknowns', countriesAndRegions: ['DK'], ...BY_ADDRESS, includeUnknownCountriesAndRegions: true },
  { id: 'tunnel', compliantNetworkType: 'allTenantCompliantNetworks' },
  { id: 'torn', displayName: 'Torn', isTrusted: false, ipRanges: ranges('the cellar', '192.0.2.64/26') },
  { id: 'empty', isTrusted: false, ipRanges: [] },
  { id: 'odd', '@odata.type': '#microsoft.graph.lunarNamedLocation' },
]
const IN_OFFICE = { ipAddress: '203.0.113.7' }
const ELSEWHERE = { ipAddress: '8.8.8.8', country: 'BR', compliantNetwork: false }

const said = (locations: object | null, question: Question) =>
  verdict('location', { locations }, question, { namedLocations: PLACES })
const include = (...includeLocations: readonly string[]) => ({ includeLocations })
const allBut = (...excludeLocations: readonly string[]) => ({ includeLocations: ['All'], excludeLocations })

describe('a named location', () => {
  test.each<[string, object | null, Question, string]>([
    ['not configured', null, ELSEWHERE, 'any'],
    ['empty lists', { includeLocations: [], excludeLocations: [] }, ELSEWHERE, 'any'],
    ['All is any address', include('All'), ELSEWHERE, 'matched'],
    ['All is an address that is not known', include('All'), {}, 'matched'],
    ['inside', include('office'), IN_OFFICE, 'matched'],
    ['its id in any case', include('OFFICE'), IN_OFFICE, 'matched'],
    ['outside', include('office'), ELSEWHERE, OUT],
    ['the first address of a range', include('branch'), { ipAddress: '198.51.100.128' }, 'matched'],
    ['the last address of a range', include('branch'), { ipAddress: '198.51.100.255' }, 'matched'],
    ['the address before', include('branch'), { ipAddress: '198.51.100.127' }, OUT],
    ['the address behind', include('branch'), { ipAddress: '198.51.101.0' }, OUT],
    ['the first address of an IPv6 range', include('office'), { ipAddress: '2001:db8:113::' }, 'matched'],
    [
      'the last address of an IPv6 range',
      include('office'),
      { ipAddress: '2001:db8:113:ffff:ffff:ffff:ffff:ffff' },
      'matched',
    ],
    [
      'the IPv6 address before',
      include('office'),
      { ipAddress: '2001:db8:112:ffff:ffff:ffff:ffff:ffff' },
      OUT,
    ],
    ['the IPv6 address behind', include('office'), { ipAddress: '2001:db8:114::' }, OUT],
    ['one IPv6 address', include('host'), { ipAddress: '2001:0db8:0::0007' }, 'matched'],
    ['an IPv4 address in IPv6', include('office'), { ipAddress: '::ffff:203.0.113.7' }, 'matched'],
    ['another IPv6 address', include('host'), { ipAddress: '2001:db8::8' }, OUT],
    ['any of several', include('branch', 'office'), IN_OFFICE, 'matched'],
    ['no ranges at all', include('empty'), IN_OFFICE, OUT],
    ['no address', include('office'), { country: 'NO' }, OPEN],
    ['nothing is said', include('office'), {}, OPEN],
    [
      'a range that cannot be read, and another that can',
      include('torn'),
      { ipAddress: '192.0.2.65' },
      'matched',
    ],
    ['a range that cannot be read', include('torn'), ELSEWHERE, 'unknown: invalidCondition'],
    ['a location that is not there', include('gone'), IN_OFFICE, OPEN],
    ['a location that is not there, beside one that is met', include('gone', 'office'), IN_OFFICE, 'matched'],
    ['a kind of location of tomorrow', include('odd'), IN_OFFICE, OPEN],
    [
      'the addresses that multifactor authentication trusts',
      include('00000000-0000-0000-0000-000000000000'),
      IN_OFFICE,
      OPEN,
    ],
  ])('%s', (_what, locations, question, is) => {
    expect(said(locations, question).is).toBe(is)
  })
})

describe('a country', () => {
  test.each<[string, object, Question, string]>([
    ['inside', include('north'), { country: 'NO' }, 'matched'],
    ['in any case', include('north'), { country: 'SE' }, 'matched'],
    ['outside', include('north'), { country: 'BR' }, OUT],
    ['not said', include('north'), IN_OFFICE, OPEN],
    ['unknown, and unknown ones are not included', include('north'), { country: 'ZZ' }, OUT],
    ['unknown, and unknown ones are included', include('unknowns'), { country: 'ZZ' }, 'matched'],
    ['known, where unknown ones are included', include('unknowns'), { country: 'BR' }, OUT],
    ['an address does not say the country', allBut('north'), IN_OFFICE, OPEN],
  ])('%s', (_what, locations, question, is) => {
    expect(said(locations, question).is).toBe(is)
  })
})

describe('the compliant network', () => {
  test.each<[string, object, Question, string]>([
    ['through it', include('tunnel'), { compliantNetwork: true }, 'matched'],
    ['not through it', include('tunnel'), { compliantNetwork: false }, OUT],
    ['not said', include('tunnel'), IN_OFFICE, OPEN],
    ['all of them', include('AllCompliantNetworks'), { compliantNetwork: true }, 'matched'],
    ['excluded', allBut('AllCompliant'), { compliantNetwork: true }, OUT],
    ['excluded, and not through it', allBut('AllCompliant'), { compliantNetwork: false }, 'matched'],
  ])('%s', (_what, locations, question, is) => {
    expect(said(locations, question).is).toBe(is)
  })
})

describe('exclusion beats inclusion', () => {
  test.each<[string, object, Question, string]>([
    ['everywhere but the office, from there', allBut('office'), IN_OFFICE, OUT],
    ['everywhere but the office, from elsewhere', allBut('office'), ELSEWHERE, 'matched'],
    ['everywhere but trusted places, from one', allBut('AllTrusted'), IN_OFFICE, OUT],
    [
      'everywhere but trusted places, from one that is not',
      allBut('alltrusted'),
      { ipAddress: '198.51.100.129' },
      'matched',
    ],
    ['trusted places, from one that is not', include('AllTrusted'), { ipAddress: '198.51.100.129' }, OPEN],
    ['trusted places, by a country', include('AllTrusted'), { ...ELSEWHERE, country: 'NO' }, OPEN],
    [
      'the same place on both sides',
      { includeLocations: ['office'], excludeLocations: ['office'] },
      IN_OFFICE,
      OUT,
    ],
    [
      'only an exclusion: everywhere else',
      { includeLocations: [], excludeLocations: ['office'] },
      ELSEWHERE,
      'matched',
    ],
    [
      'out of what is included, whatever is excluded',
      { includeLocations: ['branch'], excludeLocations: ['gone'] },
      ELSEWHERE,
      OUT,
    ],
    ['excluded by one, whatever the other', allBut('gone', 'office'), IN_OFFICE, OUT],
    ['excluded perhaps', allBut('gone'), ELSEWHERE, OPEN],
    ['an address that is not known', allBut('office'), {}, OPEN],
    ['an address that is not known, by trusted places', allBut('AllTrusted'), {}, OPEN],
    ['everywhere excluded', allBut('All'), ELSEWHERE, OUT],
  ])('%s', (_what, locations, question, is) => {
    expect(said(locations, question).is).toBe(is)
  })

  it('names the place', () => {
    expect(said(allBut('office', 'branch'), IN_OFFICE).because).toBe('The policy excludes Office.')
    expect(said(allBut('office', 'branch'), ELSEWHERE).because).toBe(
      'The policy includes any location, and the sign-in comes from outside Office and Branch.',
    )
  })
})

it('does not tell what is trusted where no named location is in the export', () => {
  expect(verdict('location', { locations: allBut('AllTrusted') }, {}).is).toBe(
    'unknown: notEnoughInformation',
  )
})

/**
 * "All trusted locations" takes in the trusted IPs of multifactor authentication, which are in no export.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-assignment-network
 */
describe('the trusted IPs of multifactor authentication', () => {
  const MFA_IPS = '00000000-0000-0000-0000-000000000000'
  const of = (where: object, question: Question, known: object | null = null, state = 'enabled') => {
    const more = known ? [{ id: MFA_IPS, isTrusted: true, ...known }] : []
    const office = { id: 'office', isTrusted: true, ipRanges: [{ cidrAddress: '203.0.113.0/24' }] }
    const other = { id: 'branch', ipRanges: [{ cidrAddress: '198.51.100.0/24' }] }
    return ask([policyOf(where, { state })], question, {
      namedLocations: [office, other, ...more],
      identitySecurityDefaultsEnforcementPolicy: { isEnabled: false },
    })
  }
  const inside = { ipAddress: '203.0.113.7' }
  const outside = { ipAddress: '192.0.2.7' }
  const allBut = (...ids: string[]) => ({ locations: { includeLocations: ['All'], excludeLocations: ids } })
  const only = (...ids: string[]) => ({ locations: { includeLocations: ids } })

  test.each<[string, object, object, object | null, string, string]>([
    [
      'outside: blocked, and perhaps not',
      allBut('AllTrusted'),
      outside,
      null,
      'block',
      'grant challenge block',
    ],
    ['in a trusted location: certain', allBut('AllTrusted'), inside, null, 'grant', 'grant'],
    [
      'in one that is excluded beside: certain',
      allBut('branch', 'AllTrusted'),
      { ipAddress: '198.51.100.7' },
      null,
      'grant',
      'grant',
    ],
    [
      'outside for a policy inside: granted, and perhaps not',
      only('AllTrusted'),
      outside,
      null,
      'grant',
      'grant challenge block',
    ],
    ['inside for a policy inside: certain', only('AllTrusted'), inside, null, 'block', 'block'],
    ['outside of one named location: certain', allBut('office'), outside, null, 'block', 'block'],
    [
      'where it is known that there are none',
      allBut('AllTrusted'),
      outside,
      { ipRanges: [] },
      'block',
      'block',
    ],
    [
      'where it is known which they are, from one',
      allBut('AllTrusted'),
      outside,
      { ipRanges: [{ cidrAddress: '192.0.2.0/24' }] },
      'grant',
      'grant',
    ],
    ['named in the policy, and known', allBut(MFA_IPS), outside, { ipRanges: [] }, 'block', 'block'],
  ])('%s', (_what, where, question, known, result, couldBe) => {
    const decision = of(where, question, known)
    expect([decision.result, decision.couldBe.join(' ')]).toEqual([result, couldBe])
    expect(decision.caveats.some(({ says }) => says.includes('trusted IPs of multifactor'))).toBe(
      couldBe.includes(' '),
    )
  })

  it('are no doubt of a policy that is reported only, nor where another policy blocks anyway', () => {
    expect(of(allBut('AllTrusted'), outside, null, 'enabledForReportingButNotEnforced').couldBe).toEqual([
      'grant',
    ])
    const both = [policyOf(allBut('AllTrusted')), policyOf({}, { id: 'q' })]
    expect(ask(both, outside, { namedLocations: [{ id: 'x', ipRanges: [] }] }).couldBe).toEqual(['block'])
  })
})

/** As it comes out of an import. */
test.each<[what: string, location: object, locations: object, is: string]>([
  ['its ranges', { '@odata.type': '#microsoft.graph.ipNamedLocation' }, allBut('p'), OPEN],
  [
    'all its ranges but the list',
    { '@odata.type': '#microsoft.graph.ipNamedLocation', ipRanges: [] },
    allBut('p'),
    'matched',
  ],
  [
    'its ranges to the depth of PowerShell',
    { ipRanges: ['System.Collections.Hashtable'] },
    allBut('p'),
    OPEN,
  ],
  ['what a range is', { ipRanges: [{}] }, allBut('p'), 'unknown: invalidCondition'],
  ['its countries', { '@odata.type': '#microsoft.graph.countryNamedLocation' }, allBut('p'), OPEN],
  [
    'the list of its countries',
    { '@odata.type': '#microsoft.graph.countryNamedLocation', countriesAndRegions: 'BR SE' },
    allBut('p'),
    OPEN,
  ],
  ['how a country is told', { countriesAndRegions: ['SE'] }, allBut('p'), OPEN],
  ['nothing of its countries', { countriesAndRegions: ['SE'], ...BY_ADDRESS }, allBut('p'), 'matched'],
  ['whether it is trusted', { ipRanges: [{ cidrAddress: '8.8.8.0/24' }] }, allBut('AllTrusted'), OPEN],
  ['nothing', { ipRanges: [{ cidrAddress: '8.8.8.0/24' }], isTrusted: true }, allBut('AllTrusted'), OUT],
])('of a location that lost %s nothing is certain that it could change', (_what, location, locations, is) => {
  const trustedIps = { id: '00000000-0000-0000-0000-000000000000', isTrusted: false, ipRanges: [] }
  const bytes = new TextEncoder().encode(
    JSON.stringify({ namedLocations: [{ id: 'p', displayName: 'P', ...location }, trustedIps] }),
  )
  const { namedLocations } = importFiles([{ name: 'tenant.json', bytes }]).tenant
  expect(verdict('location', { locations }, ELSEWHERE, { namedLocations }).is).toBe(is)
})

test.each<[boolean | undefined, string]>([
  [true, 'matched'],
  [false, OUT],
  [undefined, OPEN],
])(
  'a country that is not known, where a location says of those: %s',
  (includeUnknownCountriesAndRegions, is) => {
    const place = { id: 'p', countriesAndRegions: ['NO'], countryLookupMethod: 'clientIpAddress' }
    const namedLocations = [
      includeUnknownCountriesAndRegions === undefined
        ? place
        : { ...place, includeUnknownCountriesAndRegions },
    ]
    expect(verdict('location', { locations: include('p') }, { country: 'ZZ' }, { namedLocations }).is).toBe(
      is,
    )
  },
)
