import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { DirectoryThing } from './comparison'
import { compileDeviceFilter } from './device-filter'
import { readRule } from './rule'

const SEED = 20261123
const RUNS = 1000
const MOST = 3072

/** Rules that are in order: of the documentation, and of real tenants. */
const RULES = [
  'user.department -eq "Sales"',
  '(user.department -eq "Sales") -and -not (user.jobTitle -startsWith "SDE")',
  'user.department -in ["50001","50002", 7] -or user.city -notIn [\'a\']',
  'user.mail -ne null -and user.accountEnabled -eq true',
  'user.displayName -match "^Da.*(a|b)+?[c-e]{2,3}$"',
  'user.proxyAddresses -any (_ -contains "contoso")',
  'user.assignedPlans -any (assignedPlan.servicePlanId -eq "e" -and assignedPlan.capabilityStatus -eq "Enabled")',
  'user.assignedPlans -all (assignedPlan.service -notMatch "x")',
  'user.employeeHireDate -ge system.now -plus p1d',
  'user.employeeHireDate -le (system.now -minus P7DT3H)',
  'user.employeeHireDate -ge "2020-06-10T18:13:20Z"',
  "user.memberOf -any (group.objectId -in ['a', 'b'])",
  'Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863"',
  'user.department -eq `"Sales`" -or user.city -eq "O`"Neil"',
  'device.deviceOSType -eq "iPad" -or device.devicePhysicalIds -any _ -startsWith "[ZTDId]"',
  'device.isCompliant -eq True -and device.trustType -in ["ServerAD", "AzureAD"]',
  'device.extensionAttribute1 -eq "SAW" -or -not (device.model -contains "face")',
  'device.physicalIds -contains "[ZTDId]:abc"',
]
const WORDS = [
  ...'( ) [ ] , " \' ` - – “ ” _ user. device. group. .department -eq ne -any -all -not -and or -in -match null true 7 system.now -plus p1d'.split(
    ' ',
  ),
  ...[
    '\u0000',
    '\n',
    '\u2028',
    '\ud800',
    '🗝',
    '\\',
    '$',
    '%s',
    '__proto__',
    'user.__proto__',
    '_.x',
    'assignedPlan.x',
    'group.x',
    'user.constructor',
  ],
  ...[
    'Direct Reports for ',
    '"(a+)+$"',
    '"("',
    '['.repeat(40),
    '('.repeat(60),
    '-not '.repeat(40),
    'x'.repeat(400),
  ],
]

/** What one slip, or one attack, does to a text. */
const change = fc.record({
  at: fc.nat(400),
  length: fc.nat(12),
  word: fc.constantFrom(...WORDS),
  kind: fc.constantFrom('insert', 'delete', 'replace', 'repeat', 'cut', 'case'),
})
type Change = typeof change extends fc.Arbitrary<infer Each> ? Each : never

function changed(text: string, { at, length, word, kind }: Change): string {
  const from = text.length === 0 ? 0 : at % text.length
  const [before, part, after] = [
    text.slice(0, from),
    text.slice(from, from + length),
    text.slice(from + length),
  ]
  switch (kind) {
    case 'insert':
      return before + word + part + after
    case 'delete':
      return before + after
    case 'replace':
      return before + word + after
    case 'repeat':
      return before + part.repeat(3) + after
    case 'case':
      return before + part.toUpperCase() + after
    default:
      return before
  }
}

const mutated = fc
  .tuple(fc.constantFrom(...RULES), fc.array(change, { minLength: 1, maxLength: 6 }))
  .map(([rule, changes]) => changes.reduce(changed, rule))
const random = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map((words) => words.join(' ')),
)

/** Objects as nobody promised that they would be: any member may hold anything. */
const anything = fc.oneof(
  fc.constantFrom('Sales', 'sales', '', null, undefined, true, 7, '2020-06-10T18:13:20Z'),
  fc.array(fc.constantFrom('SMTP:a@contoso.com', 5, null, { servicePlanId: 'e' })),
  fc.object({ maxDepth: 1 }),
)
const object = fc.record({
  id: fc.constant('ada'),
  department: anything,
  city: anything,
  displayName: anything,
  employeeHireDate: anything,
  proxyAddresses: anything,
  assignedPlans: anything,
  physicalIds: anything,
  devicePhysicalIds: anything,
  isCompliant: anything,
  trustType: anything,
  extensionAttribute1: anything,
})

