import { escapeHtml } from '../../../core/html'
import { findUser } from '../../../directory/queries'
import { type HttpResponse, html, redirect } from '../../../network/message'
import { renderPage } from '../../../network/page'
import { checklist } from '../../../trace/checklist'
import { tenantExists } from '../../checks/check-tenant-exists'
import type { Exchange } from '../../exchange'
import { PAGE_HEADERS, refusalPage } from '../../http/page'
import { cookie, SESSION_COOKIE, setCookie, signedInAccounts } from '../../sign-in/browser-cookies'
import { registeredRedirects } from '../authorize/redirect'

const checks = checklist<{ readonly exchange: Exchange }>().check(tenantExists)

/**
 * The end-session endpoint (OpenID Connect RP-Initiated Logout section 2): ends the browser's session, not the tokens given
 * out before, and returns only to a registered address.
 */
export async function logout(exchange: Exchange): Promise<HttpResponse> {
  const { form, server, store } = exchange
  const checked = await checks.run({ exchange }, server.emit)
  if (!checked.passed) return refusalPage(checked, server)
  const { tenant } = checked.found
  const [account] = signedInAccounts(exchange, tenant.organization.id)
  store.sessions.delete(cookie(exchange, SESSION_COOKIE))
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
  return html(200, renderPage({ kind: 'signed-out', username }, 'Signed out', content), [
    ...PAGE_HEADERS,
    cleared,
  ])
}
