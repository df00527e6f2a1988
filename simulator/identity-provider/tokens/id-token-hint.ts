import type { AtTenant } from '../exchange'
import { issuerOf } from '../exchange'
import { pairwiseSubject } from './subject'
import { verifyToken } from './verify'

/** Whom an ID token of ours is about. */
export interface Hint {
  readonly userId: string
  readonly clientId: string
  readonly sid: string | undefined
}

/**
 * Reads an ID token that somebody gives back, expired or not (OpenID Connect Core section 3.1.2.1, RP-Initiated Logout section 2).
 * The person is found by the subject, which every ID token has. A text says why it is none of this tenant's.
 */
export async function readIdTokenHint({ exchange, tenant }: AtTenant, text: string): Promise<Hint | string> {
  const { valid, says, payload = {} } = await verifyToken(text)
  if (!valid) return says
  const { iss, aud, sub, sid } = payload
  if (iss !== issuerOf(exchange, tenant)) return 'it is of another issuer.'
  if (typeof aud !== 'string' || typeof sub !== 'string') return 'it has no audience or no subject.'
  for (const { id } of tenant.users) {
    if ((await pairwiseSubject(id, aud, tenant.organization.id)) !== sub) continue
    return { userId: id, clientId: aud, sid: typeof sid === 'string' ? sid : undefined }
  }
  return 'its subject is nobody here.'
}
