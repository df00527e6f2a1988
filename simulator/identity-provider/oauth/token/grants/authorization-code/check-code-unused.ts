import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS54005 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import { revoke } from '../../../../tokens/revoke'
import type { RedeemingCode } from './check-code-known'

/**
 * A code is good once. A second, otherwise valid use should also revoke what the first one gave (RFC 6749 section 4.1.2), which Entra
 * does not do. It comes after the other checks so that a stolen code alone cannot be used to sign its owner out.
 */
export const codeUnused: Check<RedeemingCode> = {
  name: 'code-unused',
  spec: 'rfc6749#4.1.2',
  look: ({ exchange: { memory, settings }, grant, code }) => {
    if (!grant.redeemed) return passed('The code was not used before.')
    const revokes = settings.codeReplay === 'revokes'
    if (revokes) revoke(memory, code)
    const then = revokes
      ? 'What it gave then is revoked now.'
      : 'What it gave then stays good: Entra revokes nothing here.'
    return refuse(AADSTS54005, `The code was used before. ${then}`)
  },
}
