import { inWords, type JsonObject } from '../../core/json'
import { readCompactJws } from '../../tokens/compact-jws'
import { claimsIn, verifySignature } from '../../tokens/verify-with'
import { type Check, passed } from '../../trace/checklist'
import { type ResourceRequest, refuseBearer } from '../resource-request'

const ALG = 'RS256'

/** The signature fits a key the issuer publishes, and the algorithm is the one agreed on, not the one the token likes (RFC 8725 section 3.1). */
export const signature: Check<
  ResourceRequest & { readonly token: string },
  { readonly payload: JsonObject }
> = {
  name: 'signature',
  spec: 'rfc7515#5.2',
  look: async ({ keys, server, token }) => {
    const read = readCompactJws(token, [ALG])
    // Before any key is fetched: what cannot be verified is not worth a request.
    if ('problem' in read) return refuse(read.problem)
    const { kid } = read
    const set = await keys.keysFor(kid, server.now(), server.cause)
    if (set.keys.length === 0)
      return refuse('The issuer gives no key that can be used, so no signature can be verified.')
    const { valid, says, payload } = claimsIn(await verifySignature(set, read))
    return valid && payload
      ? passed(`The signature fits the key ${inWords(kid)}, which the issuer publishes.`, { payload })
      : refuse(says)
  },
}

const refuse = (says: string) =>
  refuseBearer(says, 'The access token is not a JWT with a signature that this API can verify.')
