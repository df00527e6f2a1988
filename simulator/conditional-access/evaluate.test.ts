import { describe, expect, it } from 'vitest'
import { ask, policyOf } from './testing/one-policy'

const MFA = { operator: 'OR', builtInControls: ['mfa'] }
const HOURLY = {
  signInFrequency: { isEnabled: true, value: 1, type: 'hours', frequencyInterval: 'timeBased' },
}
/** A condition that nobody here evaluates. */
const TOMORROW = { times: { includedRanges: ['weekends'] } }
const ANDROID = { platforms: { includePlatforms: ['android'] } }

describe('conditions', () => {
  it('rule a policy out before anything unknown is told of it', () => {
    const { policies, caveats } = ask(
      [policyOf({ clientAppTypes: ['browser'], locations: { includeLocations: ['All'] }, ...ANDROID })],
      { devicePlatform: 'windows' },
    )
    expect(policies).toMatchObject([{ analysisReasons: 'devicePlatform', logResult: 'notApplied' }])
    expect(caveats).toEqual([])
  })

  it('leave a policy undecided that holds one of tomorrow', () => {
    const { policies, result } = ask([policyOf(TOMORROW)], {})
    expect(policies).toMatchObject([{ analysisReasons: 'notEnoughInformation', logResult: 'unknown' }])
    expect(result).toBe('grant')
  })
})

describe('controls', () => {
  const stale = { authentication: { authenticatedMinutesAgo: 90 } }

  it('have the person sign in again before anything else is asked', () => {
    const policy = policyOf({}, { grantControls: MFA, sessionControls: HOURLY })
    const { required, result } = ask([policy], stale)
    expect(required.map(({ control }) => control)).toEqual(['signInFrequency', 'mfa'])
    expect(result).toBe('challenge')
  })

  it('give the code of what is asked first', () => {
    const both = ask([policyOf({}, { grantControls: MFA, sessionControls: HOURLY })], stale)
    const again = ask([policyOf({}, { grantControls: null, sessionControls: HOURLY })], stale)
    const second = ask([policyOf({}, { grantControls: MFA })], stale)
    expect(both.code).toBe(again.code)
    expect(both.code).not.toBe(second.code)
  })
})

describe('authentication contexts', () => {
  const context = {
    '@odata.type': '#microsoft.graph.authContext',
    authenticationContextValue: 'c1',
  } as const
  const target = { applications: { includeAuthenticationContextClassReferences: ['c1'] } }

  it('stand in the token that is granted', () => {
    const { authenticationContexts, result } = ask([policyOf(target, { grantControls: MFA })], {
      context,
      authentication: { completed: ['password', 'softwareOath'] },
    })
    expect([result, authenticationContexts]).toEqual(['grant', ['c1']])
  })

  it('stand in no token where access is blocked', () => {
    const { authenticationContexts, result } = ask([policyOf(target)], { context })
    expect([result, authenticationContexts]).toEqual(['block', []])
  })
})

describe('gates', () => {
  const MICROSOFT_365_ADMIN_PORTAL = '618dd325-23f6-4b6f-8380-4df78026e39b'
  const legacy = { applications: [MICROSOFT_365_ADMIN_PORTAL], clientAppType: 'other' } as const

  it.each([
    ['security defaults stop a legacy client', true, legacy, 530035],
    ['without them it is missing MFA that stops it', false, legacy, 50076],
    ['at another application nothing stops it', false, { ...legacy, applications: ['expenses'] }, null],
  ])('give their code: %s', (_, isEnabled, question, code) => {
    const identitySecurityDefaultsEnforcementPolicy = { isEnabled }
    expect(ask([], question, { identitySecurityDefaultsEnforcementPolicy }).code).toBe(code)
  })
})
