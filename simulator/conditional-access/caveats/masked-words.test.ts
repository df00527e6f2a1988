import { describe, expect, it, test } from 'vitest'
import { ask, policyOf } from '../testing/one-policy'
import { maskedWords } from './masked-words'

const SAID = {
  clientAppType: 'browser',
  devicePlatform: 'windows',
  signInRiskLevel: 'none',
  userRiskLevel: 'none',
  insiderRiskLevel: 'minor',
} as const

describe('a word that Graph does not document decides nothing', () => {
  test.each<[path: string, conditions: object]>([
    ['clientAppTypes', { clientAppTypes: ['newClient'] }],
    ['userRiskLevels', { userRiskLevels: ['critical'] }],
    ['signInRiskLevels', { signInRiskLevels: ['critical'] }],
    ['insiderRiskLevels', { insiderRiskLevels: 'severe' }],
    ['platforms.includePlatforms', { platforms: { includePlatforms: ['visionOS'] } }],
    [
      'platforms.excludePlatforms',
      { platforms: { includePlatforms: ['all'], excludePlatforms: ['visionOS'] } },
    ],
    [
      'platforms.excludePlatforms',
      { platforms: { includePlatforms: ['all'], excludePlatforms: ['unknownFutureValue'] } },
    ],
    ['authenticationFlows.transferMethods', { authenticationFlows: { transferMethods: 'newFlow' } }],
    [
      'authenticationFlows.transferMethods',
      { authenticationFlows: { transferMethods: 'deviceCodeFlow,newFlow' } },
    ],
    ['applications.includeUserActions', { applications: { includeUserActions: ['urn:user:new'] } }],
  ])('%s of %j', (path, conditions) => {
    const { couldBe, caveats } = ask([policyOf(conditions)], { ...SAID })
    expect(couldBe).toEqual(['grant', 'challenge', 'block'])
    expect(caveats.map((each) => each.path)).toContain(`conditions.${path}`)
  })

  it('where another condition rules the policy out, it does', () => {
    const conditions = { clientAppTypes: ['newClient'], users: { includeUsers: ['bo'] } }
    expect(ask([policyOf(conditions)], { ...SAID }).couldBe).toEqual(['grant'])
  })

  it('where the policy applies by another word, it does', () => {
    expect(ask([policyOf({ clientAppTypes: ['newClient', 'browser'] })], { ...SAID }).couldBe).toEqual([
      'block',
    ])
  })
})

describe('words that Graph documents are not among them, in any case', () => {
  test.each([
    {
      clientAppTypes: [
        'all',
        'Browser',
        'mobileAppsAndDesktopClients',
        'exchangeActiveSync',
        'easSupported',
        'other',
      ],
    },
    {
      platforms: {
        includePlatforms: ['all', 'IOS', 'windowsPhone'],
        excludePlatforms: ['android', 'macOS', 'linux'],
      },
    },
    { userRiskLevels: ['low', 'hidden', 'none'], signInRiskLevels: [], servicePrincipalRiskLevels: null },
    { insiderRiskLevels: 'minor, Moderate,elevated', agentIdRiskLevels: '' },
    { authenticationFlows: { transferMethods: 'none' } },
    { authenticationFlows: { transferMethods: 'deviceCodeFlow, authenticationTransfer' } },
    { applications: { includeApplications: ['anything'], includeUserActions: ['urn:user:registerdevice'] } },
    {
      users: {
        includeUsers: ['anybody'],
        includeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'internalGuest' },
      },
    },
  ])('%j', (conditions) => {
    expect(maskedWords(conditions)).toEqual([])
  })
})
