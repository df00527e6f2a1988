import { describe, expect, it, test } from 'vitest'
import type { SignInConditions } from '../sign-in'
import { verdict } from '../testing/one-policy'
import { insiderRisk } from './insider-risk'
import { servicePrincipalRisk } from './service-principal-risk'
import { signInRisk } from './sign-in-risk'
import { userRisk } from './user-risk'

const LEVELS = ['none', 'low', 'medium', 'high'] as const

describe.each([
  { of: signInRisk, member: 'signInRiskLevels', asked: 'signInRiskLevel', reason: 'signInRisk' },
  { of: userRisk, member: 'userRiskLevels', asked: 'userRiskLevel', reason: 'userRisk' },
] as const)('$reason', ({ of: { name }, member, asked, reason }) => {
  const said = (levels: readonly string[] | null, level?: (typeof LEVELS)[number] | null) =>
    verdict(name, { [member]: levels }, { [asked]: level })
  const met = (levels: readonly string[]) => LEVELS.filter((level) => said(levels, level).is === 'matched')

  test.each<[listed: readonly string[], met: readonly string[]]>([
    [['high'], ['high']],
    [['medium'], ['medium']],
    [
      ['low', 'medium', 'high'],
      ['low', 'medium', 'high'],
    ],
    [['none'], ['none']],
    [
      ['HIGH', 'Low'],
      ['low', 'high'],
    ],
    [['extreme'], []],
    [['extreme', 'high'], ['high']],
  ])(
    '%j is met by %j: a level must be in the list, and a higher one is not a lower one',
    (levels, expected) => {
      expect(met(levels)).toEqual(expected)
    },
  )

  it('has its own word for what it rules out', () => {
    expect(said(['high'], 'medium').is).toBe(`ruled-out: ${reason}`)
    expect(said(['medium', 'high'], 'low').because).toMatch(/ risk medium or high\.$/)
  })

  it.each([[null], [[]]])('%j is not configured', (levels) => {
    expect(said(levels, 'high').is).toBe('any')
  })

  it('that is not said is none', () => {
    expect(said(['none']).is).toBe('matched')
    expect(said(['none'], null).is).toBe('matched')
    expect(said(['low', 'medium', 'high']).is).toBe(`ruled-out: ${reason}`)
  })
})

describe('risk of a service principal', () => {
  const clientApplications = { includeServicePrincipals: ['daemon'] }
  const said = (level: (typeof LEVELS)[number] | null, conditions: object = {}) =>
    verdict(
      servicePrincipalRisk.name,
      { clientApplications, servicePrincipalRiskLevels: ['medium', 'high'], ...conditions },
      { servicePrincipalId: 'daemon', servicePrincipalRiskLevel: level },
    ).is

  test.each([
    ['high', 'matched'],
    ['medium', 'matched'],
    ['low', 'ruled-out: workloadIdentities'],
    [null, 'ruled-out: workloadIdentities'],
  ] as const)('%s: %s, as Graph has no word of its own', (level, is) => {
    expect(said(level)).toBe(is)
  })

  it('is another matter than that of a person', () => {
    const question: SignInConditions = { signInRiskLevel: 'high', userRiskLevel: 'high' }
    expect(said(null, question)).toBe('ruled-out: workloadIdentities')
    expect(said('low', { servicePrincipalRiskLevels: [] })).toBe('any')
  })
})

describe('insider risk', () => {
  const said = (
    insiderRiskLevels: unknown,
    insiderRiskLevel?: 'none' | 'minor' | 'moderate' | 'elevated' | null,
  ) => verdict(insiderRisk.name, { insiderRiskLevels }, { insiderRiskLevel }).is

  test.each<[unknown, 'none' | 'minor' | 'moderate' | 'elevated' | null, string]>([
    [null, 'elevated', 'any'],
    ['', 'elevated', 'any'],
    ['elevated', 'elevated', 'matched'],
    ['elevated', 'moderate', 'ruled-out: insiderRisk'],
    ['minor,moderate', 'moderate', 'matched'],
    ['minor, Moderate', 'minor', 'matched'],
    [['moderate', 'elevated'], 'elevated', 'matched'],
    ['minor', null, 'ruled-out: insiderRisk'],
    ['colossal', 'elevated', 'ruled-out: notEnoughInformation'],
    ['colossal,elevated', 'elevated', 'matched'],
  ])('%j, of a person at %s: %s', (levels, level, is) => {
    expect(said(levels, level)).toBe(is)
  })
})
