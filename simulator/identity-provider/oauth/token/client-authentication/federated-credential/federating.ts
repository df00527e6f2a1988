import type { FederatedIdentityCredential } from '../../../../../directory/tenant'
import type { Asserting } from '../assertion/asserting'

/** An assertion of an outside issuer, and the credential of the registration that it fits. */
export interface Federating extends Asserting {
  readonly federated: FederatedIdentityCredential
}
