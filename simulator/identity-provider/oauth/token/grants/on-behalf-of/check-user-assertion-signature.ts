import { readClaims } from '../../../../../tokens/claims'
import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS50013, AADSTS50027 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import { verifyToken } from '../../../../tokens/verify'
import { readAssertion } from '../../client-authentication/assertion/read-assertion'
import type { AssertedUser, AssertingUser } from './asserting'

/** What is shown is a JWT, and was signed here (RFC 7523 section 3): what a token says is believed of nobody else. */
export const userAssertionSignature: Check<AssertingUser, Pick<AssertedUser, 'claims'>> = {
  name: 'user-assertion-signature',
  spec: 'rfc7523#3',
  look: async ({ userAssertion }) => {
    const read = readAssertion(userAssertion)
    if (!read) return refuse(AADSTS50027, 'assertion is no JWT that can be read.')
    const { valid, says } = await verifyToken(userAssertion)
    if (!valid) return refuse(AADSTS50013, `The signature of the token cannot be verified: ${says}`)
    const known = readClaims(read.payload)
    return 'wrong' in known
      ? refuse(AADSTS50027, `The claim ${known.wrong} is not of the type that it must be.`)
      : passed('The token was signed here.', known)
  },
}
