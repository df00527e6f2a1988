import { checklist } from '../../../../../trace/checklist'
import type { AtTenant, Client } from '../../../../exchange'
import type { Part } from '../../../../parts/part'
import { assertionReadable } from '../assertion/check-assertion-readable'
import { assertionTime } from '../assertion/check-assertion-time'
import { assertionUnused } from '../assertion/check-assertion-unused'
import { proves } from '../assertion/proves'
import { readAssertion } from '../assertion/read-assertion'
import type { Presented } from '../method'
import { federatedIdentity } from './check-federated-identity'
import { federatedSignature } from './check-federated-signature'

/** A token of another system that stands for the client: no secret is kept anywhere (workload identity federation). */
export const federatedCredential: Part = {
  clientAuthentication: [
    {
      name: 'private_key_jwt',
      carrier: 'client_assertion',
      // The subject of such a token is the other system's name, never the client id: that has to be sent.
      read: ({ form }) => ({
        clientId: form.get('client_id'),
        credential: form.get('client_assertion') ?? '',
      }),
      fits: ({ clientId, credential }) => {
        const { header = {}, payload = {} } = readAssertion(credential) ?? {}
        // One that names a certificate is signed by the client itself, whatever it says.
        const named = header.x5t ?? header['x5t#S256']
        return named === undefined && payload.iss !== undefined && payload.iss !== clientId
      },
      checks: checklist<Presented & AtTenant & Client>()
        .check(assertionReadable)
        .check(federatedIdentity)
        .check(federatedSignature)
        .check(assertionTime)
        .check(assertionUnused)
        .check(proves('federated credential')),
    },
  ],
}
