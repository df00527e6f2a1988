import { checklist } from '../../../../trace/checklist'
import type { AtTenant, Client } from '../../../exchange'
import type { Part } from '../../../parts/part'
import { clientSecret } from './check-client-secret'
import type { Presented } from './method'

/** A secret in the body of the request (RFC 6749 section 2.3.1, `client_secret_post`). */
export const clientSecretPost: Part = {
  clientAuthentication: [
    {
      name: 'client_secret_post',
      carrier: 'client_secret',
      read: ({ form }) => ({ clientId: form.get('client_id'), credential: form.get('client_secret') ?? '' }),
      checks: checklist<Presented & AtTenant & Client>().check(clientSecret),
    },
  ],
}
