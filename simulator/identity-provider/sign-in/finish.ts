import type { HeaderList, HttpResponse } from '../../network/message'
import { respond } from '../oauth/authorize/respond'
import { keep, type SignedIn } from '../store'
import { issueCode } from '../tokens/authorization-code'
import { cookie, SESSION_COOKIE, SESSION_IDLE_SECONDS, setCookie } from './browser-cookies'
import type { Identified } from './sign-in'

/** Every requirement is met: remembers the person in a session, and sends the browser back with a code. */
export function finish(signIn: Identified, extra: HeaderList): HttpResponse {
  const { exchange, attempt } = signIn
  const { account, headers } = remember(signIn)
  const response = respond(attempt.request, { code: issueCode(exchange, attempt.request, account) })
  return { ...response, headers: [...response.headers, ...headers, ...extra] }
}

/** The session after this sign-in. A new proof of identity makes a new cookie, so that a planted one is worth nothing afterwards. */
function remember({ exchange, attempt, user, session }: Identified): {
  account: SignedIn
  headers: HeaderList
} {
  const { server, store, now, origin } = exchange
  const { tenantId } = attempt.request
  const held = cookie(exchange, SESSION_COOKIE)
  const authTime = attempt.totpAt ?? attempt.passwordAt
  const others = (store.sessions.get(held) ?? []).filter(
    (each) => each.userId !== user.id || each.tenantId !== tenantId,
  )
  if (session && authTime === undefined) {
    const account = { ...session, usedAt: now }
    store.sessions.set(held, [...others, account])
    return { account, headers: [] }
  }
  const account: SignedIn = {
    tenantId,
    userId: user.id,
    sid: server.random.uuid(),
    // Entra's values: how, and that more than one factor was used (RFC 8176).
    amr: attempt.totpAt === undefined ? ['pwd'] : ['pwd', 'otp', 'mfa'],
    authTime: authTime ?? now,
    usedAt: now,
  }
  const value = server.random.token(32)
  store.sessions.delete(held)
  keep(store.sessions, value, [...others, account])
  const expiresAt = now + SESSION_IDLE_SECONDS
  server.emit({
    type: 'token-issued',
    token: 'session-cookie',
    value,
    audience: origin,
    expiresAt,
    claims: [],
  })
  return { account, headers: [setCookie(SESSION_COOKIE, value)] }
}
