import { verifyWith } from '../../../../../tokens/verify-with'
import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS700027 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { Asserting } from '../assertion/asserting'
import { publicKeyOf } from './certificate-key'
import type { KeyCredential } from './check-assertion-certificate'

/** PS256 is what Entra documents, RS256 what it documented before. */
const ALGORITHMS = ['PS256', 'RS256']

/** Whoever signed the assertion has the private key of that certificate (RFC 7515 section 5.2). */
export const assertionSignature: Check<Asserting & { readonly certificate: KeyCredential }> = {
  name: 'assertion-signature',
  spec: 'rfc7515#5.2',
  look: async ({ certificate, assertion }) => {
    const key = await publicKeyOf(certificate)
    if (!key)
      return refuse(
        AADSTS700027,
        `The directory does not hold the certificate ${certificate.displayName} itself.`,
      )
    // The header says by which certificate; a kid in it is another name of the same.
    const { kid } = assertion.header
    const named = typeof kid === 'string' ? { ...key, kid } : key
    const { valid, says } = await verifyWith({ keys: [named] }, assertion.text, ALGORITHMS)
    return valid
      ? passed(
          `The assertion is signed (${assertion.header.alg}) with the private key of ${certificate.displayName}.`,
        )
      : refuse(
          AADSTS700027,
          `The signature of the assertion cannot be verified with ${certificate.displayName}: ${says}`,
        )
  },
}
