import { header } from '../../../../network/message'
import { checklist } from '../../../../trace/checklist'
import { AADSTS9002313 } from '../../../errors/aadsts'
import { refuse } from '../../../errors/refusal'
import type { AtTenant, Client } from '../../../exchange'
import { decode } from '../../../http/form'
import type { Part } from '../../../parts/part'
import { clientSecret } from './check-client-secret'
import type { Presented } from './method'

/** A secret in HTTP Basic (RFC 6749 section 2.3.1, `client_secret_basic`). */
export const clientSecretBasic: Part = {
  clientAuthentication: [
    {
      name: 'client_secret_basic',
      carrier: 'Authorization',
      read: ({ request }) =>
        readBasic(header(request, 'Authorization') ?? '') ??
        refuse(AADSTS9002313, 'The Authorization header is not HTTP Basic with an id and a secret.'),
      checks: checklist<Presented & AtTenant & Client>().check(clientSecret),
    },
  ],
}

/** Basic credentials, each form-encoded before (RFC 6749 section 2.3.1, RFC 7617 section 2). */
function readBasic(authorization: string): Presented | undefined {
  const encoded = /^basic +([\w+/]+=*)$/i.exec(authorization)?.[1]
  // RFC 4648 section 4: a length of 4n+1 encodes nothing, and atob would throw.
  if (!encoded || encoded.replace(/=+$/, '').length % 4 === 1) return undefined
  const [clientId, credential] = atob(encoded.replace(/=+$/, '')).split(/:(.*)/s).map(decode)
  return clientId && credential ? { clientId, credential } : undefined
}
