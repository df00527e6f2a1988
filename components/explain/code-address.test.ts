import { expect, test } from 'vitest'
import { codeAddress, OTHER_SPELLING_SCRIPT } from './code-address'

test.each<[string, string | undefined]>([
  ['/explain/50011', '/explain/AADSTS50011'],
  ['/explain/aadsts50011', '/explain/AADSTS50011'],
  ['/explain/aadsts50011/', '/explain/AADSTS50011/'],
  ['/explain/AadSts7000215', '/explain/AADSTS7000215'],
  ['/explain/AADSTS%2050011', '/explain/AADSTS50011'],
  ['/explain/AADSTS-50011', '/explain/AADSTS50011'],
  ['/lab/explain/50011', '/lab/explain/AADSTS50011'],
  ['/explain/AADSTS50011', undefined],
  ['/explain/AADSTS99999', undefined],
  ['/explain/404', undefined],
  ['/explain/12345678', undefined],
  ['/explain', undefined],
  ['/reference/50011', undefined],
  [`/explain/${'0'.repeat(500)}50011`, undefined],
])('%s leads to %s', (from, to) => {
  expect(codeAddress(from)).toBe(to)
  let gone: string | undefined
  const location = { pathname: from, replace: (address: string) => (gone = address) }
  new Function('location', OTHER_SPELLING_SCRIPT)(location)
  expect(gone).toBe(to)
})