/** Every error says what is expected, or which rule of the language is broken. */
const SAYS = [
  /^Expected ./,
  /^The rule is empty\. Expected ./,
  /^A rule has at most 3072 characters; this one has \d+\.$/,
  /^A rule cannot mix users and devices\.$/,
  /^Parentheses nest deeper than 50\.$/,
  /^memberOf cannot be combined with other expressions\.$/,
  /^-not cannot be used with null\. Use "-ne null" or "-eq null"\.$/,
  /^-(le|ge) compares employeeHireDate and no other property\.$/,
  /^Not a regular expression: ./,
]
/** These are about what should follow the text. */
const AT_THE_END = /found the end of the rule|^Expected .* to close the text|^The rule is empty/

function sound(
  rule: string,
  { position, message }: { readonly position: number; readonly message: string },
): void {
  expect(Number.isInteger(position) && position >= 0, `${message} (${position})`).toBe(true)
  expect(position, message).toBeLessThanOrEqual(AT_THE_END.test(message) ? rule.length : rule.length - 1)
  expect(SAYS.filter((each) => each.test(message)).length, message).toBeGreaterThan(0)
}

describe.each([
  ['mutated', mutated],
  ['random', random],
] as const)('%s rules', (_kind, texts) => {
  it(`of groups: an error is inside and says what was expected; what is read can be asked (seed ${SEED})`, () => {
    fc.assert(
      fc.property(texts, object, (text, thing) => {
        const rule = readRule(text)
        if (!rule.valid) {
          sound(text, rule.error)
          return
        }
        const context = { now: 0, isMemberOf: () => true }
        const once = rule.matches(thing as DirectoryThing, context)
        expect(typeof once).toBe('boolean')
        expect(rule.matches(thing as DirectoryThing, context)).toBe(once)
      }),
      { seed: SEED, numRuns: RUNS },
    )
  })

  it(`of device filters, the same (seed ${SEED})`, () => {
    fc.assert(
      fc.property(texts, fc.option(object), (text, device) => {
        const filter = compileDeviceFilter(text)
        if (!filter.valid) {
          sound(text, filter.error)
          return
        }
        const once = filter.matches(device)
        expect([true, false, ...(filter.undocumented === null ? [] : [null])]).toContain(once)
        expect(filter.matches(device)).toBe(once)
      }),
      { seed: SEED, numRuns: RUNS },
    )
  })
})

it(`some of the mutated rules are still rules, so both halves are looked at (seed ${SEED})`, () => {
  const all = fc.sample(mutated, { seed: SEED, numRuns: 1000 })
  const valid = all.filter((text) => readRule(text).valid).length
  expect(valid).toBeGreaterThan(50)
  expect(valid).toBeLessThan(950)
})

describe('rules made to be long', () => {
  test.each([
    ['parentheses', (size: number) => '('.repeat(size)],
    ['closed parentheses', (size: number) => `${'('.repeat(size)}user.city -eq "a"${')'.repeat(size)}`],
    ['negations', (size: number) => `${'-not '.repeat(size)}user.city -eq "a"`],
    ['a list', (size: number) => `user.city -in [${'"a",'.repeat(size)}"a"]`],
    ['a list that does not end', (size: number) => `user.city -in [${'"a",'.repeat(size)}`],
    ['a chain', (size: number) => `user.city -eq "a"${' -or user.city -eq "a"'.repeat(size)}`],
    ['quotes', (size: number) => `user.city -eq ${"''".repeat(size)}`],
    ['backticks', (size: number) => `user.city -eq "${'`'.repeat(size)}`],
    ['dots', (size: number) => `user${'.a'.repeat(size)} -eq "a"`],
    ['white space', (size: number) => `${' '.repeat(size)}user.city`],
    ['an en dash', (size: number) => '–'.repeat(size)],
  ])('%s, at any length', (_what, make) => {
    for (const size of [1, 50, 51, 600, 1000, 3000, 1_000_000]) {
      const text = make(size)
      for (const read of [readRule(text), compileDeviceFilter(text)]) {
        if (!read.valid) sound(text, read.error)
        if (text.length > MOST) expect(read).toMatchObject({ valid: false, error: { position: MOST } })
      }
    }
  })
})
