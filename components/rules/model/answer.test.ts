import { describe, expect, test } from 'vitest'
import * as engine from '../../../simulator/doors/policy-membership'
import { type Asked, answerFor, type RuleAnswer } from './answer'
import { EXAMPLES, FIRST_RULE } from './examples'
import { linkTo, ruleIn } from './link'

const NOW = Date.parse('2026-06-10T12:00:00Z')
const contoso = engine.contosoPolicyTenant

function ask(text: string, rest: Partial<Asked> = {}) {
  const answer = answerFor(engine, { text, tenant: contoso, whole: true, edits: {}, now: NOW, ...rest })
  if (!answer.valid) throw new Error(answer.message)
  return answer
}
const named = (answer: Extract<RuleAnswer, { valid: true }>, verdict: boolean | null) =>
  answer.subjects.filter((each) => each.verdict === verdict).map(({ name }) => name)
const idOf = (name: string) => contoso.users.find(({ displayName }) => displayName === name)?.id ?? ''
const withUsers = (users: readonly object[]) => ({
  tenant: { ...contoso, users: users as typeof contoso.users, devices: [], groups: [] },
  whole: false,
})

describe('whom a rule takes in, in the sample', () => {
  test.each<[string, string[]]>([
    [FIRST_RULE, ['Ada Nilsen', 'Chidi Okafor']],
    ['user.department -eq "Finance" -and user.accountEnabled -eq false', ['Dana Petrova']],
    ['user.userType -eq "Guest"', ['Gil Moreau']],
    ['device.deviceTrustType -eq "AzureAD"', ['ADA-LAPTOP']],
  ])('%s', (text, members) => {
    expect(named(ask(text), true)).toEqual(members)
  })

  test('every rule that the page offers can be read, is known of everybody, and tells some from others', () => {
    for (const { title, rule } of EXAMPLES) {
      const answer = ask(rule)
      expect(named(answer, null), title).toEqual([])
      // Nobody in the sample has a mobile number: there it is the note that teaches.
      if (!rule.includes('mobile')) expect(named(answer, true).length, title).toBeGreaterThan(0)
      expect(named(answer, false).length, title).toBeGreaterThan(0)
    }
  })
})

describe('what was changed here', () => {
  test('brings somebody in, and takes somebody out', () => {
    const answer = ask(FIRST_RULE, {
      edits: {
        [idOf('Emil Hansen')]: { department: 'FINANCE' },
        [idOf('Ada Nilsen')]: { accountEnabled: false },
      },
    })
    expect(named(answer, true)).toEqual(['Chidi Okafor', 'Emil Hansen'])
    expect(answer.why(idOf('Emil Hansen'))?.parts.map(({ value }) => value)).toEqual(['FINANCE', true])
  })

  test('counts for the properties that the rule reads, and waits for those that it does not', () => {
    const edits = { [idOf('Emil Hansen')]: { department: 'Finance' } }
    expect(named(ask('user.jobTitle -eq "Warehouse Lead"', { edits }), true)).toEqual(['Emil Hansen'])
    expect(named(ask('user.department -eq "Finance"', { edits }), true)).toContain('Emil Hansen')
  })
})

describe('what an export does not hold is not known, and is not counted as empty', () => {
  const people = [
    { id: '1', displayName: 'One', department: 'Sales' },
    { id: '2', displayName: 'Two', department: null },
  ]
  test('a property that nobody has', () => {
    const answer = ask('user.country -eq "NO"', withUsers(people))
    expect(named(answer, null)).toEqual(['One', 'Two'])
    expect(answer.parts[0]?.doubt).toBe('No person of the files has country.')
  })
  test('unless the rest settles it', () => {
    expect(
      named(ask('user.country -eq "NO" -or user.department -eq "Sales"', withUsers(people)), true),
    ).toEqual(['One'])
  })
  test('until it is given here, for those to whom it was given', () => {
    const answer = ask('user.country -eq "NO"', { ...withUsers(people), edits: { 2: { country: 'NO' } } })
    expect([named(answer, true), named(answer, null)]).toEqual([['Two'], ['One']])
  })
  test('a property that others have, and of which null is known', () => {
    const half = [...people, { id: '3', displayName: 'Three' }]
    const answer = ask('user.department -ne "Sales"', withUsers(half))
    expect([named(answer, true), named(answer, null)]).toEqual([['Two'], ['Three']])
    expect(answer.parts[0]?.doubt).toBeNull()
  })
  test('members of a group that the files do not list', () => {
    const answer = ask("user.memberOf -any (group.objectId -in ['g'])", withUsers(people))
    expect(named(answer, null)).toEqual(['One', 'Two'])
  })
  test('direct members that the files do list', () => {
    const tenant = { ...withUsers(people).tenant, groups: [{ id: 'G', members: ['2'] }] }
    const answer = ask("user.memberOf -any (group.objectId -in ['g'])", { tenant, whole: false })
    expect([named(answer, true), named(answer, false)]).toEqual([['Two'], ['One']])
  })
})

describe('what the page says of a rule', () => {
  test('a place and a hint, where it cannot be read', () => {
    const answer = answerFor(engine, {
      text: 'user.department = "x"',
      tenant: contoso,
      whole: true,
      edits: {},
      now: NOW,
    })
    expect(answer).toMatchObject({ valid: false, position: 16, hint: 'A rule says -eq.' })
  })
  test('the nearest property, where no documentation has the one that is read', () => {
    const { warnings, parts } = ask('user.departement -eq "Sales"')
    expect(warnings).toContain('Do you mean user.department where it says user.departement?')
    expect(parts[0]?.doubt).toMatch(/^No documentation has user\.departement/)
  })
  test.each([
    ['user.mobile -eq "1"', [true]],
    ['device.displayName -startsWith "PAW"', [true]],
    ['user.displayName -eq "Ada" -and user.mobile -eq "1"', [false, true]],
  ])('who changes it alone: %s', (text, isOwn) => {
    expect(ask(text).parts.map((part) => part.isOwn)).toEqual(isOwn)
  })
})

describe('a link holds the rule', () => {
  test.each(['user.department -eq "Sales & Co" -and user.city -eq "Tromsø"', '#', '100 %'])('%s', (rule) => {
    expect(ruleIn(linkTo(rule))).toBe(rule)
  })
  test.each(['', '#', '#rule=', '#rule=%', '#other=1', `#rule=${'a'.repeat(9000)}`])(
    'or is none: %s',
    (hash) => {
      expect(ruleIn(hash)).toBe(undefined)
    },
  )
})
