import { describe, expect, it, test } from 'vitest'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../../directory/policy-tenant'
import type { GateAnswer } from '../decision'
import { type AuthenticationState, PASSWORD_ONLY, type SignIn, type SignInConditions } from '../sign-in'
import { compileGates } from './gates'

const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'
const SYNCHRONIZATION = 'd29b2b05-8046-44ba-8758-1e26182fcf32'
const EXPENSES = '11111111-1111-4111-8111-111111111111'
const AZURE_PORTAL = 'C44B4083-3BB0-49C1-B47D-974E53CBDF3C'
const MICROSOFT_365_ADMIN = '618dd325-23f6-4b6f-8380-4df78026e39b'
const AZURE_RESOURCE_MANAGER = '797f4846-ba00-4fd7-ba43-dac1f8f63013'
const GRAPH = '00000003-0000-0000-c000-000000000000'

const ON: PolicyTenant = {
  ...EMPTY_POLICY_TENANT,
  identitySecurityDefaultsEnforcementPolicy: { isEnabled: true },
}
const OFF: PolicyTenant = { ...ON, identitySecurityDefaultsEnforcementPolicy: { isEnabled: false } }
const BOTH: PolicyTenant = { ...ON, conditionalAccessPolicies: [{ id: 'p', state: 'enabled' }] }
const DRAFTS: PolicyTenant = {
  ...ON,
  conditionalAccessPolicies: [
    { id: 'p', state: 'enabledForReportingButNotEnforced' },
    { id: 'q', state: 'disabled' },
  ],
}

interface Case {
  readonly appId?: string
  readonly roles?: readonly string[]
  readonly conditions?: SignInConditions
  readonly authentication?: AuthenticationState
  readonly identity?: SignIn['signInIdentity']
}
const PERSON: SignIn['signInIdentity'] = { '@odata.type': '#microsoft.graph.userSignIn', userId: 'ada' }
const WORKLOAD: SignIn['signInIdentity'] = {
  '@odata.type': '#microsoft.graph.servicePrincipalSignIn',
  servicePrincipalId: 'backup',
}
const WITH_MFA: AuthenticationState = { completed: ['password', 'softwareOath'], registered: null }

function ask(
  tenant: PolicyTenant,
  { appId = EXPENSES, roles = [], ...rest }: Case = {},
): readonly GateAnswer[] {
  const signIn: SignIn = {
    signInIdentity: rest.identity ?? PERSON,
    signInContext: { '@odata.type': '#microsoft.graph.applicationContext', includeApplications: [appId] },
    signInConditions: rest.conditions ?? {},
    authentication: rest.authentication ?? PASSWORD_ONLY,
  }
  return compileGates(tenant)(signIn, { roleTemplateIds: new Set(roles) })
}
const outcomes = (tenant: PolicyTenant, of?: Case) => ask(tenant, of).map(({ outcome }) => outcome)

