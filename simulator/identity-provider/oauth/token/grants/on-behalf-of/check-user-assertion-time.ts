import { type Check, late, passed } from '../../../../../trace/checklist'
import { AADSTS500133 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { AssertedUser } from './asserting'

/**
 * It has not run out (RFC 7523 section 3). No clock is forgiven: they are one server's own. Entra refused one 38 milliseconds after its
 * `exp` (microsoftgraph/msgraph-sdk-dotnet#2551), which an API would still have taken.
 */
export const userAssertionTime: Check<AssertedUser> = {
  name: 'user-assertion-time',
  spec: 'rfc7523#3',
  look: ({ exchange: { now }, claims: { exp, nbf } }) => {
    if (exp === undefined || exp <= now)
      return refuse(
        AADSTS500133,
        exp === undefined
          ? 'The token does not say until when it is good.'
          : `The token expired ${now - exp} seconds ago.`,
        { compared: exp === undefined ? undefined : late(exp, now) },
      )
    return nbf !== undefined && nbf > now
      ? refuse(AADSTS500133, `The token is not good for another ${nbf - now} seconds.`)
      : passed(`The token is good for another ${Math.floor(exp - now)} seconds.`)
  },
}
