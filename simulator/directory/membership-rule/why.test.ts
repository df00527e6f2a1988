import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { DirectoryThing } from './comparison'
import { readRule } from './rule'
import { explainRule, type Verdict } from './why'

const SEED = 20261130
const context = { now: Date.parse('2026-06-10T12:00:00Z'), isMemberOf: () => false }

function explain(text: string) {
  const rule = readRule(text)
  if (!rule.valid) throw new Error(rule.error.message)
  return { rule, explained: explainRule(rule) }
}
const partsIn = (text: string) => {
  const { explained } = explain(text)
  return explained.parts.map(({ place }) => text.slice(place.from, place.to))
}

describe('the parts of a rule, as they stand in its text', () => {
  test.each<[string, string[]]>([
    ['user.department -eq "Sales"', ['user.department -eq "Sales"']],
    [
      ' ( user.department  -eq "Sales")  -and -not (user.country -in ["DE", "AT"] )',
      ['user.department  -eq "Sales"', 'user.country -in ["DE", "AT"]'],
    ],
    [
      'user.otherMails -any (_ -startsWith "a") -or user.mail -eq null',
      ['user.otherMails -any (_ -startsWith "a")', 'user.mail -eq null'],
    ],
    ['Direct Reports for "62e19b97"', ['Direct Reports for "62e19b97"']],
    ['user.employeeHireDate -le system.now -plus p1d', ['user.employeeHireDate -le system.now -plus p1d']],
    ['user.department -eq `"Sales`"', ['user.department -eq `"Sales`"']],
  ])('%s', (text, parts) => {
    expect(partsIn(text)).toEqual(parts)
  })
})

describe('what a part came to, and what it saw', () => {
  test.each<[string, DirectoryThing, Verdict, [Verdict, unknown][]]>([
    ['user.department -eq "sales"', { department: 'Sales' }, true, [[true, 'Sales']]],
    [
      'user.department -eq "Sales" -and user.accountEnabled -eq true',
      { department: 'Sales', accountEnabled: false },
      false,
      [
        [true, 'Sales'],
        [false, false],
      ],
    ],
    ['-not (user.department -eq "Sales")', { department: 'Sales' }, false, [[true, 'Sales']]],
    ['user.mobile -startsWith "+47"', { mobilePhone: '+47 1' }, true, [[true, '+47 1']]],
    [
      'user.extensionAttribute5 -eq "x"',
      { onPremisesExtensionAttributes: { extensionAttribute5: 'X' } },
      true,
      [[true, 'X']],
    ],
    ['user.department -ne "Sales"', {}, true, [[true, undefined]]],
    // A property that nobody documents settles nothing, except where the rest does.
    ['user.team -eq "a"', { team: 'a' }, null, [[null, 'a']]],
    [
      'user.team -eq "a" -or user.department -eq "Sales"',
      { department: 'Sales' },
      true,
      [
        [null, undefined],
        [true, 'Sales'],
      ],
    ],
    [
      'user.team -eq "a" -and user.department -eq "Sales"',
      { department: 'IT' },
      false,
      [
        [null, undefined],
        [false, 'IT'],
      ],
    ],
    ['-not (user.team -eq "a")', {}, null, [[null, undefined]]],
  ])('%s of %o', (text, object, verdict, parts) => {
    const answer = explain(text).explained.judge(object, context)
    expect(answer.verdict).toBe(verdict)
    expect(answer.parts.map((part) => [part.verdict, part.value])).toEqual(parts)
  })

  it('is not known where the reader of the answer doubts it', () => {
    const { explained } = explain('user.department -eq "Sales" -and user.country -eq "NO"')
    const doubt = ({ property }: { property: { name: string } }) =>
      property.name === 'country' ? 'The export has no country.' : null
    expect(explained.judge({ department: 'Sales' }, context, doubt).verdict).toBe(null)
    expect(explained.judge({ department: 'IT' }, context, doubt).verdict).toBe(false)
  })
})

