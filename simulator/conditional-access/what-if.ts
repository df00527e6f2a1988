import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'
import type { PolicyTenant } from '../directory/policy-tenant'
import {
  CLIENT_APP_TYPES,
  DEVICE_PLATFORMS,
  EXTERNAL_USER_TYPES,
  INSIDER_RISK_LEVELS,
  RISK_LEVELS,
  TRANSFER_METHODS,
  USER_ACTIONS,
} from '../directory/policy-words'
import { parseAddress } from './addresses'
import type { AnalysisReason, Decision } from './decision'
import { Members, type Problem } from './read-members'
import {
  type AuthenticationState,
  type DeviceInfo,
  PASSWORD_ONLY,
  type SignIn,
  type SignInConditions,
} from './sign-in'

/** A question that was read, or what is wrong with it. Warnings are about members that are left out of account. */
export type ReadSignIn =
  | {
      readonly ok: true
      readonly signIn: SignIn
      /** Graph's own: leave out of the answer what does not apply. */
      readonly appliedPoliciesOnly: boolean
      readonly warnings: readonly Problem[]
    }
  | { readonly ok: false; readonly errors: readonly Problem[] }

/**
 * Reads the body of Graph's `conditionalAccessRoot: evaluate`, from anywhere: nothing is taken on trust. `authentication` is
 * this engine's own member; without it a password was typed and nothing else is known. `suppose` is another: groups that the
 * person is in, or is not, and roles that they have, where the tenant does not say it. `serviceDependencies` is the third, and `requested` (scopes) the
 * fourth.
 * https://learn.microsoft.com/graph/api/conditionalaccessroot-evaluate
 */
export function readSignIn(json: unknown): ReadSignIn {
  const root = new Members(json, '')
  const signIn: SignIn = {
    signInIdentity: identity(root.inner('signInIdentity')),
    signInContext: context(root.inner('signInContext')),
    signInConditions: conditions(root.inner('signInConditions', 'optional')),
    authentication: authentication(root.inner('authentication', 'optional')),
    ...supposed(root.inner('suppose', 'optional')),
    ...(root.oneOf('serviceDependencies', ['leftOut']) && { serviceDependencies: 'leftOut' as const }),
    ...requested(root.inner('requested', 'optional')),
  }
  const appliedPoliciesOnly = root.flag('appliedPoliciesOnly') ?? false
  root.end()
  const { errors, warnings } = root.problems
  return errors.length > 0 ? { ok: false, errors } : { ok: true, signIn, appliedPoliciesOnly, warnings }
}

/** A word as Graph writes it; one that is not among `words` stays as it is, for platforms that nobody has heard of. */
function canonical(text: string | null, words: readonly string[]): string | null {
  return words.find((each) => each.toLowerCase() === text?.toLowerCase()) ?? text
}

function identity(members: Members): SignIn['signInIdentity'] {
  const type = members.type(['#microsoft.graph.userSignIn', '#microsoft.graph.servicePrincipalSignIn'])
  const read: SignIn['signInIdentity'] =
    type === '#microsoft.graph.servicePrincipalSignIn'
      ? { '@odata.type': type, servicePrincipalId: members.required('servicePrincipalId') }
      : {
          '@odata.type': '#microsoft.graph.userSignIn',
          userId: (type === '' ? members.text('userId') : members.required('userId')) ?? '',
          externalTenantId: members.text('externalTenantId'),
          externalUserType: members.oneOf('externalUserType', EXTERNAL_USER_TYPES),
        }
  members.end()
  return read
}

function context(members: Members): SignIn['signInContext'] {
  const type = members.type([
    '#microsoft.graph.applicationContext',
    '#microsoft.graph.authContext',
    '#microsoft.graph.userActionContext',
  ])
  const read = contextOf(type, members)
  members.end()
  return read
}

function contextOf(type: string, members: Members): SignIn['signInContext'] {
  if (type === '#microsoft.graph.authContext') {
    const value = members.required('authenticationContextValue')
    return { '@odata.type': type, authenticationContextValue: value }
  }
  if (type === '#microsoft.graph.userActionContext') {
    const userAction = members.oneOf('userAction', USER_ACTIONS, 'required') ?? USER_ACTIONS[0]
    return { '@odata.type': type, userAction }
  }
  const includeApplications = members.texts('includeApplications', type === '' ? 'optional' : 'required')
  if (includeApplications?.length === 0) members.fault('includeApplications', 'names no application')
  return {
    '@odata.type': '#microsoft.graph.applicationContext',
    includeApplications: includeApplications ?? [],
  }
}

