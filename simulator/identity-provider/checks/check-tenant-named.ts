import { type Check, passed } from '../../trace/checklist'
import { refuseWithoutNumber } from '../errors/refusal'
import { applicationOf, type Exchange } from '../exchange'

/**
 * `common` and `organizations` leave open which tenant is meant until somebody has said who they are. Where a person signs in, this
 * lab answers there (`check-tenant-open.ts`); at other endpoints, where Entra answers some, it does not.
 */
export const tenantNamed: Check<{ readonly exchange: Exchange; readonly clientId?: string }> = {
  name: 'tenant-named',
  spec: 'lab#name-the-tenant',
  look: ({ exchange, clientId = exchange.form.get('client_id') ?? '' }) => {
    const { tenantName } = exchange
    const open = isOpenTenant(tenantName)
    return open && applicationOf(exchange, clientId)?.signInAudience === 'AzureADMultipleOrgs'
      ? refuseWithoutNumber(
          'temporarily_unavailable',
          'This lab does not answer at {}: name the tenant.',
          `${tenantName} would take people of any organization. This lab wants the tenant by name.`,
          tenantName,
        )
      : passed()
  },
}

/** Whether the first segment of a path leaves the tenant open. */
export function isOpenTenant(name: string): boolean {
  return /^(common|organizations)$/i.test(name)
}
