import { escapeHtml } from '../../../core/html'
import { findUser } from '../../../directory/queries'
import { type HttpResponse, redirect } from '../../../network/message'
import { checklist } from '../../../trace/checklist'
import { parametersOnce } from '../../checks/check-parameters-once'
import { tenantExists } from '../../checks/check-tenant-exists'
import { tenantNamed } from '../../checks/check-tenant-named'
import type { Exchange } from '../../exchange'
import { document, refusalPage } from '../../http/page'
import type { Part } from '../../parts/part'
import { cookie, SESSION_COOKIE, setCookie } from '../../sign-in/browser-cookies'
import { SESSIONS, signedInAccounts } from '../../sign-in/session'
import { registeredRedirects } from '../authorize/redirect'

const checks = checklist<{ readonly exchange: Exchange }>()
  .check(parametersOnce())
  .check(tenantNamed)
  .check(tenantExists)

/**
 * The end-session endpoint (OpenID Connect RP-Initiated Logout section 2): ends the browser's session, not the tokens given
 * out before, and returns only to a registered address.
 */
async function logout(exchange: Exchange): Promise<HttpResponse> {
  const { form, server, memory } = exchange
  const checked = await checks.run({ exchange }, server.emit)
  if (!checked.passed) return refusalPage(checked, server)
  const { tenant } = checked.found
  const [account] = signedInAccounts(exchange, tenant.organization.id)
  memory.of(SESSIONS).delete(cookie(exchange, SESSION_COOKIE))
  const cleared = setCookie(SESSION_COOKIE, '', '; Max-Age=0')
  const back = form.get('post_logout_redirect_uri')
  if (back && tenant.applications.some((each) => registeredRedirects(each).some(({ uri }) => uri === back))) {
    const state = form.get('state')
    const query = state ? `${back.includes('?') ? '&' : '?'}${new URLSearchParams({ state })}` : ''
    return redirect(back + query, [cleared])
  }
  if (back) server.emit({ type: 'note', says: `${back} is not registered, so the browser stays here.` })
  const username = findUser(tenant, account?.userId)?.userPrincipalName
  const content = `<h1>You signed out</h1><p>${escapeHtml(username ?? '')}`
  return document(200, { kind: 'signed-out', ...(username && { username }) }, 'Signed out', content, [
    cleared,
  ])
}

const PATH = '/oauth2/v2.0/logout'

export const logoutEndpoint: Part = {
  endpoints: [
    {
      path: PATH,
      methods: 'GET, POST',
      metadata: (base) => ({ end_session_endpoint: base + PATH }),
      handle: logout,
    },
  ],
}
