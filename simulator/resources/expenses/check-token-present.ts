import { headers } from '../../network/message'
import { type Check, passed } from '../../trace/checklist'
import { type ResourceRequest, refuseBearer } from './resource-request'

/** One bearer token, in the Authorization header (RFC 6750 section 2.1). */
export const tokenPresent: Check<ResourceRequest, { readonly token: string }> = {
  name: 'token-present',
  spec: 'rfc6750#2.1',
  look: ({ request }) => {
    const sent = headers(request, 'Authorization')
    if (!/^bearer /i.test(sent[0] ?? '')) return refuseBearer('The request carries no bearer token.', '')
    const token = sent.length === 1 && /^bearer +([\w.~+/-]+=*)$/i.exec(sent[0] ?? '')?.[1]
    return token
      ? passed('The Authorization header carries one bearer token.', { token })
      : refuseBearer('The Authorization header is not one bearer token.', 'invalid_request')
  },
}
