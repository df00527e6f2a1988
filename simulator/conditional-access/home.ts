import type { CrossTenantAccessPolicy, InboundTrust, PolicyTenant } from '../directory/policy-tenant'
import { externalKinds, isEntraHome, isHere } from './external-kinds'
import type { SignIn } from './sign-in'

/** What the tenant takes from the home of an external user; null: not known. */
export type Trust = { readonly [Claim in keyof Required<InboundTrust>]: boolean | null }

/** Of somebody whose home is not this tenant. */
export interface Home {
  /** B2B direct connect: there is no object here, so nothing can be registered or asked here. */
  readonly isDirect: boolean
  /** Whether it is an Entra tenant, and no Google, Microsoft account, SAML or code by mail; null: not known. */
  readonly isEntra: boolean | null
  readonly trust: Trust
}

/** The tenant of personal Microsoft accounts, which is no organization to trust. */
const MICROSOFT_ACCOUNTS = '9188040d-6c67-4c5b-b112-36a304b66dad'
/** Kinds that come from an Entra tenant alone. */
const FROM_ENTRA = new Set(['b2bdirectconnectuser', 'serviceprovider'])

/** Where people are at home. */
export interface Homes {
  /** The home of whoever signs in; null: it is this tenant. */
  homeOf(signIn: SignIn): Home | null
  /** Whether a person signs in of whom neither the export nor the question says whether they are at home here. */
  isAnybody(signIn: SignIn): boolean
}

/**
 * The home of whoever signs in; null: it is this tenant, and so it is taken to be of those who may be at home here. What the
 * question says of trust counts first, then the partner's settings, then the default's, which a partner inherits where it says
 * null; all of it is about Entra tenants alone.
 * https://learn.microsoft.com/entra/external-id/authentication-conditional-access
 */
export function homes(tenant: PolicyTenant): Homes {
  const { crossTenantAccessPolicy: settings } = tenant
  const external = new Set<string>()
  const told = new Set<string>()
  const isEntra = new Map<string, boolean | null>()
  for (const user of tenant.users) {
    const kinds = externalKinds(user)
    const isExternal = !kinds.some(isHere)
    const entra = isEntraHome(user)
    const id = user.id.toLowerCase()
    if (isExternal) external.add(id)
    if (isExternal || kinds.every(isHere)) told.add(id)
    if (entra !== null) isEntra.set(id, entra)
  }
  const homeOf: Homes['homeOf'] = ({ signInIdentity: identity, authentication: { inboundTrust } }) => {
    if (!('userId' in identity)) return null
    const userId = identity.userId.toLowerCase()
    const kind = identity.externalUserType?.toLowerCase() ?? null
    if (kind === null ? !external.has(userId) : isHere(kind)) return null
    const tenantId = identity.externalTenantId?.toLowerCase() ?? null
    const entra =
      tenantId !== null
        ? tenantId !== MICROSOFT_ACCOUNTS
        : FROM_ENTRA.has(kind ?? '') || (isEntra.get(userId) ?? null)
    const known = trustOf(settings, tenantId)
    const of = (claim: keyof InboundTrust) => {
      if (entra === false) return false
      const setting = known?.[claim] ?? null
      return inboundTrust?.[claim] ?? (entra === null && setting ? null : setting)
    }
    return {
      isDirect: kind === 'b2bdirectconnectuser',
      isEntra: entra,
      trust: {
        isMfaAccepted: of('isMfaAccepted'),
        isCompliantDeviceAccepted: of('isCompliantDeviceAccepted'),
        isHybridAzureADJoinedDeviceAccepted: of('isHybridAzureADJoinedDeviceAccepted'),
      },
    }
  }
  const isAnybody: Homes['isAnybody'] = ({ signInIdentity: identity }) =>
    'userId' in identity && !identity.externalUserType && !told.has(identity.userId.toLowerCase())
  return { homeOf, isAnybody }
}

/**
 * Null: not known. Without the home tenant, the default counts where no partner says otherwise; where no list of partners came
 * in, any may.
 */
function trustOf(
  settings: CrossTenantAccessPolicy | null | undefined,
  home: string | null,
): InboundTrust | null {
  const usual = settings?.default?.inboundTrust ?? null
  const partners = settings?.partners
  if (!partners) return null
  const own = partners.filter(({ tenantId }) => tenantId?.toLowerCase() === home)
  // A partner inherits where it says null; one that says nothing, or not which tenant it is, has lost it.
  if (home !== null && own[0])
    return own[0].inboundTrust === undefined ? null : (own[0].inboundTrust ?? usual)
  if (home !== null) return partners.some(({ tenantId }) => !tenantId) ? null : usual
  return partners.some(({ inboundTrust }) => inboundTrust !== null) ? null : usual
}
