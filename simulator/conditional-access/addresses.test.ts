import { describe, expect, it, test } from 'vitest'
import { parseAddress, parseRange, parseV4Number, within } from './addresses'

test.each<[string, string]>([
  ['203.0.113.7', '0:0:0:0:0:ffff:cb00:7107'],
  ['0.0.0.0', '0:0:0:0:0:ffff:0:0'],
  ['255.255.255.255', '0:0:0:0:0:ffff:ffff:ffff'],
  ['::', '0:0:0:0:0:0:0:0'],
  ['::1', '0:0:0:0:0:0:0:1'],
  ['2001:DB8::1', '2001:db8:0:0:0:0:0:1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2:3:4:5:6'],
  ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
  ['::ffff:203.0.113.7', '0:0:0:0:0:ffff:cb00:7107'],
  ['64:ff9b::192.0.2.33', '64:ff9b:0:0:0:0:c000:221'],
])('%s is an address', (text, groups) => {
  expect(
    parseAddress(text)
      ?.map((group) => group.toString(16))
      .join(':'),
  ).toBe(groups)
})

test.each([
  '',
  'HQ',
  '1.2.3',
  '1.2.3.4.5',
  '1.2.3.256',
  '1.2.3.04',
  '1.2.3.',
  '.1.2.3',
  '1..2.3',
  '1.2.3.4 ',
  '0x1.2.3.4',
  ':',
  ':::',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7:8::',
  '12345::',
  'g::',
  '::1.2.3',
  '1.2.3.4::',
  '::1.2.3.4:5',
])('"%s" is no address', (text) => {
  expect(parseAddress(text)).toBeNull()
})

test.each<[string, string, boolean]>([
  ['203.0.113.7', '203.0.113.0/24', true],
  ['203.0.114.7', '203.0.113.0/24', false],
  ['203.0.113.7', '203.0.113.99/24', true],
  ['203.0.113.7', '203.0.113.7', true],
  ['203.0.113.8', '203.0.113.7/32', false],
  ['198.51.100.127', '198.51.100.128/25', false],
  ['198.51.100.128', '198.51.100.128/25', true],
  ['8.8.8.8', '0.0.0.0/0', true],
  ['2001:db8::1', '0.0.0.0/0', false],
  ['2001:db8::1', '::/0', true],
  ['8.8.8.8', '::/0', false],
  ['2001:db8:113:ffff::1', '2001:db8:113::/48', true],
  ['2001:db8:114::1', '2001:db8:113::/48', false],
  ['2001:db8:112::1', '2001:db8:112::/47', true],
  ['2001:db8:113::1', '2001:db8:112::/47', true],
  ['::ffff:203.0.113.7', '203.0.113.0/24', true],
  ['203.0.113.7', '::ffff:203.0.113.0/120', true],
])('%s in %s: %s', (address, range, expected) => {
  const [parsed, read] = [parseAddress(address), parseRange(range)]
  expect(parsed && read && within(parsed, read)).toBe(expected)
})

test.each([
  '',
  '203.0.113.0/33',
  '203.0.113.0/',
  '203.0.113.0/-1',
  '203.0.113.0/2x',
  '203.0.113.0/24/8',
  '2001:db8::/129',
  'office/24',
])('"%s" is no range', (text) => {
  expect(parseRange(text)).toBeNull()
})

describe('an IPv4 address as a number', () => {
  it('is signed, as bits of 32 are', () => {
    expect([parseV4Number('127.0.0.1'), parseV4Number('255.255.255.255')]).toEqual([0x7f000001, -1])
  })
})
