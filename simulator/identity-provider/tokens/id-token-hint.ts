import { findUser } from '../../directory/queries'
import { type AtTenant, issuerOf } from '../exchange'
import { ID_TOKENS, type IdTokenSubject } from './id-token'
import { verifyToken } from './verify'

/**
 * Reads an ID token that somebody gives back, expired or not (OpenID Connect Core section 3.1.2.1, RP-Initiated Logout section 2).
 * One is what was written down as one when it was issued: an access token has the same issuer and the same signature, and is told
 * apart by nothing that every ID token has. A text says why it is none of this tenant's.
 */
export async function readIdTokenHint(
  { exchange, tenant }: AtTenant,
  text: string,
): Promise<IdTokenSubject | string> {
  const { valid, says, payload = {} } = await verifyToken(text)
  if (!valid) return says
  if (payload.iss !== issuerOf(exchange, tenant)) return 'it is of another issuer.'
  const issued = exchange.memory.of(ID_TOKENS).get(text.trim())
  if (!issued) return 'it is signed here, and was not issued as an ID token.'
  return findUser(tenant, issued.userId) ? issued : 'its subject is nobody here.'
}
