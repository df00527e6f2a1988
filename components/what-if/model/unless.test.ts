import { describe, expect, test } from 'vitest'
import { ask, policyOf } from '../../../simulator/conditional-access/testing/one-policy'
import { unless } from './unless'
import { verdictOf } from './words'

/** A policy that does not apply, as far as is known, and would block. */
const decision = ask([policyOf({ users: { includeUsers: ['None'] } })], {})

const ASIDE = {
  memberships: [],
  home: null,
  methodsAllowed: null,
  restsOnStandIn: false,
  behind: [],
  takenToBeOn: [],
  takenOfDevice: [],
}

/** Of the tenant or the question; otherwise of the policy. */
const OF_ALL = /^(export|identity|signIn|requested|conditionalAccessPolicies)/

function clauseOf(path: string, says = 'It is not known.'): string | undefined {
  const policyId = OF_ALL.test(path) ? null : 'p'
  const couldBe = ['grant', 'block'] as const
  return unless({ ...decision, result: 'grant', couldBe, caveats: [{ policyId, path, says }] }, ASIDE)?.says
}

describe('the head “Granted, unless …” goes on, of a doubt about', () => {
  test.each([
    ['conditions.times', 'the time decides otherwise'],
    ['conditions.locations', 'the place decides otherwise'],
    ['signInConditions.ipAddress', 'the place decides otherwise'],
    ['signInConditions.compliantNetwork', 'the place decides otherwise'],
    ['conditions.users.excludeGuestsOrExternalUsers', 'their kind of guest decides otherwise'],
    ['signInIdentity.externalUserType', 'their kind of guest decides otherwise'],
    ['signInIdentity.servicePrincipalId', 'the kind of workload identity decides otherwise'],
    [
      'conditions.clientApplications.servicePrincipalFilter',
      'the kind of workload identity decides otherwise',
    ],
    ['signInIdentity', 'who they are decides otherwise'],
    ['signInConditions.deviceInfo', 'the device decides otherwise'],
    ['signInConditions.devicePlatform', 'the device decides otherwise'],
    ['conditions.devices.deviceFilter.rule', 'the device decides otherwise'],
    ['conditions.platforms.includePlatforms', 'the device decides otherwise'],
    ['signInConditions.clientAppType', 'the client app decides otherwise'],
    ['conditions.clientAppTypes', 'the client app decides otherwise'],
    ['conditions.userRiskLevels', 'the risk decides otherwise'],
    ['conditions.insiderRiskLevels', 'the risk decides otherwise'],
    ['signInContext.includeApplications', 'what is opened decides otherwise'],
    ['conditions.applications.applicationFilter', 'what is opened decides otherwise'],
    ['state', 'a policy in a state that is not known here is on'],
    ['grantControls', 'a control of which not all is known decides otherwise'],
    ['requested.client', 'the kind of client decides otherwise'],
    ['requested.baselineScopes', 'the tenant’s setting for baseline scopes decides otherwise'],
    ['requested.scopes', 'what it asks for decides otherwise'],
    ['identitySecurityDefaultsEnforcementPolicy', 'security defaults are on'],
    ['export', 'a part of the export that was not read decides otherwise'],
    ['conditions.agentContext', 'something that is not known decides otherwise'],
  ])('%s: %s', (path, clause) => {
    expect(clauseOf(path)).toBe(clause)
  })

  test('a control that the export lost, that it did', () => {
    const says = 'The export lost what the policy asks for: grantControls.builtInControls is missing.'
    expect(clauseOf('grantControls.builtInControls', says)).toBe(
      'a control that the export lost decides otherwise',
    )
  })
})

test('no policy is on, and whether security defaults are nobody says: that is the head', () => {
  const silent = ask([policyOf({}, { state: 'disabled' })], {})
  expect(verdictOf(silent, ASIDE).title).toBe('Granted, unless security defaults are on')
})
