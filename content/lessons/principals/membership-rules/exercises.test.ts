import { describe, expect, it } from 'vitest'
import type { RuleWork } from '../../../_build/rule-task'
import { person } from '../../../rules/held'
import { testRuleExercises } from '../../../rules/test-rule-tasks'
import { exercises } from './exercises'
import { fourMembers } from './four-members'
import { ownPhone } from './own-phone'

testRuleExercises(exercises)

const [ADA, EMIL] = [person('ada').id, person('emil').id]

describe('four members, also tomorrow', () => {
  const ENABLED = 'user.accountEnabled -eq true'
  it.each([
    `(user.department -eq "finance" -or user.department -eq "logistics") -and ${ENABLED}`,
    `${ENABLED} -and user.department -match "^(finance|logistics)$"`,
    `user.department -in ["Finance","Logistics"] -and -not (user.accountEnabled -eq false)`,
    `user.department -eq "Finance" -and ${ENABLED} -or user.department -eq "Logistics" -and ${ENABLED}`,
  ])('%s', (rule) => {
    expect(fourMembers.check({ rule, edits: {} }).done).toBe(true)
  })

  it.each<[string, RuleWork['edits'], string]>([
    [`user.department -eq "Finance" -or user.department -eq "Logistics" -and ${ENABLED}`, {}, 'Dana Petrova'],
    [
      'user.givenName -in ["Ada","Chidi","Emil","Farah"]',
      {},
      'Tomorrow: It takes in Ada Nilsen, Chidi Okafor, Emil Hansen',
    ],
    [`user.givenName -in ["Ada","Chidi","Emil","Farah"] -and ${ENABLED}`, {}, 'Tomorrow'],
    ['user.jobTitle -ne null', {}, 'Bo Lindqvist'],
    [`user.department -in ["Finance"] -and ${ENABLED}`, {}, 'It takes in Ada Nilsen and Chidi Okafor.'],
    ['user.departement -in ["Finance"]', {}, 'it is not known'],
    ['user.departement -in ["Finance"]', {}, 'Do you mean user.department?'],
    [`user.department -ne "IT" -and user.department -ne null -and ${ENABLED}`, {}, 'Hana Sato (HR)'],
    [`user.mail -ne null -and user.userType -eq "Member" -and ${ENABLED}`, {}, 'Jonas Weber (Sales)'],
    [`user.department -contains "c" -and ${ENABLED}`, {}, 'another department: Kaia Berg (Log Archive).'],
    [`user.department -match "^(fin|log)" -and ${ENABLED}`, {}, 'Kaia Berg (Log Archive) and Luca Conti'],
    [
      `(user.department -startsWith "Fin" -or user.department -eq "Logistics") -and ${ENABLED}`,
      {},
      'another department: Luca Conti (Finishing).',
    ],
    [ENABLED, { [ADA]: { accountEnabled: false } }, 'Take the changes back'],
  ])('not by %s', (rule, edits, says) => {
    const graded = fourMembers.check({ rule, edits })
    expect(graded.done).toBe(false)
    expect(graded.says).toContain(says)
  })
})

it('remarks how a property is written', () => {
  const rule = 'user.Department -in ["Finance", "Logistics"] -and user.accountEnabled -eq true'
  const says = expect.stringContaining('user.Department is documented as department')
  expect(fourMembers.check({ rule, edits: {} })).toMatchObject({ done: true, says })
  expect(
    ownPhone.check({ rule: rule.replace(', "Logistics"', ''), edits: ownPhone.solution.edits }),
  ).toMatchObject({ done: true, says })
})

describe('in by a telephone number', () => {
  const OPEN = ownPhone.start.rule
  const FINANCE = 'user.department -eq "Finance" -and user.accountEnabled -eq true'
  const PHONE = { [EMIL]: { mobile: '+44 7700 900000' } }
  it.each([
    FINANCE,
    `${FINANCE} -and -not (user.userType -eq "Guest")`,
    `(${FINANCE}) -or user.extensionAttribute1 -eq "phone of Finance"`,
    `(${FINANCE}) -and (user.mobile -eq null -or user.mobile -notEndsWith "0")`,
  ])('shut by %s', (rule) => {
    expect(ownPhone.check({ rule, edits: PHONE })).toMatchObject({ done: true })
  })

  it.each<[string, string, RuleWork['edits'], string]>([
    ['nothing is done', OPEN, {}, 'not changed anything'],
    ['the rule is mended, and nobody got in', FINANCE, {}, 'First the way in'],
    [
      'Emil gives himself a department',
      OPEN,
      { [EMIL]: { department: 'Finance' } },
      'not for Emil to change',
    ],
    ['Ada is changed', OPEN, { ...PHONE, [ADA]: { mobile: '1' } }, 'Somebody else'],
    ['the number is another one', OPEN, { [EMIL]: { mobile: '+47' } }, 'leaves Emil out'],
    ['he is in, and that is all', OPEN, PHONE, 'Now mend the rule'],
    ['the number is guessed next', OPEN.replace('900"', '9001"'), PHONE, 'would let in Bo Lindqvist'],
    [
      'his number alone is kept out',
      `(${FINANCE}) -or user.mobile -startsWith "+44 7700 900" -and user.mobile -ne "+44 7700 900000"`,
      PHONE,
      'still reads',
    ],
    [
      'a name is no documented one',
      `(${FINANCE}) -or user.mobilePhone -ne null`,
      PHONE,
      'a rule calls it user.mobile.',
    ],
    ['it is a list of names', 'user.displayName -in ["Ada Nilsen", "Chidi Okafor"]', PHONE, 'list of names'],
    [
      'it is a list of addresses',
      'user.mail -in ["ada@contoso.example", "chidi@contoso.example"] -and user.accountEnabled -eq true',
      PHONE,
      'list of names',
    ],
    [
      'it is open to who is disabled',
      `(${FINANCE}) -or user.mobile -startsWith "+44" -and user.accountEnabled -eq false`,
      PHONE,
      'a number from before',
    ],
    ['Ada falls out', 'user.displayName -startsWith "Chidi"', PHONE, 'It takes in Chidi Okafor.'],
    ['it cannot be read', `${FINANCE} -or`, PHONE, 'cannot be read'],
  ])('not where %s', (_what, rule, edits, says) => {
    const graded = ownPhone.check({ rule, edits })
    expect(graded.done).toBe(false)
    expect(graded.says).toContain(says)
  })

  it('names nobody who cannot do it: Dana is disabled, Gil is a guest', () => {
    const { done, says } = ownPhone.check({ rule: OPEN.replace('900"', '9001"'), edits: PHONE })
    expect(done).toBe(false)
    expect(says).not.toMatch(/Dana|Gil/)
  })
})
