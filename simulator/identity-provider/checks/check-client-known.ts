import { findApplication } from '../../directory/queries'
import { type Check, passed } from '../../trace/checklist'
import { AADSTS700016, AADSTS900144, AADSTS7000112, AADSTS7000229 } from '../errors/aadsts'
import { refuse } from '../errors/refusal'
import { type AtTenant, type Client, clientIn } from '../exchange'
import { clientAtSignIn, isOpenTo } from '../instance-to-be'
import { isManagedIdentity } from '../managed-identity'

/** `client_id` must be an application with an enabled service principal in this tenant: a registration alone, even here, does not sign in. */
export const clientKnown: Check<AtTenant & { readonly clientId?: string }, Client> = {
  name: 'client-known',
  spec: 'rfc6749#2.2',
  look: ({ exchange, tenant, clientId = exchange.form.get('client_id') }) => {
    if (!clientId) return refuse(AADSTS900144, 'client_id is missing.', { sent: 'client_id' })
    const client = clientIn(exchange, tenant, clientId)
    const { displayName } = tenant.organization
    const where = `a service principal in ${displayName}`
    if (!client) {
      const registered = findApplication(tenant, clientId)
      return registered
        ? refuse(
            AADSTS7000229,
            `${registered.displayName} is registered in ${displayName}, and has no service principal there.`,
            { sent: clientId },
          )
        : refuse(AADSTS700016, `The application ${clientId} is not known in ${displayName}.`, {
            sent: clientId,
          })
    }
    const { servicePrincipal, application } = client
    if (!isManagedIdentity(servicePrincipal) && !isOpenTo(exchange, application, tenant))
      return refuse(
        AADSTS700016,
        `${application.displayName} has ${where}, and its registration is for its own tenant only (signInAudience AzureADMyOrg).`,
        { sent: clientId },
      )
    const [is, has] = isManagedIdentity(servicePrincipal)
      ? [`, a managed identity of ${displayName}`, 'is a managed identity']
      : [`, with ${where}`, `has ${where}`]
    return servicePrincipal.accountEnabled
      ? passed(`client_id is ${application.displayName}${is}.`, client)
      : refuse(AADSTS7000112, `${application.displayName} ${has}, and it is disabled.`)
  },
}

/** The same where people sign in: a multitenant application needs no service principal in their tenant yet, because consent makes it. */
export const clientWelcome: Check<AtTenant & { readonly open: boolean; readonly clientId?: string }, Client> =
  {
    ...clientKnown,
    look: (asking) => {
      const { exchange, tenant, open, clientId = exchange.form.get('client_id') ?? '' } = asking
      const client = clientAtSignIn(exchange, open ? 'open' : tenant, clientId)
      if (open && client)
        return passed(
          `client_id is ${client.application.displayName}, which is for people of any organization (signInAudience ${client.application.signInAudience}).`,
          client,
        )
      return client?.servicePrincipal.id === ''
        ? passed(
            `client_id is ${client.application.displayName}, which is multitenant. ${tenant.organization.displayName} has no service principal of it yet: consent makes one.`,
            client,
          )
        : clientKnown.look(asking)
    },
  }
