import { inWords } from '../../core/json'
import type { TokenVersion } from '../../tokens/issuer'
import { type Check, passed } from '../../trace/checklist'
import { refuseBearer, type Verified } from '../resource-request'

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/**
 * The issuer is the one this API trusts for tokens of this version, to the letter (RFC 7519 section 4.1.1). An API for many tenants
 * trusts one with a gap, in which the `tid` of the token has to stand (Entra, "Access tokens", validate the issuer).
 */
export const issuer: Check<Verified & { readonly version: TokenVersion }> = {
  name: 'issuer',
  spec: 'rfc7519#4.1.1',
  look: ({ claims: { iss, tid }, issuers, version }) => {
    const trusted = tid && GUID.test(tid) ? issuers[version]?.replace('{tenantid}', tid) : issuers[version]
    return iss === trusted && !trusted?.includes('{tenantid}')
      ? passed(`iss is ${trusted}.`)
      : refuseBearer(
          `iss is ${inWords(iss)}; this API trusts ${trusted}.`,
          'The access token comes from an issuer that this API does not trust.',
          'invalid_token',
          { expected: String(trusted), came: inWords(iss) },
        )
  },
}
