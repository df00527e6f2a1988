import { describe, expect, test } from 'vitest'
import { compile } from '../conditional-access/compile/compile'
import { evaluate } from '../conditional-access/evaluate'
import { policyOf, type Question, signInOf } from '../conditional-access/testing/one-policy'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../directory/policy-tenant'
import { assumed } from './assumed'

const USERS = [{ id: 'ada', '@odata.type': '#microsoft.graph.user' }]

function said(
  policies: ReturnType<typeof policyOf> | readonly ReturnType<typeof policyOf>[],
  question: Question = {},
  tenant: Partial<PolicyTenant> = {},
): readonly string[] {
  const conditionalAccessPolicies = [policies].flat()
  const compiled = compile({ ...EMPTY_POLICY_TENANT, users: USERS, ...tenant, conditionalAccessPolicies })
  const signIn = signInOf(question)
  const sentences = assumed({}, signIn, compiled, evaluate(compiled, signIn).policies)
  return sentences.map((sentence) => sentence.replace(/;.*/, ''))
}

const control = (name: string) => policyOf({}, { grantControls: { operator: 'OR', builtInControls: [name] } })
const binding = (isEnabled: boolean) =>
  policyOf({}, { grantControls: null, sessionControls: { secureSignInSession: { isEnabled } } })
const DEVICE = ['the device is not registered']

describe('that the device is not registered is said where something hangs on it', () => {
  test.each<[string, ReturnType<typeof policyOf>, Question, readonly string[]]>([
    ['a compliant device', control('compliantDevice'), {}, DEVICE],
    ['a hybrid joined device', control('DomainJoinedDevice'), {}, DEVICE],
    ['an app protection policy', control('compliantApplication'), {}, DEVICE],
    ['an approved app, which nobody is asked for any more', control('approvedApplication'), {}, []],
    ['terms', control('block'), {}, []],
    ['a token that is bound', binding(true), {}, DEVICE],
    ['a token that is said to be bound', binding(true), { authentication: { boundToken: true } }, []],
    ['a token that need not be bound', binding(false), {}, []],
    ['a policy that is off', { ...binding(true), state: 'disabled' }, {}, []],
  ])('%s', (_what, policy, question, expected) => {
    expect(said(policy, question)).toEqual(expected)
  })
})

describe('a risk is taken for none only of whoever can have it', () => {
  const agentUsers = policyOf({ agentIdRiskLevels: 'high', users: { includeUsers: ['AllAgentIdUsers'] } })
  const nobody = { includeUsers: ['None'] }
  const agents = policyOf({
    agentIdRiskLevels: 'high',
    users: nobody,
    clientApplications: { includeAgentIdServicePrincipals: ['All'] },
  })
  const service = policyOf({
    servicePrincipalRiskLevels: ['high'],
    users: nobody,
    clientApplications: { includeServicePrincipals: ['ServicePrincipalsInMyTenant'] },
  })
  const servicePrincipals = [
    { id: 'job', servicePrincipalType: 'Application', signInAudience: 'AzureADMyOrg' },
    { id: 'agent', servicePrincipalType: 'ServiceIdentity' },
    { id: 'untold' },
  ]
  const users = [...USERS, { id: 'robot', '@odata.type': '#microsoft.graph.agentUser' }]
  const [ofAgent, ofService] = [['no risk of the agent'], ['no risk of the service principal']]
  test.each<[string, Question, agent: readonly string[], service: readonly string[]]>([
    ['a person', {}, [], []],
    ['the account of an agent', { userId: 'robot' }, ofAgent, []],
    ['an account that no export holds', { userId: 'nobody' }, ofAgent, []],
    ['an application', { servicePrincipalId: 'JOB' }, [], ofService],
    ['an agent', { servicePrincipalId: 'agent' }, ofAgent, ofService],
    ['a service principal of which nothing is said', { servicePrincipalId: 'untold' }, ofAgent, ofService],
  ])('%s', (_who, question, ofTheAgent, ofTheService) => {
    const ofAgents = question.servicePrincipalId ? agents : agentUsers
    expect(said(ofAgents, question, { users, servicePrincipals })).toEqual(ofTheAgent)
    expect(said(service, question, { users, servicePrincipals })).toEqual(ofTheService)
  })
  test('a tenant without agents has no accounts of agents, and an export that does not tell them may', () => {
    const bare = [{ id: 'ada', displayName: 'Ada' }]
    expect(said(policyOf({ agentIdRiskLevels: 'high' }), {}, { users: bare })).toEqual([])
    expect(said(agentUsers, {}, { users: bare, servicePrincipals })).toEqual(ofAgent)
    expect(said(agentUsers, { userId: 'any:member' }, { users: bare, servicePrincipals })).toEqual([])
  })
})

