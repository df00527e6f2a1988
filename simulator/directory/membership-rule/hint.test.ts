import { describe, expect, test } from 'vitest'
import { documentedNear, hintFor } from './hint'
import { readMember, withMember } from './property'
import { readRule } from './rule'

describe('what the writer of a rule may have meant', () => {
  test.each<[string, string | null]>([
    ['user.department = "Sales"', 'A rule says -eq.'],
    ['user.department == "Sales"', 'A rule says -eq.'],
    ['user.department != "Sales"', 'A rule says -ne.'],
    ['user.department -eq "Sales" && user.country -eq "NO"', 'A rule says -and.'],
    [
      'user.department -like "Sales*"',
      'A rule says -contains, -startsWith, -endsWith, or -match with a regular expression.',
    ],
    ['user.department -eq Sales', 'Text stands in double quotes: "Sales".'],
    ['user.department -equals "Sales"', 'A rule says -eq.'],
    ['user.department -starsWith "Sales"', 'Do you mean -startsWith?'],
    ['department -eq "Sales"', 'Do you mean user.department?'],
    ['users.department -eq "Sales"', 'Do you mean user.department?'],
    ['deviceOwnership -eq "Company"', 'Do you mean device.deviceOwnership?'],
    ['user.department -eq "Sales" -nad user.country -eq "NO"', 'Do you mean -and?'],
    ['user.department -eq "Sales', null],
    ['user.department -eq "Sales" user.department -eq "IT"', null],
    ['user.department -eq "Sales" USER.Department -eq "IT"', null],
    ['device.deviceOwnership device.deviceOwnership', null],
    ['user.department -eq "Sales" -eq "IT"', null],
    ['user.department -eq "Sales" -Contains "IT"', null],
    ['-and user.department -eq "Sales"', null],
    ['user.department -eq "Sales" user.departmen -eq "IT"', 'Do you mean user.department?'],
    ['', null],
  ])('%s', (text, hint) => {
    const rule = readRule(text)
    if (rule.valid) throw new Error('It can be read.')
    expect(hintFor(text, rule.error)).toBe(hint)
  })

  test.each([
    ['user', 'departement', 'user.department'],
    ['user', 'employeeType', 'user.employeeId'],
    ['device', 'deviceOwner', 'device.deviceOwnership'],
    ['user', 'favouriteColour', null],
  ] as const)('%s.%s', (kind, name, near) => {
    expect(documentedNear(kind, name)).toBe(near)
  })
})

describe('another value at a member is found where the member is read', () => {
  test.each([
    [{ department: 'IT' }, { name: 'department', type: 'string' }],
    [{ mobilePhone: '1' }, { name: 'mobile', type: 'string', member: 'mobilePhone' }],
    [{ mobile: '1' }, { name: 'mobile', type: 'string', member: 'mobilePhone' }],
    [
      { onPremisesExtensionAttributes: { extensionAttribute1: 'a', extensionAttribute2: 'b' } },
      { name: 'extensionAttribute1', type: 'string' },
    ],
    [{ extensionAttributes: { extensionAttribute1: 'a' } }, { name: 'extensionAttribute1', type: 'string' }],
    [{ extensionAttribute1: 'a' }, { name: 'extensionAttribute1', type: 'string' }],
    [{}, { name: 'extensionAttribute1', type: 'string' }],
  ] as const)('%o %o', (object, property) => {
    expect(readMember(withMember(object, property, 'new'), property)).toBe('new')
    expect(readMember(withMember(object, property, null), property) ?? null).toBe(null)
  })
})
