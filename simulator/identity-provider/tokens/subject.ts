import { sha256Base64url } from '../../core/base64url'

/** Every token and every userinfo answer asks for one. Forgotten when many have been asked for: there are users times applications. */
const known = new Map<string, Promise<string>>()

/**
 * The pairwise subject of a user for one application (OpenID Connect Core section 8.1): two applications cannot tell by it
 * that they know the same person. How Entra derives its own is not public.
 */
export function pairwiseSubject(userId: string, appId: string, tenantId: string): Promise<string> {
  const name = `${tenantId}/${appId}/${userId}`
  if (known.size >= 1000) known.clear()
  const subject = known.get(name) ?? sha256Base64url(name)
  known.set(name, subject)
  return subject
}
