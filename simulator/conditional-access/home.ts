import type { CrossTenantAccessPolicy, InboundTrust, PolicyTenant } from '../directory/policy-tenant'
import { externalKinds } from './external-kinds'
import type { SignIn } from './sign-in'

/** What the tenant takes from the home of an external user; null: not known. */
export type Trust = { readonly [Claim in keyof Required<InboundTrust>]: boolean | null }

/** Of somebody whose home is another tenant. */
export interface Home {
  /** B2B direct connect: there is no object here, so nothing can be registered or asked here. */
  readonly isDirect: boolean
  readonly trust: Trust
}

const HERE = new Set<string | null>([null, 'internalguest'])

/**
 * The home of whoever signs in; null: it is this tenant. Who is in no export is taken for a member. What the question says of
 * trust counts first, then the partner's settings, then the default's, which a partner inherits where it says null.
 * https://learn.microsoft.com/entra/external-id/authentication-conditional-access
 */
export function homes(tenant: PolicyTenant): (signIn: SignIn) => Home | null {
  const { crossTenantAccessPolicy: settings } = tenant
  const external = new Set(
    tenant.users.flatMap((user) => {
      const [kind = null] = externalKinds(user)
      return HERE.has(kind?.toLowerCase() ?? null) ? [] : [user.id, user.id.toLowerCase()]
    }),
  )
  return ({ signInIdentity: identity, authentication: { inboundTrust } }) => {
    if (!('userId' in identity)) return null
    const kind = identity.externalUserType?.toLowerCase() ?? null
    if (kind === null ? !external.has(identity.userId) : HERE.has(kind)) return null
    const known = trustOf(settings, identity.externalTenantId?.toLowerCase() ?? null)
    const of = (claim: keyof InboundTrust) => inboundTrust?.[claim] ?? known?.[claim] ?? null
    return {
      isDirect: kind === 'b2bdirectconnectuser',
      trust: {
        isMfaAccepted: of('isMfaAccepted'),
        isCompliantDeviceAccepted: of('isCompliantDeviceAccepted'),
        isHybridAzureADJoinedDeviceAccepted: of('isHybridAzureADJoinedDeviceAccepted'),
      },
    }
  }
}

/** Null: not known. Without the home tenant, the default counts where no partner says otherwise. */
function trustOf(
  settings: CrossTenantAccessPolicy | null | undefined,
  home: string | null,
): InboundTrust | null {
  const usual = settings?.default?.inboundTrust ?? null
  const partners = settings?.partners ?? []
  const own = partners.filter(({ tenantId }) => tenantId?.toLowerCase() === home)
  if (home !== null) return own[0]?.inboundTrust ?? usual
  return partners.some(({ inboundTrust }) => inboundTrust) ? null : usual
}

/** Whether a person signs in of whom neither the export nor the question says whether they are at home here. */
export function isAnybody(
  { signInIdentity: identity }: SignIn,
  users: ReadonlyMap<string, unknown>,
): boolean {
  return 'userId' in identity && !identity.externalUserType && !users.has(identity.userId.toLowerCase())
}
