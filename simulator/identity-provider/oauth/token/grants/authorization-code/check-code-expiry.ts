import { counted } from '../../../../../core/counted'
import { type Check, late, passed } from '../../../../../trace/checklist'
import { AADSTS70008 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { RedeemingCode } from './check-code-known'

/** A code lives for ten minutes at most (RFC 6749 section 4.1.2). */
export const codeExpiry: Check<RedeemingCode> = {
  name: 'code-expiry',
  spec: 'rfc6749#4.1.2',
  look: ({ exchange, grant }) => {
    const left = grant.expiresAt - exchange.now
    return left > 0
      ? passed(`The code is good for another ${counted(left, 'second')}.`)
      : refuse(AADSTS70008, `The code expired ${counted(-left, 'second')} ago.`, {
          compared: late(grant.expiresAt, exchange.now),
        })
  },
}
