import { inWords } from '../../core/json'
import { type Check, passed } from '../../trace/checklist'
import { refuseBearer, type Verified } from '../resource-request'

/**
 * The token is of a tenant this API serves, and says who it is about there: names and addresses change, `oid` does not. An API that
 * does not look takes whoever has signed in anywhere.
 */
export const tenant: Check<Verified, { readonly oid: string }> = {
  name: 'tenant',
  spec: 'entra#access-token-claims',
  look: ({ claims: { tid, oid }, directory, tenants }) => {
    const { id, displayName } = directory.tenant.organization
    const served = tenants ?? [id]
    if (tid && oid && served === 'any')
      return passed(`tid is ${tid}. This API does not look whether that is a tenant it serves.`, { oid })
    if (tid && oid && served !== 'any' && served.includes(tid))
      return passed(`tid is ${tid === id ? displayName : tid}, and oid says who it is there.`, { oid })
    const serves = tenants
      ? `this API serves ${served.length === 1 ? 'one tenant' : `${served.length} tenants`}, and no other`
      : `this API serves ${displayName}`
    return refuseBearer(
      `tid is ${inWords(tid)} and oid ${inWords(oid)}; ${serves}.`,
      'The access token is of another tenant, or does not say who it is about.',
    )
  },
}
