import { describe, expect, it, test } from 'vitest'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { ask, policyOf, verdict } from '../testing/one-policy'

const OUT = 'ruled-out: workloadIdentities'
const OPEN = 'unknown: notEnoughInformation'
const RULE = { mode: 'include', rule: 'CustomSecurityAttribute.A_b -eq "c"' }
const TENANT: Partial<PolicyTenant> = {
  servicePrincipals: [
    {
      id: 'daemon',
      displayName: 'Daemon',
      servicePrincipalType: 'Application',
      signInAudience: 'AzureADMyOrg',
    },
    { id: 'agent', '@odata.type': '#microsoft.graph.agentIdentity' },
    { id: 'bare', displayName: 'Bare' },
    { id: 'kindless', signInAudience: 'AzureADMyOrg' },
    { id: 'open', servicePrincipalType: 'Application' },
    { id: 'managed', servicePrincipalType: 'ManagedIdentity' },
    { id: 'shared', servicePrincipalType: 'Application', signInAudience: 'AzureADMultipleOrgs' },
    {
      id: 'personal',
      servicePrincipalType: 'Application',
      signInAudience: 'AzureADandPersonalMicrosoftAccount',
    },
  ],
}

const said = (clientApplications: object | null, servicePrincipalId = 'daemon') =>
  verdict(
    'workloadIdentities',
    { users: { includeUsers: ['All'] }, clientApplications },
    { servicePrincipalId },
    TENANT,
  )
const one = (...includeServicePrincipals: readonly string[]) => ({ includeServicePrincipals })
const AGENTS = { includeAgentIdServicePrincipals: ['All'] }
const ALL = one('ServicePrincipalsInMyTenant')

describe('a service principal', () => {
  test.each<[string, object | null, string, string]>([
    ['a policy for people', null, 'daemon', OUT],
    ['empty lists', { includeServicePrincipals: [], excludeServicePrincipals: [] }, 'daemon', OUT],
    ['by id', one('daemon'), 'daemon', 'matched'],
    ['by id in any case', one('DAEMON'), 'Daemon', 'matched'],
    ['another', one('bare'), 'daemon', OUT],
    ['all of the tenant', ALL, 'daemon', 'matched'],
    ['all of the tenant, of one whose audience is not known', ALL, 'bare', 'matched'],
    ['all of the tenant, of one that the tenant does not hold', ALL, 'unheard', 'matched'],
    ['excluded from all', { ...ALL, excludeServicePrincipals: ['daemon'] }, 'daemon', OUT],
    [
      'excluded and included by id',
      { ...one('daemon'), excludeServicePrincipals: ['Daemon'] },
      'daemon',
      OUT,
    ],
    ['a managed identity is outside, by id', one('managed'), 'managed', OUT],
    ['a managed identity is outside, in all', ALL, 'managed', OUT],
    ['a multitenant application is outside, by id', one('shared'), 'shared', OUT],
    ['a multitenant application is outside, in all', ALL, 'shared', OUT],
    ['one for personal accounts is outside', ALL, 'personal', OUT],
    ['a filter is not evaluated', { servicePrincipalFilter: RULE }, 'daemon', OPEN],
    [
      'a filter, of one that is included by id',
      { ...one('daemon'), servicePrincipalFilter: RULE },
      'daemon',
      OPEN,
    ],
    [
      'a filter that excludes, of one that is included by id',
      { ...one('daemon'), servicePrincipalFilter: { ...RULE, mode: 'exclude' } },
      'daemon',
      OPEN,
    ],
    [
      'a filter that excludes, of all',
      { ...ALL, servicePrincipalFilter: { ...RULE, mode: 'exclude' } },
      'daemon',
      OPEN,
    ],
    [
      'a filter, of one that is excluded by id',
      { excludeServicePrincipals: ['daemon'], servicePrincipalFilter: RULE },
      'daemon',
      OUT,
    ],
    ['a filter, of a managed identity', { servicePrincipalFilter: RULE }, 'managed', OUT],
    [
      'agent identities',
      { includeAgentIdServicePrincipals: ['All'] },
      'daemon',
      'ruled-out: agentIdentities',
    ],
  ])('%s', (_what, clients, id, is) => {
    expect(said(clients, id).is).toBe(is)
  })

  it.each<[string, object | null, string, readonly string[]]>([
    ['that is known', ALL, 'daemon', ['block']],
    ['that the tenant does not hold', ALL, 'unheard', ['grant', 'challenge', 'block']],
    ['that the tenant does not hold, by id', one('unheard'), 'unheard', ['grant', 'challenge', 'block']],
    ['that lost its kind', ALL, 'kindless', ['grant', 'challenge', 'block']],
    ['that lost its audience', ALL, 'open', ['grant', 'challenge', 'block']],
    ['of which nothing is said', ALL, 'bare', ['grant', 'challenge', 'block']],
    ['that the tenant does not hold, for people', null, 'unheard', ['grant']],
    [
      'that the tenant does not hold, and may be an agent',
      AGENTS,
      'unheard',
      ['grant', 'challenge', 'block'],
    ],
    ['that is no agent', AGENTS, 'daemon', ['grant']],
    // Of agents v1.0 of Graph writes nothing: who it is that a policy includes is not known then.
    ['that is an agent, of nobody by v1.0', {}, 'agent', ['grant', 'challenge', 'block']],
    ['that is no agent, of nobody by v1.0', {}, 'daemon', ['grant']],
    ['that is an agent, of nobody by beta', { includeAgentIdServicePrincipals: [] }, 'agent', ['grant']],
    ['that is an agent, for people', null, 'agent', ['grant']],
    ['that is a managed identity, whatever else it lost', ALL, 'managed', ['grant']],
  ])('%s', (_what, clientApplications, servicePrincipalId, couldBe) => {
    const users = { includeUsers: [clientApplications === null ? 'All' : 'None'] }
    const decision = ask([policyOf({ users, clientApplications })], { servicePrincipalId }, TENANT)
    expect(decision.couldBe).toEqual(couldBe)
    const isNamed = decision.caveats.some(({ policyId }) => policyId === 'p')
    expect(isNamed).toBe(couldBe.length > 1)
  })

  it('is told why it is outside', () => {
    expect(said(ALL, 'managed').because).toBe('Managed identities are outside Conditional Access.')
    expect(said(ALL, 'shared').because).toMatch(/^Service principals of multitenant applications/)
    expect(said(one('daemon')).because).toBe('The policy includes Daemon.')
  })
})

it('is no person, and a person is none', () => {
  const policy = policyOf({ users: { includeUsers: ['None'] }, clientApplications: ALL })
  expect(ask([policy], {}).policies[0]).toMatchObject({ policyApplies: false, analysisReasons: 'users' })
  expect(verdict('workloadIdentities', {}, {}).is).toBe('any')
})
