import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { DirectoryThing } from './comparison'
import { compileRule } from './evaluate'
import type { Expression, Operator, Value } from './expression'
import { MEMBERSHIP_OPERATORS } from './membership-checks'
import { readRule } from './rule'

const SEED = 20261123
const NOON = Date.parse('2026-06-10T12:00:00Z')
const context = { now: NOON, isMemberOf: () => false }

function read(text: string) {
  const rule = readRule(text)
  if (!rule.valid) throw new Error(`${text}: ${rule.error.message} (${rule.error.position})`)
  return rule
}
const holds = (text: string, object: DirectoryThing) => read(text).matches(object, context)

describe('what the documentation shows', () => {
  const sales = { department: 'sales', country: 'US', jobTitle: 'SDE II' }
  test.each<[string, DirectoryThing, boolean]>([
    ['user.department -eq "Sales"', sales, true],
    ['(user.department -eq "Sales") -and -not (user.jobTitle -startsWith "SDE")', sales, false],
    [
      'user.country -eq "US" -and (user.department -eq "Marketing" -or user.department -eq "Sales")',
      sales,
      true,
    ],
    ['user.department -eq "A" -and user.country -eq "US" -or user.state -eq "WA"', { state: 'WA' }, true],
    ['user.objectId -ne null', { id: 'ada', userType: 'Guest' }, true],
    ['(user.objectId -ne null) -and (user.userType -eq "Member")', { id: 'ada', userType: 'Guest' }, false],
    ['user.mail –ne null', {}, false],
    [
      'user.department –eq "Marketing" –and user.country –eq "US"',
      { department: 'Marketing', country: 'US' },
      true,
    ],
    ['user.department -eq `"Sales`"', { department: '"Sales"' }, true],
    ['user.department -eq `"Sales`"', { department: 'Sales' }, false],
    ['user.displayName -match "^Da.*"', { displayName: 'David' }, true],
    ['user.displayName -match "^Da.*"', { displayName: 'aDa' }, false],
    ['user.proxyAddresses -notEndsWith "@outlook.com"', { proxyAddresses: ['SMTP:a@contoso.com'] }, true],
    [
      'user.proxyAddresses -notEndsWith "@outlook.com"',
      { proxyAddresses: ['x@y', 'smtp:a@outlook.com'] },
      false,
    ],
    ['user.otherMails -endsWith"@contoso.com"', { otherMails: ['a@contoso.com'] }, true],
    ['user.employeehiredate -ge system.now -plus p1d', { employeeHireDate: '2026-06-11T12:00:00Z' }, true],
    ['user.employeehiredate -ge system.now -plus p1d', { employeeHireDate: '2026-06-11T11:59:59Z' }, false],
    [
      'user.employeeHireDate -le (system.now -plus P7DT3H)',
      { employeeHireDate: '2026-06-17T15:00:00Z' },
      true,
    ],
    [
      'user.employeeHireDate -le (system.now -plus P7DT3H)',
      { employeeHireDate: '2026-06-17T15:00:01Z' },
      false,
    ],
    ['(user.employeeHireDate -ge 2025-01-01)', { employeeHireDate: '2025-01-01T00:00:00Z' }, true],
    ['user.employeehiredate -le 2020-06-10T18:13:20Z', { employeeHireDate: '2020-06-10T18:13:20Z' }, true],
    ['user.employeeHireDate -le system.now -minus p30d', { employeeHireDate: '2026-05-11T12:00:00Z' }, true],
    ['Direct Reports for "BOSS"', { manager: { id: 'boss' } }, true],
    ['direct reports for "boss"', { manager: 'someone' }, false],
    ['device.deviceOwnership -eq "Company"', { deviceOwnership: 'Company' }, true],
    ['device.devicePhysicalIds -any _ -contains "[OrderID]:1"', { physicalIds: ['[OrderID]:12'] }, true],
    ['device.deviceOSVersion -startsWith "10.0.1"', { operatingSystemVersion: '10.0.19045' }, true],
    [
      'user.extensionAttribute15 -eq "x"',
      { onPremisesExtensionAttributes: { extensionAttribute15: 'X' } },
      true,
    ],
    ['device.extensionAttribute1 -eq "x"', { extensionAttributes: { extensionAttribute1: 'X' } }, true],
    ['user.extension_c272a57b_OfficeNumber -eq "123"', { extension_c272a57b_OfficeNumber: '123' }, true],
    ['user.dirSyncEnabled -eq true', { onPremisesSyncEnabled: true }, true],
    ['user.telephoneNumber -startsWith "+47"', { businessPhones: ['+47 22'] }, true],
  ])('%s of %j: %s', (text, object, expected) => {
    expect(holds(text, object)).toBe(expected)
  })

  it('asks about items of assigned plans as a whole', () => {
    const plan = (servicePlanId: string, capabilityStatus: string) => ({ servicePlanId, capabilityStatus })
    const rule =
      'user.assignedPlans -any (assignedPlan.servicePlanId -eq "p" -and assignedPlan.capabilityStatus -eq "Enabled")'
    expect(holds(rule, { assignedPlans: [plan('p', 'Deleted'), plan('q', 'Enabled')] })).toBe(false)
    expect(holds(rule, { assignedPlans: [plan('q', 'Deleted'), plan('P', 'Enabled')] })).toBe(true)
    const none = 'user.assignedPlans -all (assignedPlan.servicePlanId -eq null)'
    expect(holds(none, {})).toBe(true)
    expect(holds(none, { assignedPlans: [plan('p', 'Enabled')] })).toBe(false)
  })
})

