import { expect, it } from 'vitest'
import { createRandom } from '../core/random'
import { specLink } from '../trace/select/spec'
import { labApis } from './apis'
import { askApi } from './ask-api'
import { explain } from './explain'
import type { Finding } from './finding'
import { LONGEST_TEXT, MOST_FIELDS, MOST_FINDINGS } from './limits'
import { issuedBy, madeUp, NOW } from './testing/tokens'

const SEED = 20261130
const access = await issuedBy('authorization-code-pkce', 'access-token')
const PIECES = [
  access,
  access.slice(0, 90),
  madeUp({ aud: [[[]]], exp: 'x', iss: {}, scp: 7, ver: '2.0' }),
  'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?',
  'https://a.example/cb?code=x&',
  '{"access_token":"',
  '"}',
  'grant_type=',
  'AADSTS50011',
  'AADSTS9999999',
  'Bearer ',
  'Bearer error="',
  'SAMLRequest=',
  'curl ',
  "-d 'client_secret=x",
  '-u a:b ',
  'POST /common/oauth2/v2.0/token HTTP/1.1\n',
  'HTTP/1.1 200 OK\n',
  'Set-Cookie: ESTSAUTH=x\n',
  'client_id=a\n',
  '{"error":{"code":"AuthorizationFailed","message":"',
  'eyJ',
  '.',
  '=',
  '&',
  '%',
  '%2E',
  '%ff',
  '\n',
  '\u0000',
  '\ud800',
  '{',
  '[',
  '"',
  '__proto__=1',
  '<script>',
  'ü',
  ' ',
]

/** Everything that is shown of a finding, and of what stands in it. */
const everythingIn = (finding: Finding): readonly Finding[] => [
  finding,
  ...finding.inside.flatMap(everythingIn),
]

it('whatever is pasted, there is an answer within its limits, each reference leads somewhere, and an API says one of three things', async () => {
  const random = createRandom(SEED, 'wild')
  const pick = (most: number) => (random.bytes(2)[0] ?? 0) % most
  for (let round = 0; round < 1_500; round++) {
    const text = Array.from({ length: 1 + pick(9) }, () => PIECES[pick(PIECES.length)]).join('')
    const { findings, notes } = explain(text, NOW)
    expect(findings.length, text).toBeLessThanOrEqual(MOST_FINDINGS)
    if (findings.length === 0 && text.trim() !== '')
      expect([text, notes.length > 0]).toEqual([text, /\S/.test(text)])
    for (const finding of findings.flatMap(everythingIn)) {
      const said = [...finding.says, ...finding.minds, ...finding.parts.flatMap(({ fields }) => fields)]
      for (const { spec } of said) if (spec) expect(specLink(spec).href, spec).toBeDefined()
      for (const { fields } of finding.parts) expect(fields.length).toBeLessThanOrEqual(MOST_FIELDS)
      if (finding.kind === 'jwt' && labApis.expenses) {
        const { result, checks } = await askApi(finding, labApis.expenses, NOW)
        expect(['passed', 'failed', 'unknown']).toContain(result)
        expect(checks.length).toBeGreaterThan(0)
      }
    }
  }
})

/** What makes a careless pattern look at everything again for each letter. */
const LONG: readonly (readonly [string, (n: number) => string])[] = [
  ['spaces in the middle', (n) => `a${' '.repeat(n)}b`],
  ['line breaks in the middle', (n) => `a${'\n'.repeat(n)}b`],
  ['numbers and spaces', (n) => `12345${' '.repeat(n)}x`],
  ['dots', (n) => `eyJ${'.'.repeat(n)}a`],
  ['equals signs', (n) => `eyJhbGci.${'='.repeat(n)}a.b`],
  ['equals signs in a value', (n) => `id_token=eyJhbGci.${'='.repeat(n)}a.b`],
  ['ampersands', (n) => `state=1${'&a'.repeat(n / 2)}`],
  ['brackets of an address', (n) => `see https://a.example/?code=1${')'.repeat(n)}x y`],
  ['beginnings of tokens', (n) => 'eyJaaaaaaaa-'.repeat(n / 12)],
  ['small tokens', (n) => 'eyJa.b.c '.repeat(n / 9)],
  ['a long word in a challenge', (n) => `Bearer a=b ${'c'.repeat(n)}`],
  ['open quotes in a challenge', (n) => `Bearer ${'a="'.repeat(n / 3)}`],
  ['brackets of JSON', (n) => `{"a":${'['.repeat(n / 2)}${']'.repeat(n / 2 - 10)}}`],
  ['members', (n) => `{${Array.from({ length: n / 12 }, (_, at) => `"m${at}":1`).join(',')}}`],
  ['quotes', (n) => `${'"'.repeat(n)}a`],
  ['per cent signs', (n) => '%41'.repeat(n / 3)],
  ['addresses', (n) => 'https://a.example/?code=1 '.repeat(n / 26)],
  ['quotes in a command', (n) => `curl ${`'a'"b"`.repeat(n / 6)}`],
  ['lines that go on in a command', (n) => `curl ${'\\\n'.repeat(n / 2 - 3)}`],
  ['options of a command', (n) => `curl ${'-d a=b '.repeat(n / 7 - 2)}`],
  ['commands', (n) => 'curl x\n'.repeat(n / 7)],
  ['carets', (n) => `curl ^"${'^'.repeat(n - 9)}`],
  ['headers', (n) => 'Cookie: a=b\n'.repeat(n / 12)],
  ['cookies', (n) => `Cookie: ${'a=b; '.repeat(n / 5 - 2)}`],
  ['beginnings of requests', (n) => 'GET /x\n\n'.repeat(n / 8)],
  ['requests', (n) => 'GET / HTTP/1.1\na: b\n'.repeat(n / 20)],
  ['a parameter a line', (n) => 'state=1\n'.repeat(n / 8)],
  ['an address and parameters', (n) => `https://a.example/\n${'state=1\n'.repeat(n / 8 - 3)}`],
  ['names of secrets', (n) => 'client_secret '.repeat(n / 14)],
  ['names of secrets and spaces', (n) => `secret${' '.repeat(8)}`.repeat(n / 14)],
  ['a deep object', (n) => `{"a":${'{"b":'.repeat(28)}"${'x'.repeat(n - 400)}"${'}'.repeat(28)}}`],
  ['codes', (n) => 'AADSTS50011 '.repeat(n / 12)],
]

it.each(LONG)('as long as can be: %s', (_what, make) => {
  const text = make(LONGEST_TEXT - 64)
  expect(text.length).toBeLessThanOrEqual(LONGEST_TEXT)
  const { findings, notes } = explain(text, NOW)
  expect(findings.length + notes.length).toBeGreaterThan(0)
})
