import { type Check, passed } from '../../trace/checklist'
import { AADSTS50194, AADSTS90002, AADSTS700016 } from '../errors/aadsts'
import { refuse } from '../errors/refusal'
import { type AtTenant, applicationOf, directoryNamed, type Exchange, homeOf } from '../exchange'
import { isOpenTenant } from './check-tenant-named'

type Asking = { readonly exchange: Exchange; readonly clientId?: string }

/** The first segment of the path must name a tenant; `common` and `organizations` suit multitenant applications only. */
export const tenantExists: Check<Asking, AtTenant> = {
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

/**
 * The same where people sign in: at `common` and `organizations`, the tenant of a multitenant application stays open. What is asked is
 * read as its home tenant has it, until somebody says who they are.
 */
export const tenantOrOpen: Check<Asking, AtTenant & { readonly open: boolean }> = {
  ...tenantExists,
  look: async (asking) => {
    const { exchange, clientId = exchange.form.get('client_id') ?? '' } = asking
    const { tenantName } = exchange
    const home = isOpenTenant(tenantName) ? homeOf(exchange, clientId) : undefined
    if (home && applicationOf(exchange, clientId)?.signInAudience === 'AzureADMultipleOrgs')
      return passed(
        `${tenantName} leaves open of which tenant somebody is, until they have said who they are.`,
        {
          exchange,
          directory: home,
          tenant: home.tenant,
          open: true,
        },
      )
    const found = await tenantExists.look(asking)
    return found.passed ? { ...found, found: { ...found.found, open: false } } : found
  },
}
