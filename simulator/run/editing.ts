import { base64url } from '../core/base64url'
import { attackerKey } from '../fixtures/attacker-key'
import { editJwt } from '../network/edit-jwt'
import { type Edited, editMessage, type Wire } from '../network/edit-message'
import type { MessageEdit } from '../network/message-edit'

/** What edits messages. A run that changes none does not load it. */
export async function applyEdit<M extends Wire>(
  message: M,
  edit: MessageEdit,
): Promise<Edited<M> | undefined> {
  return edit.jwt ? editJwt(message, edit, edit.jwt, signAsAttacker) : editMessage(message, edit)
}

/** RS256 (RFC 7518 section 3.3), which gives the same bytes at every call. */
async function signAsAttacker(text: string): Promise<string> {
  const rs256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('jwk', attackerKey, rs256, false, ['sign'])
  return base64url(new Uint8Array(await crypto.subtle.sign(rs256, key, new TextEncoder().encode(text))))
}
