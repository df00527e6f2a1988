import { type Check, passed } from '../../trace/checklist'
import { refuse } from '../errors/refusal'
import { type AtTenant, applicationOf, directoryNamed, type Exchange } from '../exchange'

/** The first segment of the path must name a tenant; `common` and `organizations` suit multitenant applications only. */
export const tenantExists: Check<{ readonly exchange: Exchange; readonly clientId?: string }, AtTenant> = {
  name: 'tenant-exists',
  spec: 'entra#oidc',
  look: ({ exchange, clientId = exchange.form.get('client_id') ?? '' }) => {
    const { tenantName } = exchange
    const directory = directoryNamed(exchange, tenantName)
    if (directory) {
      const { tenant } = directory
      return passed(`${tenantName} is the tenant ${tenant.organization.displayName}.`, {
        exchange,
        directory,
        tenant,
      })
    }
    if (!/^(common|organizations)$/i.test(tenantName))
      return refuse(90002, `There is no tenant ${tenantName}.`)
    const application = applicationOf(exchange, clientId)
    if (!application) return refuse(700016, `No tenant has an application ${clientId}.`)
    return application.signInAudience === 'AzureADMyOrg'
      ? refuse(
          50194,
          `${application.displayName} is for its own tenant (signInAudience AzureADMyOrg), not for ${tenantName}.`,
        )
      : refuse(90010, `${tenantName} is not answered here: name the tenant.`)
  },
}