function conditions(members: Members): SignInConditions {
  const ipAddress = members.text('ipAddress')
  if (ipAddress && parseAddress(ipAddress) === null) members.fault('ipAddress', 'is no IPv4 or IPv6 address')
  const country = members.text('country')
  if (country && !/^[a-z]{2}$/i.test(country))
    members.fault('country', 'is no country code of two letters (ISO 3166-1)')
  const flow = members.inner('authenticationFlow', 'optional')
  const transferMethod = canonical(flow.text('transferMethod'), TRANSFER_METHODS)
  flow.end()
  const risk = (name: string) => {
    const level = members.oneOf(name, [...RISK_LEVELS, 'hidden'])
    if (level !== 'hidden') return level
    members.warn(name, 'hidden is taken as none: the tenant has no licence to see it')
    return 'none'
  }
  const read: SignInConditions = {
    clientAppType: canonical(members.text('clientAppType'), CLIENT_APP_TYPES),
    devicePlatform: canonical(members.text('devicePlatform'), DEVICE_PLATFORMS),
    ipAddress,
    country,
    compliantNetwork: members.flag('compliantNetwork'),
    signInRiskLevel: risk('signInRiskLevel'),
    userRiskLevel: risk('userRiskLevel'),
    servicePrincipalRiskLevel: risk('servicePrincipalRiskLevel'),
    agentIdRiskLevel: risk('agentIdRiskLevel'),
    insiderRiskLevel: members.oneOf('insiderRiskLevel', INSIDER_RISK_LEVELS),
    authenticationFlow: flow.isThere ? { transferMethod } : null,
    deviceInfo: device(members.inner('deviceInfo', 'optional')),
  }
  members.end()
  return read
}

const DEVICE_TEXTS = [
  'deviceId',
  'displayName',
  'trustType',
  'enrollmentProfileName',
  'manufacturer',
  'mdmAppId',
  'model',
  'operatingSystem',
  'operatingSystemVersion',
  'ownership',
  'profileType',
  ...Array.from({ length: 15 }, (_, index) => `extensionAttribute${index + 1}`),
]

function device(members: Members): DeviceInfo | null {
  if (!members.isThere) return null
  const texts = DEVICE_TEXTS.flatMap((name) => {
    const text = members.text(name)
    return text === null ? [] : [[name, text] as const]
  })
  const read: DeviceInfo = {
    ...Object.fromEntries(texts),
    isCompliant: members.flag('isCompliant'),
    physicalIds: members.texts('physicalIds'),
    systemLabels: members.texts('systemLabels'),
  }
  members.end()
  return read
}

function authentication(members: Members): AuthenticationState {
  if (!members.isThere) return PASSWORD_ONLY
  const trust = members.inner('inboundTrust', 'optional')
  const accepted = [
    'isMfaAccepted',
    'isCompliantDeviceAccepted',
    'isHybridAzureADJoinedDeviceAccepted',
  ] as const
  const inboundTrust = trust.isThere ? present(accepted.map((name) => [name, trust.flag(name)])) : undefined
  trust.end()
  const flags = ['passwordChanged', 'compliantApplication', 'boundToken', 'silent', 'methodsAllowed'] as const
  const read: AuthenticationState = {
    completed: members.texts('completed') ?? PASSWORD_ONLY.completed,
    registered: members.texts('registered'),
    ...(inboundTrust ? { inboundTrust } : {}),
    ...present([
      ...flags.map((name) => [name, members.flag(name)] as const),
      ['termsOfUse', members.texts('termsOfUse')],
      ['customAuthenticationFactors', members.texts('customAuthenticationFactors')],
      ['authenticatedMinutesAgo', members.amount('authenticatedMinutesAgo')],
    ]),
  }
  members.end()
  return read
}

function supposed(members: Members): Pick<SignIn, 'suppose'> {
  if (!members.isThere) return {}
  const suppose = present([
    ['inGroups', members.texts('inGroups')],
    ['notInGroups', members.texts('notInGroups')],
    ['roles', members.texts('roles')],
    ['notRoles', members.texts('notRoles')],
  ])
  members.end()
  return { suppose }
}

function requested(members: Members): Pick<SignIn, 'requested'> {
  if (!members.isThere) return {}
  const scopes = members.texts('scopes') ?? []
  const client = members.oneOf('client', ['public', 'confidential'])
  const baselineScopes = members.text('baselineScopes')
  if (baselineScopes !== null && !BASELINE_SCOPES.test(baselineScopes))
    members.fault('baselineScopes', 'should be enforced, disabled, or the appId of an application')
  members.end()
  return {
    requested: {
      scopes,
      ...present([
        ['client', client],
        ['baselineScopes', baselineScopes],
      ]),
    },
  }
}

/** @see Requested.baselineScopes */
const BASELINE_SCOPES = /^(enforced|disabled|[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12})$/i

/** The members that have a value. */
function present(entries: readonly (readonly [name: string, value: unknown])[]): Record<string, never> {
  return Object.fromEntries(entries.filter(([, value]) => value !== null)) as Record<string, never>
}

/** Graph's `whatIfAnalysisResult`: the policy as it is, members that nobody here knows included, and two members more. */
export type WhatIfAnalysisResult = ConditionalAccessPolicy & {
  readonly policyApplies: boolean
  readonly analysisReasons: AnalysisReason
}

/**
 * A decision as Graph's `evaluate` gives it, in the order of the tenant's policies.
 * https://learn.microsoft.com/graph/api/resources/whatifanalysisresult
 * @param tenant the one that the decision is of
 */
export function whatIfResults(decision: Decision, tenant: PolicyTenant): readonly WhatIfAnalysisResult[] {
  return decision.policies.map(({ id, policyApplies, analysisReasons }, index) => ({
    ...(tenant.conditionalAccessPolicies[index] ?? { id }),
    policyApplies,
    analysisReasons,
  }))
}
