import { describe, expect, test } from 'vitest'
import { EMPTY_POLICY_TENANT } from '../../directory/policy-tenant'
import { parseAddress, parseRange, within } from '../addresses'
import { addressIn, addressOutside, firstAddressIn } from './addresses'

describe('an address in a range', () => {
  test.each([
    ['203.0.113.0/24', '203.0.113.1'],
    ['203.0.113.7/32', '203.0.113.7'],
    ['203.0.113.6/31', '203.0.113.6'],
    ['203.0.113.9/24', '203.0.113.9'],
    ['203.0.113.7', '203.0.113.7'],
    ['10.0.0.0/8', '10.0.0.1'],
    ['0.0.0.0/0', '0.0.0.1'],
    ['2001:db8::/32', '2001:db8::1'],
    ['2001:DB8:0:0:1:0:0:0/80', '2001:db8::1:0:0:1'],
    ['2001:db8:1:2:3:4:5:6/128', '2001:db8:1:2:3:4:5:6'],
    ['2001:db8::5/128', '2001:db8::5'],
    ['2001:db8:20:0:30:0:0:0/96', '2001:db8:20:0:30::1'],
    ['::/0', '::1'],
    ['300.0.113.0/24', null],
    ['203.0.113.0/33', null],
    ['203.0.113.0/24/1', null],
    ['', null],
  ])('of %s is %s', (range, address) => {
    expect(addressIn(range)).toBe(address)
    const [inside, read] = [address === null ? null : parseAddress(address), parseRange(range)]
    expect(inside !== null && read !== null && within(inside, read)).toBe(address !== null)
  })
})

test('an address of a location is in the first of its ranges that can be read', () => {
  const ipRanges = [{ cidrAddress: 'the office' }, { cidrAddress: null }, { cidrAddress: '10.0.0.0/8' }]
  expect(firstAddressIn({ id: '1', ipRanges })).toBe('10.0.0.1')
  expect(firstAddressIn({ id: '1', ipRanges: [] })).toBeNull()
})

describe('an address outside is in none of the ranges', () => {
  test.each<[readonly string[], string | null]>([
    [[], '192.0.2.77'],
    [['192.0.2.0/24', '198.51.100.0/25'], '203.0.113.77'],
    [['192.0.2.0/26'], '192.0.2.77'],
    [['192.0.0.0/8'], '198.51.100.77'],
    [['0.0.0.0/0'], '2001:db8::77'],
    [['0.0.0.0/0', '::/0'], null],
    [['nonsense'], '192.0.2.77'],
  ])('%j: %s', (ranges, address) => {
    const namedLocations = [{ id: '1', ipRanges: ranges.map((cidrAddress) => ({ cidrAddress })) }]
    expect(addressOutside({ ...EMPTY_POLICY_TENANT, namedLocations })).toBe(address)
  })
})
