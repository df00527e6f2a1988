import { describe, expect, it, test } from 'vitest'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { BLOCK, check, demand, tenant } from '../testing/claims'

const ranges = (id: string, ...cidr: readonly string[]) => ({
  id,
  displayName: id,
  isTrusted: false,
  ipRanges: cidr.map((cidrAddress) => ({ cidrAddress })),
})
const countries = (id: string, ...codes: readonly string[]) => ({
  id,
  displayName: id,
  countriesAndRegions: codes,
  includeUnknownCountriesAndRegions: false,
  countryLookupMethod: 'clientIpAddress',
})
const of = (
  namedLocations: PolicyTenant['namedLocations'],
  ...policies: readonly object[]
): PolicyTenant => ({
  ...tenant(...policies),
  namedLocations,
})
/** A policy that blocks from everywhere but some places. */
const but = (...excludeLocations: readonly string[]) =>
  demand(BLOCK, { locations: { includeLocations: ['All'], excludeLocations } })
/** A policy that blocks from some places. */
const from = (...includeLocations: readonly string[]) => demand(BLOCK, { locations: { includeLocations } })

const NARROW = ranges('narrow', '10.1.0.0/16')
const WIDE = ranges('wide', '10.0.0.0/8')
const [LEFT, RIGHT] = [
  ranges('left', '10.0.0.0/24', '10.0.1.0/24'),
  ranges('right', '10.0.1.0/24', '10.0.2.0/24'),
]
const [NORTH, NORWAY] = [countries('north', 'SE', 'NO'), countries('norway', 'NO')]

const claim = (when: object = {}) => ({ name: 'x', who: 'Ada', when, expect: 'block' })

describe('an assertion is tried from one address for each set of places that one can be in', () => {
  it.each<[string, PolicyTenant, object, string | null]>([
    [
      'a range inside of another, which is spared',
      of([NARROW, WIDE], but('narrow')),
      claim(),
      'inside narrow and wide',
    ],
    ['the ring around it', of([NARROW, WIDE], from('narrow')), claim({ location: 'wide' }), 'inside wide'],
    ['and it alone', of([WIDE, NARROW], from('narrow')), claim({ location: 'narrow' }), null],
    ['ranges that overlap', of([LEFT, RIGHT], but('left'), but('right')), claim(), 'inside left and right'],
    ['where each alone is closed', of([LEFT, RIGHT], but('left'), but('right'), from('left')), claim(), null],
    [
      'countries of two places',
      of([NORTH, NORWAY], but('north'), but('norway')),
      claim(),
      'inside north and norway',
    ],
    [
      'a place of countries, from another country of it',
      of([NORTH, NORWAY], from('norway')),
      claim({ location: 'north' }),
      'inside north',
    ],
    [
      'an address, in whichever country',
      of([NARROW, NORWAY], but('norway')),
      claim({ location: 'narrow' }),
      'inside narrow, inside norway',
    ],
    [
      'a country, from whichever address',
      of([NARROW, NORWAY], but('narrow')),
      claim({ location: 'norway' }),
      'inside narrow, inside norway',
    ],
    [
      'outside of all',
      of([NARROW, NORWAY], but('narrow'), but('norway')),
      claim({ location: 'outside' }),
      null,
    ],
    [
      'the compliant network, of which a policy knows',
      of(
        [],
        demand(BLOCK, {
          locations: { includeLocations: ['All'], excludeLocations: ['AllCompliantNetworks'] },
        }),
      ),
      claim(),
      'through the compliant network',
    ],
    [
      'and by its id, which it has in every tenant',
      of([], but('3d46dbda-8382-466a-856d-eb00cbc6b910')),
      claim(),
      'through the compliant network',
    ],
  ])('%s', (_what, on, assertion, found) => {
    const { holds, isCertain, counterexample } = check(on, assertion)
    expect({ holds, isCertain }).toEqual({ holds: found === null, isCertain: true })
    if (found !== null) expect(counterexample?.says).toContain(`, ${found}`)
  })
})

test('an unknown country is tried where the export has lost in which places it is', () => {
  const { includeUnknownCountriesAndRegions: _, ...lost } = NORWAY
  const certain = (place: PolicyTenant['namedLocations'][number]) =>
    check(of([place], but('norway'), from('norway')), claim()).isCertain
  expect([certain(NORWAY), certain(lost)]).toEqual([true, false])
})

test('where there are more sets of places than are tried, it is said', () => {
  const many = Array.from({ length: 300 }, (_, at) => ranges(`place-${at}`, `10.${at >> 8}.${at & 255}.0/24`))
  const on = of(many, but('place-0'), from('place-0'))
  const { holds, isCertain, untried } = check(on, claim())
  expect({ holds, isCertain }).toEqual({ holds: true, isCertain: false })
  expect(untried).toBe('Not tried: some of the places that lie in one another (more than 256).')
  expect(check(on, claim({ ipAddress: '10.0.0.1', country: 'NO' })).untried).toBeNull()
  expect(check(of(many, demand(BLOCK)), claim()).untried).toBeNull()
  expect(check(on, { ...claim(), who: 'workloads', expect: 'grant' }).untried).toBeNull()
})
