import { escapeHtml } from '../../../core/html'
import { findUser } from '../../../directory/queries'
import type { Tenant } from '../../../directory/tenant'
import { type HeaderList, type HttpResponse, redirect } from '../../../network/message'
import type { SignedOutPage } from '../../../network/page'
import { applicationOf, type Exchange } from '../../exchange'
import { document } from '../../http/page'
import { cookie, SESSION_COOKIE, setCookie } from '../../sign-in/browser-cookies'
import { SESSIONS, type SignedIn, sessionOf } from '../../sign-in/session'

/** Signs `accounts` out. Accounts of other tenants, and others of this one that were not meant, stay. */
export function endSession(
  exchange: Exchange,
  tenant: Tenant,
  accounts: readonly SignedIn[],
  back: string | undefined,
): HttpResponse {
  const cleared = forget(exchange, accounts)
  const frontChannel = accounts.flatMap((each) => logoutAddresses(exchange, each))
  // Frames need a page; without any the browser goes on at once.
  if (back !== undefined && frontChannel.length === 0) return redirect(back, cleared)
  const username = findUser(tenant, accounts[0]?.userId)?.userPrincipalName
  const page: SignedOutPage = {
    kind: 'signed-out',
    ...(username !== undefined && { username }),
    ...(frontChannel.length > 0 && { frontChannel }),
    ...(back !== undefined && { returnTo: back }),
  }
  const frames = frontChannel.map((each) => `<iframe hidden src="${escapeHtml(each)}"></iframe>`).join('')
  const onward = back === undefined ? '' : `<p><a href="${escapeHtml(back)}">Back to the application</a>`
  const content = `<h1>You signed out</h1><p>${escapeHtml(username ?? '')}${frames}${onward}`
  return document(200, page, 'Signed out', content, cleared)
}

/** Takes the accounts out of the browser's session; the cookie goes with the last of them. */
function forget(exchange: Exchange, accounts: readonly SignedIn[]): HeaderList {
  const sessions = exchange.memory.of(SESSIONS)
  const value = cookie(exchange, SESSION_COOKIE)
  const rest = sessionOf(exchange).filter((each) => !accounts.includes(each))
  if (rest.length > 0) {
    sessions.set(value, rest)
    return []
  }
  sessions.delete(value)
  return [setCookie(SESSION_COOKIE, '', '; Max-Age=0')]
}

/**
 * Front-Channel Logout sections 2 and 3: the registered address of each application, with whose session it is. By the specification `iss`
 * and `sid` go together; Entra sends `sid` alone (OpenIDC/mod_auth_openidc#855, nginxinc/nginx-openid-connect#117).
 */
function logoutAddresses(exchange: Exchange, { clients, sid }: SignedIn): readonly string[] {
  return clients.flatMap((clientId) => {
    const address = applicationOf(exchange, clientId)?.web.logoutUrl
    if (!address) return []
    return `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams({ sid })}`
  })
}
