import type { Memory } from '../memory'
import { ACCESS_TOKENS } from './access-token'
import { REFRESH_TOKENS } from './refresh-token'

/**
 * Voids all that descends from the code `root`. It is written on the tokens themselves, so that a revocation is forgotten with what
 * it revokes and not before. INVARIANT: nothing is issued for a token that is revoked, so there are no descendants to come.
 */
export function revoke(memory: Memory, root: string): void {
  markRevoked(memory.of(REFRESH_TOKENS), root)
  markRevoked(memory.of(ACCESS_TOKENS), root)
}

function markRevoked<T extends { readonly root: string }>(tokens: Map<string, T>, root: string): void {
  for (const [value, token] of tokens) if (token.root === root) tokens.set(value, { ...token, revoked: true })
}
