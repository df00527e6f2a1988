import { type Check, passed } from '../../../../../trace/checklist'
import { refuse } from '../../../../errors/refusal'
import type { RedeemingCode } from './check-code-known'

/**
 * A code is good once; a second, otherwise valid use revokes what the first one gave (RFC 6749 section 4.1.2). It comes after
 * the other checks so that a stolen code alone cannot be used to sign its owner out.
 */
export const codeUnused: Check<RedeemingCode> = {
  name: 'code-unused',
  spec: 'rfc6749#4.1.2',
  look: ({ exchange: { store }, grant, code }) => {
    if (!grant.redeemed) return passed('The code was not used before.')
    store.revoked.add(code)
    return refuse(
      54005,
      'The code was used before. What it gave then is revoked now: one of the two users stole it.',
    )
  },
}
