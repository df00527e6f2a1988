import type { HttpResponse } from '../../../network/message'
import { checklist } from '../../../trace/checklist'
import { parametersOnce } from '../../checks/check-parameters-once'
import { tenantExists } from '../../checks/check-tenant-exists'
import { tenantNamed } from '../../checks/check-tenant-named'
import type { Exchange } from '../../exchange'
import { refusalPage } from '../../http/page'
import type { Part } from '../../parts/part'
import { signedInAccounts } from '../../sign-in/session'
import { answerToSignOut, askToSignOut, stayedSignedIn } from './confirm-sign-out'
import { endSession } from './end-session'
import { hintOf } from './hint-of'
import { registeredReturn } from './registered-return'

const checks = checklist<{ readonly exchange: Exchange }>()
  .check(parametersOnce())
  .check(tenantNamed)
  .check(tenantExists)

/**
 * The end-session endpoint (OpenID Connect RP-Initiated Logout section 2): ends the session of this tenant's accounts in this browser, not
 * the tokens given out before. A request that does not show an ID token of the person may come from anywhere: then the person is asked.
 */
async function logout(exchange: Exchange): Promise<HttpResponse> {
  const { server } = exchange
  const checked = await checks.run({ exchange }, server.emit)
  if (!checked.passed) return refusalPage(checked, server)
  const { tenant } = checked.found
  const accounts = signedInAccounts(exchange, tenant.organization.id)
  const answer = answerToSignOut(exchange, tenant)
  if (answer) {
    const { accepted, sids, back } = answer
    const shown = accounts.filter((each) => sids.includes(each.sid))
    return accepted ? endSession(exchange, tenant, shown, back) : stayedSignedIn(back)
  }
  const hint = await hintOf(checked.found)
  const back = registeredReturn(exchange, tenant, hint)
  // An ID token of another session, of the same person as well, says nothing about this one (RP-Initiated Logout calls it suspect).
  const meant = accounts.filter((each) => each.sid === hint?.sid)
  if (accounts.length === 0 || meant.length > 0) return endSession(exchange, tenant, meant, back)
  return askToSignOut(exchange, tenant, accounts, back)
}

const PATH = '/oauth2/v2.0/logout'

export const logoutEndpoint: Part = {
  endpoints: [
    {
      path: PATH,
      methods: 'GET, POST',
      metadata: (base) => ({
        end_session_endpoint: base + PATH,
        http_logout_supported: true,
        frontchannel_logout_supported: true,
      }),
      handle: logout,
    },
  ],
}
