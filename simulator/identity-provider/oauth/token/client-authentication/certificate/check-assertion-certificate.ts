import type { Application } from '../../../../../directory/tenant'
import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS50027, AADSTS700027 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { Asserting } from '../assertion/asserting'
import { textOf } from '../assertion/read-assertion'
import { isValidAt } from '../is-valid-at'
import { thumbprintsOf } from './certificate-key'

export type KeyCredential = Application['keyCredentials'][number]

/** The header names a certificate of the registration by its thumbprint (RFC 7515 sections 4.1.7 and 4.1.8), valid now. */
export const assertionCertificate: Check<Asserting, { readonly certificate: KeyCredential }> = {
  name: 'assertion-certificate',
  spec: 'entra#certificate-credentials',
  look: async ({ exchange, application, assertion: { header } }) => {
    const named = textOf(header, 'x5t#S256') ?? textOf(header, 'x5t') ?? textOf(header, 'kid')
    const { displayName, keyCredentials } = application
    if (named === undefined) {
      return refuse(
        AADSTS50027,
        'The header of the assertion names no certificate: no x5t#S256, x5t or kid.',
        {
          error: 'invalid_client',
        },
      )
    }
    for (const certificate of keyCredentials) {
      if (!(await thumbprintsOf(certificate)).includes(named)) continue
      const until = certificate.endDateTime.slice(0, 10)
      if (!isValidAt(certificate, exchange.server.now()))
        return refuse(
          AADSTS700027,
          `The certificate ${certificate.displayName} of ${displayName} is good until ${until}, and not now.`,
        )
      return passed(
        `The header names ${certificate.displayName}, registered for ${displayName} until ${until}.`,
        { certificate },
      )
    }
    return refuse(
      AADSTS700027,
      `The header names a certificate, ${named}, that is none of the ${keyCredentials.length} registered for ${displayName}.`,
    )
  },
}
