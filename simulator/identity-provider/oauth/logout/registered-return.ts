import type { Tenant } from '../../../directory/tenant'
import { clientIn, type Exchange } from '../../exchange'
import type { IdTokenSubject } from '../../tokens/id-token'
import { registeredRedirects } from '../authorize/redirect'

/**
 * Where the browser may go after a sign-out: a registered redirect URI, of the client that the request names if it names one, with `state`
 * (RP-Initiated Logout section 3). Undefined: it stays.
 */
export function registeredReturn(
  exchange: Exchange,
  tenant: Tenant,
  hint: IdTokenSubject | undefined,
): string | undefined {
  const { form, server } = exchange
  const back = form.get('post_logout_redirect_uri')
  if (back === undefined) return undefined
  const clientId = hint?.clientId ?? form.get('client_id')
  const clients = clientId === undefined ? tenant.servicePrincipals.map(({ appId }) => appId) : [clientId]
  const registered = clients
    .flatMap((appId) => clientIn(exchange, tenant, appId)?.application ?? [])
    .some((application) => registeredRedirects(application).some(({ uri }) => uri === back))
  if (!registered) {
    server.emit({ type: 'note', says: `${back} is not registered, so the browser stays here.` })
    return undefined
  }
  const state = form.get('state')
  return state === undefined
    ? back
    : `${back}${back.includes('?') ? '&' : '?'}${new URLSearchParams({ state })}`
}