describe('what nobody can ask of whoever signs in is not among what was taken', () => {
  const everything = {
    userRiskLevels: ['high'],
    signInRiskLevels: ['high'],
    insiderRiskLevels: 'elevated',
    authenticationFlows: { transferMethods: 'deviceCodeFlow' },
    devices: { deviceFilter: { mode: 'include', rule: 'device.isCompliant -eq False' } },
  }
  const grantControls = { operator: 'AND', builtInControls: ['mfa', 'compliantDevice'] }
  const nobody = { includeUsers: ['None'] }
  const clientApplications = (of: object) => ({ users: nobody, clientApplications: of })
  const asking = [
    policyOf(everything, { grantControls }),
    policyOf(
      {
        users: { includeUsers: ['AllAgentIdUsers'] },
        agentIdRiskLevels: 'high',
        devices: everything.devices,
      },
      { grantControls },
    ),
    policyOf({
      ...clientApplications({ includeServicePrincipals: ['ServicePrincipalsInMyTenant'] }),
      servicePrincipalRiskLevels: ['high'],
    }),
    policyOf({
      ...clientApplications({ includeAgentIdServicePrincipals: ['All'] }),
      agentIdRiskLevels: 'high',
    }),
  ]
  const servicePrincipals = [
    { id: 'job', servicePrincipalType: 'Application', signInAudience: 'AzureADMyOrg' },
    { id: 'agent', servicePrincipalType: 'ServiceIdentity' },
  ]
  const users = [...USERS, { id: 'robot', '@odata.type': '#microsoft.graph.agentUser' }]
  const OF_PEOPLE = [
    ...DEVICE,
    ...['no sign-in risk', 'no user risk', 'no insider risk'],
    'neither device code flow nor authentication transfer',
    'a password has been shown, and nothing else',
  ]
  const GUEST = { userId: 'ada', externalUserType: 'b2bCollaborationGuest' as const }
  test.each<[string, Question, readonly string[]]>([
    ['a person', {}, OF_PEOPLE],
    ['a guest', GUEST, OF_PEOPLE],
    ['the account of an agent', { userId: 'robot' }, [...DEVICE, 'no risk of the agent']],
    ['a service principal', { servicePrincipalId: 'job' }, ['no risk of the service principal']],
    [
      'an agent identity',
      { servicePrincipalId: 'agent' },
      ['no risk of the service principal', 'no risk of the agent'],
    ],
  ])('%s, and policies for everybody that look at all there is', (_who, question, expected) => {
    expect(said(asking, question, { users, servicePrincipals })).toEqual(expected)
  })

  test.each<[string, object, Question]>([
    ['is for somebody else', { users: { includeUsers: ['bo'] } }, {}],
    ['is for another application', { applications: { includeApplications: ['other'] } }, {}],
    ['is for another client', { clientAppTypes: ['other'] }, { clientAppType: 'browser' }],
    ['is for another platform', { platforms: { includePlatforms: ['iOS'] } }, { devicePlatform: 'windows' }],
    ['is for people, of a service principal', {}, { servicePrincipalId: 'job' }],
    ['is for people, of an agent', {}, { servicePrincipalId: 'agent' }],
  ])('a policy that %s asks for nothing', (_what, conditions, question) => {
    const policy = policyOf({ ...everything, ...conditions }, { grantControls })
    expect(said(policy, question, { users, servicePrincipals })).toEqual([])
  })

  test('a policy that what was taken rules out asks all the same', () => {
    expect(said(policyOf({ signInRiskLevels: ['high'] }))).toEqual(['no sign-in risk'])
  })
})
