import { findUser } from '../../../directory/queries'
import type { Tenant } from '../../../directory/tenant'
import { type HttpResponse, redirect } from '../../../network/message'
import type { Exchange } from '../../exchange'
import { document } from '../../http/page'
import { type Cell, keep } from '../../memory'
import { BROWSER_COOKIE, browserOf, cookie } from '../../sign-in/browser-cookies'
import { signInPage } from '../../sign-in/pages'
import type { SignedIn } from '../../sign-in/session'

/** A sign-out that waits for a yes: in which browser, and where it goes then. */
interface Waiting {
  readonly browser: string
  readonly tenantId: string
  /** The sessions of the accounts that the question names: who signs in while it stands there has not been asked. */
  readonly sids: readonly string[]
  readonly back: string | undefined
}

const WAITING: Cell<Map<string, Waiting>> = { create: () => new Map() }

/** Shows the question. Its form is good in this browser only: nobody can answer it from another page (RP-Initiated Logout section 6). */
export function askToSignOut(
  exchange: Exchange,
  tenant: Tenant,
  accounts: readonly SignedIn[],
  back: string | undefined,
): HttpResponse {
  const { server, memory, origin } = exchange
  const { browser, headers } = browserOf(exchange)
  const ctx = server.random.token(24)
  const tenantId = tenant.organization.id
  const sids = accounts.map(({ sid }) => sid)
  const usernames = accounts.flatMap(({ userId }) => findUser(tenant, userId)?.userPrincipalName ?? [])
  keep(memory.of(WAITING), ctx, { browser, tenantId, sids, back })
  server.emit({
    type: 'note',
    says: 'No ID token says that the person wants this, so the person is asked: any page could have sent the browser here. Entra documents logout_hint for this.',
  })
  const action = `${origin}/${tenantId}/oauth2/v2.0/logout`
  return signInPage({ kind: 'sign-out', action, fields: { ctx }, usernames }, headers)
}

/** The answer to that question, if this request is one: undefined for everything else. */
export function answerToSignOut(
  exchange: Exchange,
  tenant: Tenant,
): (Pick<Waiting, 'sids' | 'back'> & { readonly accepted: boolean }) | undefined {
  const { form, memory, request } = exchange
  const waiting = memory.of(WAITING)
  const ctx = form.get('ctx') ?? ''
  const asked = waiting.get(ctx)
  const browser = cookie(exchange, BROWSER_COOKIE)
  if (request.method !== 'POST' || asked?.browser !== browser || asked.tenantId !== tenant.organization.id)
    return undefined
  waiting.delete(ctx)
  return { accepted: form.get('accept') === 'true', sids: asked.sids, back: asked.back }
}

/** After a no: back to the application, or a page that says so. */
export function stayedSignedIn(back: string | undefined): HttpResponse {
  return back === undefined
    ? document(200, { kind: 'still-signed-in' }, 'Still signed in', '<h1>You are still signed in</h1>')
    : redirect(back)
}
