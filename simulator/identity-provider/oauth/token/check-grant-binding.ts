import { type Check, passed } from '../../../trace/checklist'
import { AADSTS70000, AADSTS700005 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import type { Redeeming } from '../../tokens/token-request'

/** What one tenant issued to one client is worth nothing elsewhere and to others (RFC 6749 sections 4.1.3 and 6). */
export const grantBinding: Check<Redeeming> = {
  name: 'grant-binding',
  spec: 'rfc6749#5.2',
  look: ({ tenant, application, grant }) => {
    if (grant.tenantId !== tenant.organization.id)
      return refuse(AADSTS700005, 'This grant was issued by another tenant.')
    return grant.clientId === application.appId
      ? passed(`This grant was issued to ${application.displayName}.`)
      : refuse(AADSTS70000, `This grant was not issued to ${application.displayName}.`)
  },
}
