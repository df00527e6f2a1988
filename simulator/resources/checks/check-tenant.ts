import { inWords } from '../../core/json'
import { type Check, passed } from '../../trace/checklist'
import { refuseBearer, type Verified } from '../resource-request'

/** The token is of the tenant this API serves, and says who it is about there: names and addresses change, `oid` does not. */
export const tenant: Check<Verified, { readonly oid: string }> = {
  name: 'tenant',
  spec: 'entra#access-token-claims',
  look: ({ claims: { tid, oid }, directory }) => {
    const { id, displayName } = directory.tenant.organization
    return tid === id && oid
      ? passed(`tid is ${displayName}, and oid says who it is there.`, { oid })
      : refuseBearer(
          `tid is ${inWords(tid)} and oid ${inWords(oid)}; this API serves ${displayName}.`,
          'The access token is of another tenant, or does not say who it is about.',
        )
  },
}
