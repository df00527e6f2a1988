import { federatedSubject } from '../attacks/federated-subject/entry'
import { illicitConsent } from '../attacks/illicit-consent/entry'
import { leakedSecret } from '../attacks/leaked-secret/entry'
import { ownerEscalation } from '../attacks/owner-escalation/entry'
import { stolenCode } from '../attacks/stolen-code/entry'
import { adminConsent } from './admin-consent/entry'
import { appAssignment } from './app-assignment/entry'
import { authorizationCodePkce } from './authorization-code-pkce/entry'
import { clientCredentials } from './client-credentials/entry'
import { deviceAuthorization } from './device-authorization/entry'
import type { FlowEntry } from './flow-entry'
import { hybrid } from './hybrid/entry'
import { implicit } from './implicit/entry'
import { incrementalConsent } from './incremental-consent/entry'
import { managedIdentity } from './managed-identity/entry'
import { multiTenantApp } from './multi-tenant-app/entry'
import { nativeApp } from './native-app/entry'
import { onBehalfOf } from './on-behalf-of/entry'
import { refreshToken } from './refresh-token/entry'
import { resourceOwnerPassword } from './resource-owner-password/entry'
import { singleSignOn } from './single-sign-on/entry'
import { twoResources } from './two-resources/entry'

/** Every flow of the lab and every attack on one, in the order in which they are shown. A new one is a folder and its line here. */
export const catalogue: readonly FlowEntry[] = [
  authorizationCodePkce,
  nativeApp,
  singleSignOn,
  appAssignment,
  refreshToken,
  twoResources,
  deviceAuthorization,
  clientCredentials,
  managedIdentity,
  multiTenantApp,
  onBehalfOf,
  adminConsent,
  incrementalConsent,
  hybrid,
  implicit,
  resourceOwnerPassword,
  stolenCode,
  illicitConsent,
  leakedSecret,
  ownerEscalation,
  federatedSubject,
]

export function findFlow(slug: string): FlowEntry | undefined {
  return catalogue.find((entry) => entry.slug === slug)
}
