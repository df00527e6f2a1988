import { bearerToken } from '../../tokens/bearer-token'
import { type Check, passed } from '../../trace/checklist'
import { type ResourceRequest, refuseBearer } from '../resource-request'

const SAYS = {
  none: 'The request carries no bearer token.',
  malformed: 'The Authorization header is not one bearer token.',
  'two ways': 'The request carries a token in the Authorization header and another in its address.',
}

/** One bearer token, in the Authorization header (RFC 6750 section 2.1). */
export const tokenPresent: Check<ResourceRequest, { readonly token: string }> = {
  name: 'token-present',
  spec: 'rfc6750#2.1',
  look: ({ request }) => {
    const found = bearerToken(request)
    if ('token' in found) return passed('The Authorization header carries one bearer token.', found)
    const says = SAYS[found.problem]
    return refuseBearer(says, says, found.problem === 'none' ? '' : 'invalid_request')
  },
}
