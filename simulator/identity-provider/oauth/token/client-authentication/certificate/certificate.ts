import { checklist } from '../../../../../trace/checklist'
import type { AtTenant, Client } from '../../../../exchange'
import type { Part } from '../../../../parts/part'
import { assertionReadable } from '../assertion/check-assertion-readable'
import { assertionTime } from '../assertion/check-assertion-time'
import { assertionUnused } from '../assertion/check-assertion-unused'
import { proves } from '../assertion/proves'
import { readAssertion } from '../assertion/read-assertion'
import type { Presented } from '../method'
import { assertionAudience } from './check-assertion-audience'
import { assertionCertificate } from './check-assertion-certificate'
import { assertionClient } from './check-assertion-client'
import { assertionSignature } from './check-assertion-signature'

/** A JWT that the client signs with the private key of a registered certificate (OpenID Connect Core section 9, `private_key_jwt`). */
export const clientCertificate: Part = {
  clientAuthentication: [
    {
      name: 'private_key_jwt',
      carrier: 'client_assertion',
      read: ({ form }) => {
        const credential = form.get('client_assertion') ?? ''
        // A token that says the same of itself twice is the client's own: then client_id may be left out (RFC 7521 section 4.2).
        const { iss, sub } = readAssertion(credential)?.payload ?? {}
        return { clientId: typeof sub === 'string' && iss === sub ? sub : undefined, credential }
      },
      checks: checklist<Presented & AtTenant & Client>()
        .check(assertionReadable)
        .check(assertionCertificate)
        .check(assertionSignature)
        .check(assertionClient)
        .check(assertionAudience)
        .check(assertionTime)
        .check(assertionUnused)
        .check(proves('certificate')),
    },
  ],
}
