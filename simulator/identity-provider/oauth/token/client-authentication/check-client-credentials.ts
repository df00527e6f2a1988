import { header } from '../../../../network/message'
import { type Check, passed } from '../../../../trace/checklist'
import { refuse } from '../../../errors/refusal'
import type { Exchange } from '../../../exchange'
import { decode } from '../../../http/form'

/** What the client presents: its id, and its secret if it has one. */
export interface Credentials {
  readonly clientId: string
  readonly secret?: string
}

/** The client names itself once: in the body, or with HTTP Basic, never both (RFC 6749 section 2.3). */
export const clientCredentials: Check<{ readonly exchange: Exchange }, Credentials> = {
  name: 'client-credentials',
  spec: 'rfc6749#2.3',
  look: ({ exchange: { request, form } }) => {
    const authorization = header(request, 'Authorization')
    const clientId = form.get('client_id')
    const secret = form.get('client_secret')
    if (authorization === undefined) {
      return clientId ? passed(undefined, { clientId, secret }) : refuse(900144, 'client_id is missing.')
    }
    const basic = readBasic(authorization)
    if (!basic) return refuse(9002313, 'The Authorization header is not HTTP Basic with an id and a secret.')
    return secret || (clientId && clientId !== basic.clientId)
      ? refuse(9002313, 'The client names itself in the header and, differently, in the body.')
      : passed(undefined, basic)
  },
}

/** Basic credentials, each form-encoded before (RFC 6749 section 2.3.1, RFC 7617 section 2). */
function readBasic(authorization: string): Credentials | undefined {
  const encoded = /^basic +([\w+/]+=*)$/i.exec(authorization)?.[1]
  // RFC 4648 section 4: a length of 4n+1 encodes nothing, and atob would throw.
  if (!encoded || encoded.replace(/=+$/, '').length % 4 === 1) return undefined
  const [clientId, secret] = atob(encoded.replace(/=+$/, '')).split(/:(.*)/s).map(decode)
  return clientId && secret ? { clientId, secret } : undefined
}
