import { type Check, passed } from '../../trace/checklist'
import { AADSTS700016, AADSTS900144, AADSTS7000112 } from '../errors/aadsts'
import { refuse } from '../errors/refusal'
import { type AtTenant, type Client, clientIn } from '../exchange'

/** `client_id` must be an application with an enabled service principal in this tenant. */
export const clientKnown: Check<AtTenant & { readonly clientId?: string }, Client> = {
  name: 'client-known',
  spec: 'rfc6749#2.2',
  look: ({ exchange, tenant, clientId = exchange.form.get('client_id') }) => {
    if (!clientId) return refuse(AADSTS900144, 'client_id is missing.', { sent: 'client_id' })
    const client = clientIn(exchange, tenant, clientId)
    const where = `a service principal in ${tenant.organization.displayName}`
    if (!client)
      return refuse(AADSTS700016, `The application ${clientId} has no ${where.slice(2)}.`, { sent: clientId })
    return client.servicePrincipal.accountEnabled
      ? passed(`client_id is ${client.application.displayName}, with ${where}.`, client)
      : refuse(AADSTS7000112, `${client.application.displayName} has ${where}, and it is disabled.`)
  },
}