describe('null, and what is missing', () => {
  const operators: readonly [string, boolean][] = [
    ['-eq "x"', false],
    ['-ne "x"', true],
    ['-startsWith "x"', false],
    ['-notStartsWith "x"', true],
    ['-endsWith "x"', false],
    ['-notEndsWith "x"', true],
    ['-contains "x"', false],
    ['-notContains "x"', true],
    ['-in ["x"]', false],
    ['-notIn ["x"]', true],
    ['-match ".*"', false],
    ['-notMatch ".*"', true],
    ['-eq null', true],
    ['-ne null', false],
    ['-eq "null"', false],
  ]
  test.each(operators)('user.department %s', (operator, expected) => {
    expect(holds(`user.department ${operator}`, {})).toBe(expected)
    expect(holds(`user.department ${operator}`, { department: null })).toBe(expected)
    expect(holds(`user.otherMails ${operator}`, { otherMails: [] })).toBe(expected)
  })

  it('reads quotes around null as text', () => {
    expect(holds('user.department -eq "null"', { department: 'Null' })).toBe(true)
  })

  it('takes no date for met when nothing is known of the day, or of the date', () => {
    const rule = read('user.employeeHireDate -le system.now')
    expect(rule.matches({ employeeHireDate: '2020-01-01T00:00:00Z' }, { ...context, now: null })).toBe(false)
    expect(rule.matches({}, context)).toBe(false)
  })
})

describe('ways to write the same', () => {
  test.each([
    [
      'user.department -eq "Sales" -and user.country -eq "DE"',
      'user.department eq "Sales" and user.country eq "DE"',
    ],
    ['user.department -EQ "Sales"', 'user.department -eq "Sales"'],
    ['user.department -notin ["a"]', 'USER.department -notIn ["a"]'],
    ["user.department -eq 'Sales'", 'user.department -eq "Sales"'],
    ["user.surname -eq 'O''Neil'", 'user.surname -eq "O\'Neil"'],
    ['user.surname -eq "a`"b"', "user.surname -eq 'a\"b'"],
    ['((user.a -eq "1"))', 'user.a -eq "1"'],
    ['user.accountEnabled -eq $true', 'user.accountEnabled -eq True'],
    ['-not(user.a -eq "1")', 'not (user.a -eq "1")'],
    [
      'user.a -eq "1" or user.b -eq "2" and user.c -eq "3"',
      'user.a -eq "1" -or (user.b -eq "2" -and user.c -eq "3")',
    ],
    ['-not user.a -eq "1" -and user.b -eq "2"', '(-not (user.a -eq "1")) -and user.b -eq "2"'],
    ['\tuser.a\n-eq\r\n"1" ', 'user.a -eq "1"'],
  ])('%s', (one, other) => {
    expect(read(one).expression).toEqual(read(other).expression)
  })
})

