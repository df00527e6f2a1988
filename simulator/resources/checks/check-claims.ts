import type { JsonObject } from '../../core/json'
import { readClaims } from '../../tokens/claims'
import { type Check, passed } from '../../trace/checklist'
import { type ResourceRequest, refuseBearer, type Verified } from '../resource-request'

/** Each claim is of its type (RFC 7519 section 4.1): what signed the token may have faults, too. Silent when all is well. */
export const claims: Check<ResourceRequest & { readonly payload: JsonObject }, Pick<Verified, 'claims'>> = {
  name: 'claims',
  spec: 'rfc7519#4.1',
  look: ({ payload }) => {
    const read = readClaims(payload)
    return 'wrong' in read
      ? refuseBearer(
          `The claim ${read.wrong} is not of the type that it must be.`,
          'A claim of the access token is not of its type.',
        )
      : passed(undefined, read)
  },
}
