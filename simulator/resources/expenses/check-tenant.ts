import { type Check, passed } from '../../trace/checklist'
import { refuseBearer, type Verified } from './resource-request'

/** The person comes from the tenant this API serves, and the token says who they are there. */
export const tenant: Check<Verified, { readonly userId: string }> = {
  name: 'tenant',
  spec: 'entra#access-token-claims',
  look: ({ claims: { tid, oid }, directory }) => {
    const { id, displayName } = directory.tenant.organization
    return tid === id && typeof oid === 'string'
      ? passed(`tid is ${displayName}, and oid says who it is there.`, { userId: oid })
      : refuseBearer(`tid is ${tid} and oid ${oid}; this API serves people of ${displayName}.`)
  },
}