describe('what is wrong, and where', () => {
  test.each([
    ['', 0, 'The rule is empty'],
    ['user.department', 15, 'Expected an operator such as -eq, found the end'],
    ['user.department -equals "x"', 16, 'Expected an operator such as -eq, found "-equals"'],
    ['user.department -eq', 19, 'Expected a value'],
    ['user.department -eq Sales', 20, 'text in double quotes'],
    ['user.department -eq "Sales', 26, 'to close the text that opens at character 21'],
    ['user.department -eq “Sales”', 20, 'straight quote'],
    ['(user.department -eq "a"', 24, 'close the "(" at character 1'],
    ['user.department -eq "a")', 23, 'the end of the rule, found ")"'],
    ['user.department -eq "a" user.city -eq "b"', 24, '"-and", "-or" or the end'],
    ['user.department -eq "a" -and', 28, 'a property such as user.displayName'],
    ['user.department -in "a"', 20, '"[" and a list'],
    ['user.department -in ["a" "b"]', 25, '"," or "]"'],
    ['user.department -in []', 21, 'text in quotes or a number'],
    ['user.department -startsWith null', 28, 'null is compared with -eq or -ne'],
    ['user.department -le "a"', 16, 'employeeHireDate'],
    ['user.employeeHireDate -ge "soon"', 26, 'a time such as'],
    ['user.employeeHireDate -ge system.now -plus 1d', 43, 'p1d'],
    ['user.employeeHireDate -ge system.now -plus p', 43, 'p1d'],
    ['user.employeeHireDate -ge (system.now -plus p1d', 47, '")"'],
    ['user.employeeHireDate -ge ((system.now))', 27, 'a time such as'],
    ['user.department -eq ("Sales")', 20, 'a value'],
    ['-not (user.mail -eq null)', 0, '-not cannot be used with null'],
    ['user.mail -not null', 10, 'an operator such as -eq'],
    ['user.department -eq "a" -and device.model -eq "b"', 29, 'cannot mix users and devices'],
    ['group.objectId -eq "a"', 0, 'user.displayName or device.displayName'],
    ['_ -eq "a"', 0, 'a property such as'],
    ['user.assignedPlans -eq "a"', 19, 'is a collection'],
    ['user.department -any (_ -eq "a")', 16, 'has one value'],
    ['user.assignedPlans -any (_ -eq "a")', 25, 'assignedPlan.capabilityStatus'],
    ['user.assignedPlans -any (assignedPlan.name -eq "a")', 25, 'assignedPlan.servicePlanId'],
    ['user.otherMails -any (_ -any (_ -eq "a"))', 24, 'an operator such as -eq'],
    ['user.otherMails -any (_.x -eq "a")', 22, 'Expected "_", which stands for one value.'],
    ["user.memberOf -any (group.objectId -eq 'a')", 35, 'Expected -in'],
    ["user.memberOf -any (group.objectId -in ['a']) -and user.city -eq 'b'", 0, 'cannot be combined'],
    ['Direct Reports for "a" -and user.city -eq "b"', 23, 'cannot be combined'],
    ['Direct Reports of "a"', 15, 'Direct Reports for'],
    ['user.city -match "a("', 17, 'Not a regular expression: a "(" is not closed.'],
    ['user.city = "a"', 10, 'in place of "="'],
    [`user.city -eq "${'x'.repeat(3072)}"`, 3072, 'at most 3072 characters'],
    [`${'('.repeat(60)}user.city -eq "a"${')'.repeat(60)}`, 50, 'nest deeper than 50'],
  ])('%s', (text, position, message) => {
    expect(readRule(text)).toMatchObject({
      valid: false,
      error: { position, message: expect.stringContaining(message) },
    })
  })

  test.each([
    ['user.a -eq "1"', 'no documented property user.a'],
    ['user.Department -eq "1"', 'documented as department'],
    ['user.displayName -match "(?=a)b"', 'the group (?='],
    ['device.devicePhysicalIds -any _ -eq "a" -or _ -eq "b"', 'binds weakest'],
  ])('%s is a warning', (text, warning) => {
    expect(read(text).warnings).toEqual([expect.stringContaining(warning)])
  })

  it('takes a rule of 3,072 characters, and ten thousand negations in it', () => {
    expect(readRule(`user.city -eq "${'x'.repeat(3072 - 16)}"`).valid).toBe(true)
    expect(readRule(`${'-not '.repeat(600)}user.city -eq "a"`).valid).toBe(true)
  })
})

