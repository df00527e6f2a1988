import { describe, expect, test } from 'vitest'
import { ask, policyOf } from '../testing/one-policy'

const AGENT = { id: 'agent', '@odata.type': '#microsoft.graph.agentIdentity' }
const DAEMON = { id: 'daemon', servicePrincipalType: 'Application', signInAudience: 'AzureADMyOrg' }
const TENANT = {
  servicePrincipals: [AGENT, DAEMON],
  namedLocations: [{ id: 'office', isTrusted: true, ipRanges: [{ cidrAddress: '203.0.113.0/24' }] }],
  identitySecurityDefaultsEnforcementPolicy: { isEnabled: false },
}
const FOR_AGENTS = { includeAgentIdServicePrincipals: ['All'] }
const FOR_SERVICES = { includeServicePrincipals: ['ServicePrincipalsInMyTenant'] }
const NOBODY = { includeUsers: ['None'] }
const IN = { ipAddress: '203.0.113.7', country: 'NO' }
const OUT = { ipAddress: '8.8.8.8', country: 'BR' }
const OFFICE = { locations: { includeLocations: ['office'] } }
const OUTSIDE = { locations: { includeLocations: ['All'], excludeLocations: ['office'] } }

const UNDOCUMENTED = 'It is not documented for workload identities.'

/**
 * Of a policy for agent identities, agent risk is the only condition that is documented.
 * https://learn.microsoft.com/entra/identity/conditional-access/howto-target-agent-identities (checked 2026-11)
 */
describe('an agent identity, and a policy that blocks', () => {
  test.each<[what: string, conditions: object, question: object, couldBe: string, paths: readonly string[]]>([
    ['nothing but agents', {}, IN, 'block', []],
    ['null and empty lists', { locations: null, platforms: null, signInRiskLevels: [] }, IN, 'block', []],
    ['empty lists of places', { locations: { includeLocations: [], excludeLocations: [] } }, IN, 'block', []],
    ['every client', { clientAppTypes: ['all'] }, IN, 'block', []],
    ['agent risk', { agentIdRiskLevels: 'high' }, { ...IN, agentIdRiskLevel: 'high' }, 'block', []],
    ['agent risk, and none', { agentIdRiskLevels: 'high' }, IN, 'grant', []],
    ['a place, from inside', OFFICE, IN, 'grant challenge block', ['conditions.locations']],
    ['a place, from outside', OFFICE, OUT, 'grant challenge block', ['conditions.locations']],
    ['all places but one, from inside', OUTSIDE, IN, 'grant challenge block', ['conditions.locations']],
    ['all places but one, from outside', OUTSIDE, OUT, 'grant challenge block', ['conditions.locations']],
    [
      'a platform',
      { platforms: { includePlatforms: ['linux'] } },
      { ...IN, devicePlatform: 'windows' },
      'grant challenge block',
      ['conditions.platforms'],
    ],
    [
      'a risk of service principals',
      { servicePrincipalRiskLevels: ['high'] },
      IN,
      'grant challenge block',
      ['conditions.servicePrincipalRiskLevels'],
    ],
    [
      'a sign-in risk',
      { signInRiskLevels: ['high'] },
      IN,
      'grant challenge block',
      ['conditions.signInRiskLevels'],
    ],
    [
      'a place, and another application',
      { ...OFFICE, applications: { includeApplications: ['other'] } },
      IN,
      'grant',
      [],
    ],
    ['a place, and agent risk that there is not', { ...OFFICE, agentIdRiskLevels: 'high' }, IN, 'grant', []],
  ])('for %s', (_what, conditions, question, couldBe, paths) => {
    const policy = policyOf({ users: NOBODY, clientApplications: FOR_AGENTS, ...conditions })
    const decision = ask([policy], { servicePrincipalId: 'agent', ...question }, TENANT)
    expect(decision.couldBe.join(' ')).toBe(couldBe)
    const said = decision.caveats.filter(({ says }) => says === UNDOCUMENTED)
    expect(said.map(({ path }) => path)).toEqual(paths)
  })

  test.each<[what: string, question: object, couldBe: string]>([
    ['from inside', IN, 'grant'],
    ['from outside', OUT, 'block'],
  ])(
    'for service principals and all places but one is documented: a daemon %s',
    (_what, question, couldBe) => {
      const policy = policyOf({ users: NOBODY, clientApplications: FOR_SERVICES, ...OUTSIDE })
      const decision = ask([policy], { servicePrincipalId: 'daemon', ...question }, TENANT)
      expect(decision.couldBe.join(' ')).toBe(couldBe)
    },
  )

  test('for agents and a place does not reach a person, for certain', () => {
    const policy = policyOf({ users: NOBODY, clientApplications: FOR_AGENTS, ...OFFICE })
    expect(ask([policy], IN, TENANT).couldBe).toEqual(['grant'])
  })
})

/**
 * Of a policy for other workload identities places and their own risk are documented; of Graph every policy has clients.
 * https://learn.microsoft.com/entra/identity/conditional-access/workload-identity (checked 2026-11)
 */
describe('a service principal, and a policy that blocks', () => {
  const ANY = 'grant challenge block'
  test.each<[what: string, conditions: object, question: object, couldBe: string]>([
    ['nothing but service principals', {}, IN, 'block'],
    ['a place, from inside', OFFICE, IN, 'block'],
    ['a place, from outside', OFFICE, OUT, 'grant'],
    [
      'their own risk',
      { servicePrincipalRiskLevels: ['high'] },
      { servicePrincipalRiskLevel: 'high' },
      'block',
    ],
    ['every client', { clientAppTypes: ['all'] }, IN, 'block'],
    ['browsers', { clientAppTypes: ['browser'] }, { ...IN, clientAppType: 'browser' }, ANY],
    ['sign-in risk, and there is none', { signInRiskLevels: ['high'] }, IN, ANY],
    ['sign-in risk, and there is', { signInRiskLevels: ['high'] }, { ...IN, signInRiskLevel: 'high' }, ANY],
    ['user risk', { userRiskLevels: ['high'] }, { ...IN, userRiskLevel: 'high' }, ANY],
    ['agent risk', { agentIdRiskLevels: 'high' }, IN, ANY],
    [
      'a platform',
      { platforms: { includePlatforms: ['windows'] } },
      { ...IN, devicePlatform: 'windows' },
      ANY,
    ],
    ['the device code flow', { authenticationFlows: { transferMethods: 'deviceCodeFlow' } }, IN, ANY],
    [
      'devices',
      { devices: { deviceFilter: { mode: 'include', rule: 'device.isCompliant -eq True' } } },
      { ...IN, deviceInfo: { isCompliant: true, trustType: 'AzureAD' } },
      ANY,
    ],
    ['sign-in risk and a place, from outside', { ...OFFICE, signInRiskLevels: ['high'] }, OUT, 'grant'],
  ])('for %s', (_what, conditions, question, couldBe) => {
    const policy = policyOf({ users: NOBODY, clientApplications: FOR_SERVICES, ...conditions })
    const decision = ask([policy], { servicePrincipalId: 'daemon', ...question }, TENANT)
    expect(decision.couldBe.join(' ')).toBe(couldBe)
    expect(decision.caveats.some(({ says }) => says === UNDOCUMENTED)).toBe(couldBe === ANY)
  })
})
