import { type Check, passed } from '../../trace/checklist'
import { refuseBearer, type Verified } from './resource-request'

/** The issuer is the one this API trusts, to the letter (RFC 7519 section 4.1.1). */
export const issuer: Check<Verified> = {
  name: 'issuer',
  spec: 'rfc7519#4.1.1',
  look: ({ claims: { iss }, issuer }) =>
    iss === issuer ? passed(`iss is ${issuer}.`) : refuseBearer(`iss is ${iss}; this API trusts ${issuer}.`),
}
