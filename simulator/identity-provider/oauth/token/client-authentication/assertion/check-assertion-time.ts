import { type Check, late, passed } from '../../../../../trace/checklist'
import { AADSTS700024 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { Asserting } from './asserting'
import { momentOf } from './read-assertion'

/** Seconds by which the clocks of two machines may differ: five minutes, as Microsoft's libraries allow. */
export const SKEW_SECONDS = 300

/** `exp` must be there and ahead, `nbf` not (RFC 7523 section 3). Entra sets no longest lifetime. */
export const assertionTime: Check<Asserting> = {
  name: 'assertion-time',
  spec: 'rfc7523#3',
  look: ({ exchange: { now }, assertion: { payload } }) => {
    const [until, from] = [momentOf(payload, 'exp'), momentOf(payload, 'nbf')]
    if (until === undefined) return refuse(AADSTS700024, 'The assertion has no exp: until when is it good?')
    if (payload.nbf !== undefined && from === undefined)
      return refuse(AADSTS700024, 'The nbf of the assertion is no moment.')
    if (until + SKEW_SECONDS <= now)
      return refuse(AADSTS700024, `The assertion expired ${now - until} seconds ago.`, {
        compared: late(until, now),
      })
    if (from !== undefined && from - SKEW_SECONDS > now)
      return refuse(AADSTS700024, `The assertion is not good for another ${from - now} seconds.`)
    return passed(
      until > now
        ? `The assertion is good for another ${Math.floor(until - now)} seconds.`
        : 'The assertion has just expired, within what clocks may differ by.',
    )
  },
}
