import { type Check, passed } from '../../trace/checklist'
import { AADSTS50194, AADSTS90002, AADSTS700016 } from '../errors/aadsts'
import { refuse } from '../errors/refusal'
import { type AtTenant, applicationOf, directoryNamed, type Exchange } from '../exchange'
import { isOpenTenant } from './check-tenant-named'

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
    if (!isOpenTenant(tenantName))
      return refuse(AADSTS90002, `There is no tenant ${tenantName}.`, { sent: tenantName })
    const application = applicationOf(exchange, clientId)
    return application
      ? refuse(
          AADSTS50194,
          `${application.displayName} is for its own tenant (signInAudience AzureADMyOrg), not for ${tenantName}.`,
        )
      : refuse(AADSTS700016, `No tenant has an application ${clientId}.`, { sent: clientId })
  },
}
