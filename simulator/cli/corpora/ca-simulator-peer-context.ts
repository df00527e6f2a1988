import {
  type ExternalUserType,
  PASSWORD_ONLY,
  type RiskLevel,
  type SignIn,
  type SignInConditions,
} from '../../conditional-access/sign-in'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../../directory/policy-tenant'

/** The peer's own shape of a question. */
export interface PeerContext {
  readonly user?: {
    readonly id: string
    readonly userType: string
    readonly guestOrExternalUserTypes?: readonly string[]
    readonly memberOfGroupIds?: readonly string[]
    readonly directoryRoleIds?: readonly string[]
    readonly homeTenantId?: string
  }
  readonly application?: {
    readonly appId: string
    readonly userAction?: string
    readonly authenticationContext?: string
  }
  readonly device?: {
    readonly platform?: string
    readonly isCompliant?: boolean
    readonly trustType?: string
    readonly properties?: Readonly<Record<string, unknown>>
  }
  readonly location?: {
    readonly namedLocationId?: string
    readonly isTrustedLocation?: boolean
    readonly countryCode?: string
  }
  readonly risk?: {
    readonly signInRiskLevel?: string
    readonly userRiskLevel?: string
    readonly insiderRiskLevel?: string
  }
  readonly clientAppType?: string
  readonly authenticationFlow?: string
  readonly satisfiedControls?: readonly string[]
  /** 0 to 3: none, any MFA, passwordless, phishing-resistant. */
  readonly authenticationStrengthLevel?: number
}

const METHODS = [['password'], ['password', 'softwareOath'], ['deviceBasedPush'], ['fido2']]

const ADDRESS = '203.0.113.7'

/** The directory that a question of the peer carries with it. */
export function tenantOf({ user, location }: PeerContext): Partial<PolicyTenant> {
  const members = user ? [user.id] : []
  return {
    // The peer lists all groups of a person: they are in no other.
    users: user
      ? [{ id: user.id, userType: user.userType, transitiveMemberOf: user.memberOfGroupIds ?? [] }]
      : [],
    groups: (user?.memberOfGroupIds ?? []).map((id) => ({ id, members })),
    roleAssignments: (user?.directoryRoleIds ?? []).map((roleDefinitionId) => ({
      id: roleDefinitionId,
      principalId: user?.id ?? null,
      roleDefinitionId,
      directoryScopeId: '/',
    })),
    namedLocations: location?.namedLocationId
      ? [
          {
            id: location.namedLocationId,
            isTrusted: location.isTrustedLocation === true,
            ipRanges: [{ cidrAddress: `${ADDRESS}/32` }],
          },
        ]
      : EMPTY_POLICY_TENANT.namedLocations,
  }
}

/** The peer's question as Graph's. */
export function signInOf(context: PeerContext): SignIn {
  const { user, satisfiedControls = [], authenticationStrengthLevel = 0 } = context
  const level = Math.max(authenticationStrengthLevel, satisfiedControls.includes('mfa') ? 1 : 0)
  const [external] = user?.guestOrExternalUserTypes ?? []
  return {
    signInIdentity: {
      '@odata.type': '#microsoft.graph.userSignIn',
      userId: user?.id ?? 'somebody',
      externalUserType: (external as ExternalUserType | undefined) ?? null,
      externalTenantId: user?.homeTenantId ?? null,
    },
    signInContext: contextOf(context.application),
    signInConditions: conditionsOf(context),
    authentication: {
      ...PASSWORD_ONLY,
      completed: METHODS[level] ?? [],
      termsOfUse: satisfiedControls.filter((each) => each.startsWith('termsOfUse')),
      compliantApplication: satisfiedControls.includes('compliantApplication'),
      passwordChanged: satisfiedControls.includes('passwordChange'),
      boundToken: true,
    },
  }
}

function contextOf(application: PeerContext['application']): SignIn['signInContext'] {
  if (application?.authenticationContext) {
    return {
      '@odata.type': '#microsoft.graph.authContext',
      authenticationContextValue: application.authenticationContext,
    }
  }
  if (application?.userAction) {
    const userAction =
      application.userAction === 'registerOrJoinDevices'
        ? application.userAction
        : 'registerSecurityInformation'
    return { '@odata.type': '#microsoft.graph.userActionContext', userAction }
  }
  return {
    '@odata.type': '#microsoft.graph.applicationContext',
    includeApplications: [application?.appId ?? 'any'],
  }
}

function conditionsOf({
  device,
  location,
  risk,
  clientAppType,
  authenticationFlow,
  ...rest
}: PeerContext): SignInConditions {
  const controls = rest.satisfiedControls ?? []
  const isCompliant = device?.isCompliant ?? controls.includes('compliantDevice')
  const trustType = device?.trustType ?? (controls.includes('domainJoinedDevice') ? 'ServerAD' : null)
  const known = device && Object.keys(device).some((name) => name !== 'platform')
  return {
    clientAppType: clientAppType ?? 'browser',
    devicePlatform: device?.platform ?? null,
    ipAddress: location?.namedLocationId ? ADDRESS : null,
    country: location?.countryCode ?? null,
    signInRiskLevel: (risk?.signInRiskLevel ?? 'none') as RiskLevel,
    userRiskLevel: (risk?.userRiskLevel ?? 'none') as RiskLevel,
    insiderRiskLevel: (risk?.insiderRiskLevel ?? 'none') as 'none',
    authenticationFlow: authenticationFlow ? { transferMethod: authenticationFlow } : null,
    deviceInfo: known || isCompliant || trustType ? { ...device?.properties, isCompliant, trustType } : null,
  }
}
