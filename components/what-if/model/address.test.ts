import { expect, test } from 'vitest'
import { addressIn, addressProblem } from './address'

test.each([
  '',
  ' 203.0.113.7 ',
  '0.0.0.0',
  '255.255.255.255',
  '::',
  '::1',
  '2001:db8::1',
  '1:2:3:4:5:6:7:8',
  '::ffff:192.0.2.1',
])('%j is an address, or none', (text) => expect(addressProblem(text)).toBeUndefined())

test.each([
  ['203.0.113', 'four numbers'],
  ['203.0.113.256', '“256”'],
  ['203.0.113.07', '“07”'],
  ['203.0.113.7.1', 'four numbers'],
  ['203.0.113.0/24', 'a range'],
  ['brazil', 'four numbers'],
  ['1::2::3', 'once only'],
  ['2001:db8::zz', '“zz”'],
  ['2001:db8:12345::', '“12345”'],
  ['1:2:3', 'eight groups'],
  ['1:2:3:4:5:6:7:8:9', 'eight groups'],
  ['1:2:3:4:5:6:7:8::', 'eight groups'],
  ['::ffff:192.0.2.256', '“256”'],
])('%j is refused: %s', (text, says) => expect(addressProblem(text)).toContain(says))

test.each([
  ['203.0.113.0/24', '203.0.113.1'],
  ['203.0.113.7/32', '203.0.113.7'],
  ['2001:db8:203::/48', '2001:db8:203::1'],
  ['nonsense', undefined],
])('somebody in %s has the address %s', (range, address) => expect(addressIn(range)).toBe(address))
