import { type Check, passed } from '../../trace/checklist'
import { refuseBearer, type Verified } from './resource-request'

/** The token was made for this API: one made for another opens nothing here (RFC 7519 section 4.1.3). */
export const audience: Check<Verified> = {
  name: 'audience',
  spec: 'rfc7519#4.1.3',
  look: ({ claims: { aud = [] }, audience }) =>
    [aud].flat().includes(audience)
      ? passed(`aud is ${audience}: this API.`)
      : refuseBearer(`aud is ${aud}; this API is ${audience}.`),
}
