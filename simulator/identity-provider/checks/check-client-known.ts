import { type Check, passed } from '../../trace/checklist'
import { refuse } from '../errors/refusal'
import { type AtTenant, type Client, clientIn } from '../exchange'

/** `client_id` must be an application with an enabled service principal in this tenant. */
export const clientKnown: Check<AtTenant & { readonly clientId?: string }, Client> = {
  name: 'client-known',
  spec: 'rfc6749#2.2',
  look: ({ exchange, tenant, clientId = exchange.form.get('client_id') }) => {
    if (!clientId) return refuse(900144, 'client_id is missing.')
    const client = clientIn(exchange, tenant, clientId)
    const where = `a service principal in ${tenant.organization.displayName}`
    if (!client) return refuse(700016, `The application ${clientId} has no ${where.slice(2)}.`)
    return client.servicePrincipal.accountEnabled
      ? passed(`client_id is ${client.application.displayName}, with ${where}.`, client)
      : refuse(7000112, `${client.application.displayName} has ${where}, and it is disabled.`)
  },
}