describe('security defaults', () => {
  test.each<[string, Case, GateAnswer['outcome']]>([
    ['a person like any other', {}, 'satisfied'],
    ['an administrator, at every sign-in', { roles: [GLOBAL_ADMINISTRATOR] }, 'challenge'],
    ['an administrator with MFA', { roles: [GLOBAL_ADMINISTRATOR], authentication: WITH_MFA }, 'satisfied'],
    ['a role that is not on the list', { roles: ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b'] }, 'satisfied'],
    ['anybody at Azure Resource Manager', { appId: AZURE_RESOURCE_MANAGER }, 'challenge'],
    ['anybody at the Azure portal', { appId: AZURE_PORTAL }, 'challenge'],
    ['anybody at Microsoft Graph', { appId: GRAPH }, 'satisfied'],
    ['a sign-in that looks risky', { conditions: { signInRiskLevel: 'medium' } }, 'challenge'],
    ['a person who looks compromised', { conditions: { userRiskLevel: 'high' } }, 'challenge'],
    ['a sign-in of low risk', { conditions: { signInRiskLevel: 'low' } }, 'satisfied'],
    [
      'somebody who has not registered',
      { authentication: { completed: ['password'], registered: ['password'] } },
      'challenge',
    ],
    [
      'somebody who has registered',
      { authentication: { completed: ['password'], registered: ['password', 'softwareOath'] } },
      'satisfied',
    ],
    [
      'an administrator where nobody can be asked',
      { roles: [GLOBAL_ADMINISTRATOR], authentication: { ...PASSWORD_ONLY, silent: true } },
      'block',
    ],
    ['the synchronization account', { roles: [SYNCHRONIZATION] }, 'not-applied'],
    ['a workload identity', { identity: WORKLOAD, appId: AZURE_RESOURCE_MANAGER }, 'not-applied'],
    [
      'a guest whose MFA at home is trusted',
      {
        roles: [GLOBAL_ADMINISTRATOR],
        authentication: { ...PASSWORD_ONLY, inboundTrust: { isMfaAccepted: true } },
      },
      'satisfied',
    ],
  ])('%s', (_case, of, expected) => {
    expect(outcomes(ON, of)[0]).toBe(expected)
    expect(outcomes(OFF, of)[0]).toBe('not-applied')
  })

  it('names the role that is asked for', () => {
    expect(ask(ON, { roles: [GLOBAL_ADMINISTRATOR] })[0]?.because).toContain('Global Administrator')
  })

  it('are not in force beside enabled policies, and say so; policies that are off or report do not count', () => {
    const [answer] = ask(BOTH, { roles: [GLOBAL_ADMINISTRATOR] })
    expect(answer).toMatchObject({
      outcome: 'not-applied',
      because: expect.stringContaining('one or the other'),
    })
    expect(outcomes(DRAFTS, { roles: [GLOBAL_ADMINISTRATOR] })[0]).toBe('challenge')
  })

  it('are taken to be off when nothing is known of them, and that is said', () => {
    expect(ask(EMPTY_POLICY_TENANT)[0]?.because).toContain('not known')
  })
})

describe('mandatory MFA', () => {
  test.each<[string, Case, GateAnswer['outcome']]>([
    ['the Azure portal', { appId: AZURE_PORTAL }, 'challenge'],
    ['the Microsoft 365 admin center', { appId: MICROSOFT_365_ADMIN }, 'challenge'],
    ['the portal with MFA', { appId: AZURE_PORTAL, authentication: WITH_MFA }, 'satisfied'],
    [
      'the portal with a passkey',
      { appId: AZURE_PORTAL, authentication: { completed: ['fido2'], registered: null } },
      'satisfied',
    ],
    [
      'the portal where nobody can be asked',
      { appId: AZURE_PORTAL, authentication: { ...PASSWORD_ONLY, silent: true } },
      'block',
    ],
    ['a workload identity', { appId: AZURE_PORTAL, identity: WORKLOAD }, 'not-applied'],
    ['Azure Resource Manager, for reading', { appId: AZURE_RESOURCE_MANAGER }, 'not-applied'],
    ['any other application', {}, 'not-applied'],
  ])('%s', (_case, of, expected) => {
    for (const tenant of [ON, OFF, BOTH, EMPTY_POLICY_TENANT]) expect(outcomes(tenant, of)[1]).toBe(expected)
  })

  it('is about applications, not about user actions', () => {
    const signIn: SignIn = {
      signInIdentity: PERSON,
      signInContext: {
        '@odata.type': '#microsoft.graph.userActionContext',
        userAction: 'registerSecurityInformation',
      },
      signInConditions: {},
      authentication: PASSWORD_ONLY,
    }
    expect(compileGates(OFF)(signIn, { roleTemplateIds: new Set() })[1]?.outcome).toBe('not-applied')
  })
})

describe('legacy authentication', () => {
  test.each([
    ['other', 'block', 'not-applied'],
    ['exchangeActiveSync', 'block', 'not-applied'],
    ['browser', 'not-applied', 'not-applied'],
    ['mobileAppsAndDesktopClients', 'not-applied', 'not-applied'],
    [null, 'not-applied', 'not-applied'],
  ])('%s: %s under security defaults, %s without', (clientAppType, on, off) => {
    const of = { conditions: { clientAppType } }
    expect(outcomes(ON, of)[2]).toBe(on)
    for (const tenant of [OFF, BOTH]) expect(outcomes(tenant, of)[2]).toBe(off)
    expect(outcomes(ON, { ...of, identity: WORKLOAD })[2]).toBe('not-applied')
  })
})