describe('any text and any rule', () => {
  const word = fc.constantFrom('a', 'Sales', 'O"Neil', "d'Arc", '`', '[x]', '', 'ü', '(', '-and', '\u0000')
  const plain: readonly Operator[] = MEMBERSHIP_OPERATORS.filter(
    (each) => !/^(le|ge|match|notMatch)$/.test(each),
  )
  const comparison = fc.record({
    of: fc.constant('object' as const),
    name: fc.constantFrom('department', 'city', 'extensionAttribute3', 'accountEnabled'),
    operator: fc.constantFrom(...plain),
    text: word,
    other: fc.constantFrom<Value>(null, true, 7),
    special: fc.boolean(),
  })
  const leaf: fc.Arbitrary<Expression> = comparison.map(({ of, name, operator, text, other, special }) => {
    const list = operator === 'in' || operator === 'notIn'
    const value = list ? [text, 7] : special && (operator === 'eq' || operator === 'ne') ? other : text
    return { kind: 'comparison', operand: { of, name }, operator, value }
  })
  const expression: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        operands: fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
      }),
      tie('node').map((operand) => ({ kind: 'not' as const, operand })),
    ),
  })).node

  it(`reads what it means: print, then parse (seed ${SEED})`, () => {
    fc.assert(
      fc.property(expression, fc.boolean(), (tree, hyphens) => {
        const text = print(tree, hyphens ? '-' : '')
        fc.pre(text.length <= 3072 && !negatesNull(tree))
        expect(flat(read(text).expression)).toEqual(flat(tree))
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  it(`decides as logic does (seed ${SEED})`, () => {
    const person = fc.record({ department: fc.option(word), city: word, accountEnabled: fc.boolean() })
    fc.assert(
      fc.property(expression, person, (tree, object) => {
        const decided = (each: Expression) => compileRule(each, 'user')(object, context)
        expect(decided({ kind: 'not', operand: tree })).toBe(!decided(tree))
        if (tree.kind === 'and') expect(decided(tree)).toBe(tree.operands.every(decided))
        if (tree.kind === 'or') expect(decided(tree)).toBe(tree.operands.some(decided))
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  it(`survives any text, with an error inside it (seed ${SEED})`, () => {
    const piece = fc.constantFrom(
      ...'user.department device. _ -eq ne -any -all ( ) [ ] , "a" `" \' null system.now -plus p1d -not -and or -in -match'.split(
        ' ',
      ),
      ' ',
      '–',
      '“',
      'Direct Reports for ',
      '"(a+)+"',
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary-ascii', maxLength: 60 }),
      fc.array(piece, { maxLength: 24 }).map((all) => all.join(' ')),
    )
    fc.assert(
      fc.property(text, (rule) => {
        const answer = readRule(rule)
        if (answer.valid) return
        expect(answer.error.position).toBeGreaterThanOrEqual(0)
        expect(answer.error.position).toBeLessThanOrEqual(rule.length)
        expect(answer.error.message).not.toBe('')
      }),
      { seed: SEED, numRuns: 2000 },
    )
  })
})

function print(tree: Expression, hyphen: string): string {
  if (tree.kind === 'and' || tree.kind === 'or') {
    return tree.operands.map((each) => `(${print(each, hyphen)})`).join(` ${hyphen}${tree.kind} `)
  }
  if (tree.kind === 'not') return `${hyphen}not (${print(tree.operand, hyphen)})`
  if (tree.kind !== 'comparison') throw new Error(tree.kind)
  const { operand, operator, value } = tree
  return `user.${operand.name} ${hyphen}${operator} ${printValue(value)}`
}

function printValue(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(printValue).join(', ')}]`
  if (typeof value !== 'string') return String(value)
  return `"${value.replaceAll('`', '``').replaceAll('"', '`"').replaceAll("''", "''''")}"`
}

function negatesNull(tree: Expression): boolean {
  if (tree.kind === 'and' || tree.kind === 'or') return tree.operands.some(negatesNull)
  if (tree.kind !== 'not') return false
  const { operand } = tree
  return (operand.kind === 'comparison' && operand.value === null) || negatesNull(operand)
}

/** Chains inside a chain of the same kind mean the same as one long chain. */
function flat(tree: Expression): Expression {
  if (tree.kind === 'not') return { ...tree, operand: flat(tree.operand) }
  if (tree.kind !== 'and' && tree.kind !== 'or') return tree
  const { kind } = tree
  const operands = tree.operands.map(flat).flatMap((each) => (each.kind === kind ? each.operands : [each]))
  return { kind, operands }
}