it('says what the rule says, whatever is combined', () => {
  const comparison = fc.constantFrom(
    'user.department -eq "Sales"',
    'user.city -ne null',
    'user.country -in ["NO","SE"]',
    'user.accountEnabled -eq true',
    'user.otherMails -any (_ -contains "@")',
    'user.displayName -match "^A"',
  )
  const rules = fc.letrec<{ rule: string }>((tie) => ({
    rule: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      comparison,
      fc
        .tuple(tie('rule'), fc.constantFrom('-and', '-or'), tie('rule'))
        .map(([a, op, b]) => `(${a}) ${op} (${b})`),
      tie('rule').map((rule) => `-not (${rule})`),
    ),
  })).rule
  const some = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
  const people = fc.record({
    department: some('Sales', 'sales', 'IT'),
    city: some('Oslo', ''),
    country: some('NO', 'DE'),
    accountEnabled: some(true, false),
    otherMails: some([], ['a@b']),
    displayName: some('Ada', 'Bo'),
  })
  fc.assert(
    fc.property(rules, people, (text, person) => {
      const rule = readRule(text)
      if (!rule.valid) return /-not cannot be used with null/.test(rule.error.message)
      return explainRule(rule).judge(person, context).verdict === rule.matches(person, context)
    }),
    { seed: SEED, numRuns: 500 },
  )
})

describe('what no documentation says is not known', () => {
  const said = (text: string, person: object) => {
    const rule = readRule(text)
    if (!rule.valid) throw new Error(rule.error.message)
    return explainRule(rule).judge(person as never, context).verdict
  }
  test.each<[rule: string, person: object, verdict: boolean | null]>([
    ['user.accountEnabled -eq true', { accountEnabled: true }, true],
    ['user.accountEnabled -ne true', { accountEnabled: true }, false],
    ['user.accountEnabled -contains "tru"', { accountEnabled: true }, null],
    ['user.accountEnabled -notContains "tru"', { accountEnabled: true }, null],
    ['user.accountEnabled -startsWith "t"', { accountEnabled: true }, null],
    ['user.accountEnabled -match "t.*"', { accountEnabled: true }, null],
    ['user.employeeHireDate -startsWith "2026"', { employeeHireDate: '2026-01-01T00:00:00Z' }, null],
    ['-not (user.accountEnabled -contains "tru")', { accountEnabled: true }, null],
    ['user.accountEnabled -contains "tru" -and user.city -eq "Oslo"', { accountEnabled: true }, false],
    ['user.otherMails -all (_ -endsWith "@b")', { otherMails: ['a@b'] }, true],
    ['user.otherMails -all (_ -endsWith "@b")', { otherMails: ['a@c'] }, false],
    ['user.otherMails -all (_ -endsWith "@b")', { otherMails: [] }, null],
    ['user.otherMails -all (_ -endsWith "@b")', {}, null],
    ['-not (user.otherMails -all (_ -endsWith "@b"))', { otherMails: [] }, null],
    ['user.otherMails -any (_ -endsWith "@b")', { otherMails: [] }, false],
    ['user.assignedPlans -all (assignedPlan.servicePlanId -eq null)', { assignedPlans: [] }, true],
  ])('%s of %j: %s', (text, person, verdict) => {
    expect(said(text, person)).toBe(verdict)
  })

  test.each<[rule: string, doubt: RegExp | undefined]>([
    ['-not (user.mail -eq null)', /before a comparison is not/],
    ['-not user.mail -ne null', /before a comparison is not/],
    ['user.mail -not null', undefined],
    ['user.mail -eq', undefined],
  ])('%s is refused, and that it is not certain is said: %s', (text, doubt) => {
    const rule = readRule(text)
    if (rule.valid) throw new Error('It can be read.')
    if (doubt) expect(rule.error.doubt).toMatch(doubt)
    else expect(rule.error.doubt).toBeUndefined()
  })
})
