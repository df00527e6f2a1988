import { describe, expect, test } from 'vitest'
import { EMPTY_POLICY_TENANT } from '../../directory/policy-tenant'
import { addressIn, addressOutside } from './addresses'

describe('an address in a range', () => {
  test.each([
    ['203.0.113.0/24', '203.0.113.1'],
    ['203.0.113.7/32', '203.0.113.7'],
    ['10.0.0.0/8', '10.0.0.1'],
    ['2001:db8::/32', '2001:db8::1'],
    ['2001:db8::5/128', '2001:db8::5'],
    ['203.0.113.0', null],
    ['300.0.113.0/24', null],
    ['', null],
  ])('of %s is %s', (range, address) => {
    expect(addressIn(range)).toBe(address)
  })
})

test('an address outside is in none of the ranges', () => {
  const namedLocations = [
    { id: '1', ipRanges: [{ cidrAddress: '192.0.2.0/24' }, { cidrAddress: '198.51.100.0/25' }] },
  ]
  expect(addressOutside({ ...EMPTY_POLICY_TENANT, namedLocations })).toBe('203.0.113.77')
})
