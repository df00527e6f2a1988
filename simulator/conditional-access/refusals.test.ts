import { describe, expect, test } from 'vitest'
import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'
import { refusalInV1, refusalsOf } from './refusals'
import { ALL, BLOCK, demand, GLASS, legacy, MFA } from './testing/claims'

const RISK = { userRiskLevels: ['high'] }
const STRENGTH = { authenticationStrength: { id: 's' } }
const grant = (builtInControls: readonly string[], more: object = {}) => ({
  operator: 'AND',
  builtInControls,
  ...more,
})
const some = { applications: { includeApplications: ['a'] } }
const but = { applications: { includeApplications: ['All'], excludeApplications: ['a'] } }
const of = (policy: object): ConditionalAccessPolicy => ({ id: 'p', state: 'enabled', ...policy })
const REMEDIATION = grant(['riskRemediation'], STRENGTH)
const session = (sessionControls: object, conditions: object = {}) => ({
  ...demand(MFA, conditions),
  sessionControls,
})
const browser = session({ persistentBrowser: { isEnabled: true, mode: 'never' } }, some)
const CAE = { continuousAccessEvaluation: { mode: 'disabled' } }
const devices = (grantControls: object, more: object = {}) =>
  demand(grantControls, { applications: { includeUserActions: ['urn:user:registerdevice'] }, ...more })

describe('what Graph refuses of a policy', () => {
  test.each<[string, object, string]>([
    ['mfa beside a strength', demand({ ...MFA, ...STRENGTH }), 'mfa and for an authentication strength'],
    ['a password change alone', demand(grant(['passwordChange']), RISK), 'without mfa'],
    ['a password change without user risk', demand(grant(['mfa', 'passwordChange'])), 'without a user risk'],
    [
      'a password change for some resources',
      demand(grant(['mfa', 'passwordChange']), { ...RISK, ...but }),
      'some resources only',
    ],
    [
      'a password change and risk remediation',
      demand(grant(['riskRemediation', 'passwordChange', 'mfa']), RISK),
      'in one',
    ],
    [
      'risk remediation without a strength',
      demand(grant(['riskRemediation', 'mfa']), RISK),
      'without an auth',
    ],
    [
      'risk remediation or a strength',
      demand({ ...REMEDIATION, operator: 'OR' }, RISK),
      'without an authentication strength joined by AND',
    ],
    ['risk remediation without user risk', demand(REMEDIATION), 'without a user risk level'],
    [
      'risk remediation for some resources',
      demand(REMEDIATION, { ...RISK, ...some }),
      'remediation for some resources only',
    ],
    [
      'risk remediation in some client apps',
      demand(REMEDIATION, { ...RISK, clientAppTypes: ['browser'] }),
      '(clientAppTypes)',
    ],
    [
      'a password change in a place',
      demand(grant(['mfa', 'passwordChange']), { ...RISK, locations: { includeLocations: ['All'] } }),
      '(locations)',
    ],
    ['nobody', { conditions: { ...some, clientAppTypes: ['all'] }, grantControls: MFA }, 'neither users nor'],
    ['nothing', { conditions: { users: ALL }, grantControls: MFA }, 'no applications'],
    ['no client apps', demand(MFA, { clientAppTypes: [] }), 'empty list of clientAppTypes'],
  ])('%s is refused', (_what, policy, says) => {
    const found = refusalsOf(of(policy)).filter(({ isCertain }) => isCertain)
    expect(found).toHaveLength(1)
    expect(found[0]?.says).toContain(says)
    expect(found[0]?.source).toMatch(/^https:/)
  })

  test.each<[string, object, string]>([
    ['a block for everybody and everything', demand(BLOCK), 'excludes nobody'],
    ['one that a condition narrows', legacy(ALL), 'excludes nobody'],
    [
      'a control that asks for nothing',
      demand({ operator: 'OR', builtInControls: [] }),
      'neither a grant nor',
    ],
    ['a persistent browser for some resources', browser, 'persistentBrowser'],
    ['no continuous access evaluation, under a condition', session(CAE, RISK), 'continuous access'],
    [
      'a device that is compliant before it is registered',
      devices(grant(['compliantDevice'])),
      'compliantdevice',
    ],
    ['a client app that registers', devices(MFA, { clientAppTypes: ['browser'] }), 'clientAppTypes'],
    [
      'a password change and a compliant device',
      demand(grant(['mfa', 'passwordChange', 'compliantDevice']), RISK),
      'together with compliantdevice',
    ],
  ])('%s may be refused, which is not certain', (_what, policy, says) => {
    const found = refusalsOf(of(policy))
    expect(found).toMatchObject([{ isCertain: false, says: expect.stringContaining(says) }])
    expect(found[0]?.says).toMatch(/not certain/)
  })

  test.each<[string, object]>([
    ['a block that spares somebody', legacy(GLASS)],
    [
      'a block that spares guests',
      demand(BLOCK, {
        users: { ...ALL, excludeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'serviceProvider' } },
      }),
    ],
    ['a block for all resources but one', demand(BLOCK, but)],
    ['mfa', demand(MFA)],
    ['risk remediation as Microsoft describes it', demand(REMEDIATION, RISK)],
    [
      'a password change as Microsoft describes it',
      demand(grant(['mfa', 'passwordChange']), { ...RISK, signInRiskLevels: [], platforms: null }),
    ],
    ['what an export lost', demand({ operator: 'OR', builtInControls: null })],
    ['a session alone', { ...demand({}), sessionControls: { disableResilienceDefaults: true } }],
    [
      'a workload',
      {
        conditions: {
          clientApplications: { includeServicePrincipals: ['s'] },
          applications: { includeApplications: ['All'] },
          clientAppTypes: [],
        },
        grantControls: BLOCK,
      },
    ],
    ['continuous access evaluation for everything', session(CAE)],
    [
      'a session control that is not known here',
      {
        ...demand({}),
        sessionControls: { globalSecureAccessFilteringProfile: { profileId: 'x', isEnabled: true } },
      },
    ],
    ['mfa before a device is registered', devices(MFA)],
  ])('of %s nothing is known to be refused', (_what, policy) => {
    expect(refusalsOf(of(policy))).toEqual([])
  })

  test('a sign-in frequency of every time may be refused by v1.0', () => {
    const frequency = (frequencyInterval: string) => ({
      sessionControls: { signInFrequency: { isEnabled: true, frequencyInterval } },
    })
    expect(refusalInV1(frequency('everyTime'))).toMatchObject({ isCertain: false })
    expect(refusalInV1(frequency('timeBased'))).toBeNull()
    expect(refusalInV1({ displayName: 'P' })).toBeNull()
  })
})
