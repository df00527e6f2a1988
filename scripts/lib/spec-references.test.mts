import { expect, it, test } from 'vitest'
import { specLink } from '../../simulator/trace/select/spec'
import { allReferences, isKnown, referencesIn } from './spec-references.mjs'

test.each([
  ['rfc6749#4.1', true],
  ['rfc9700', true],
  ['rfc6749#99.9', false],
  ['rfc1#1', false],
  ['rfc6749#', false],
  ['oidc-core#2', true],
  ['oidc-core#99', false],
  ['oidc-core', false],
  ['entra#error-codes', true],
  ['entra#toString', false],
  ['toString#2', false],
  ['lab#three-wrong-codes', true],
  ['lab', false],
  ['iso9001', false],
  ['', false],
])('%s is known: %s', (ref, known) => {
  expect(isKnown(ref)).toBe(known)
})

test.each([
  ["  spec: 'rfc6749#4.1',", ['rfc6749#4.1']],
  ["  spec: 'iso9001',", ['iso9001']],
  ['{ "supports": "x", "spec": "rfc9700#2" },', ['rfc9700#2']],
  ['as it says <Spec id="oidc-core#2" />, and <Spec id="iso9001" />', ['oidc-core#2', 'iso9001']],
  ["specs: ['rfc6749#4.1', 'oidc-corr#3.1'],", ['rfc6749#4.1', 'oidc-corr#3.1']],
  ["code: entry('The code.', 'rfc6749#4.1.2'),", ['rfc6749#4.1.2']],
  ["'x5t#S256': entry('The fingerprint.'),", []],
  ["'@odata.type': '#microsoft.graph.userSignIn'", []],
  ['readonly spec: SpecRef', []],
])('in %j stands %j', (line, refs) => {
  expect(referencesIn(`\n${line}`, 'a.ts')).toEqual(refs.map((ref) => ({ ref, file: 'a.ts', line: 2 })))
})

it('every reference of the project leads to an address, and to a section of it where it names one', () => {
  const references = allReferences()
  expect(references.length).toBeGreaterThan(100)
  for (const { ref, file, line } of references) {
    const { href, title } = specLink(ref)
    if (ref.startsWith('lab#')) {
      expect(title).toBe("this lab's own rule")
      continue
    }
    expect(href, `${file}:${line} ${ref}`).toMatch(/^https:\/\/\S+$/)
    if (/^(rfc\d+|oidc-\w+|oauth-[\w-]+)#/.test(ref)) expect(href, ref).toMatch(/#[\w.-]+$/)
    expect(title).not.toBe(ref)
  }
})
