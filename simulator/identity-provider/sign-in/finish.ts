import { provenAt } from '../../authentication/proof'
import type { HeaderList, HttpResponse } from '../../network/message'
import { keep } from '../memory'
import { cookie, SESSION_COOKIE, setCookie } from './browser-cookies'
import { SESSION_IDLE_SECONDS, SESSIONS, type SignedIn, sessionOf } from './session'
import type { Identified } from './sign-in'

/** Every requirement is met: remembers the person in a session, and goes on with what the sign-in was for. */
export async function finish(signIn: Identified, extra: HeaderList): Promise<HttpResponse> {
  const { account, headers } = remember(signIn)
  const response = await signIn.attempt.continuation.finish(signIn, account)
  return { ...response, headers: [...response.headers, ...headers, ...extra] }
}

/** The session after this sign-in. A new proof of identity makes a new cookie, so that a planted one is worth nothing afterwards. */
function remember({ exchange, attempt, user, session }: Identified): {
  account: SignedIn
  headers: HeaderList
} {
  const { server, memory, now, origin } = exchange
  const { tenantId, clientId } = attempt.request
  const sessions = memory.of(SESSIONS)
  const held = cookie(exchange, SESSION_COOKIE)
  const authTime = provenAt(attempt.proofs)
  const others = sessionOf(exchange).filter((each) => each.userId !== user.id || each.tenantId !== tenantId)
  const clients = [...new Set([...(session?.clients ?? []), clientId])]
  if (session && authTime === undefined) {
    const account = { ...session, clients, usedAt: now }
    sessions.set(held, [...others, account])
    return { account, headers: [] }
  }
  const account: SignedIn = {
    tenantId,
    userId: user.id,
    sid: session?.sid ?? server.random.uuid(),
    proofs: attempt.proofs,
    authTime: authTime ?? now,
    usedAt: now,
    clients,
  }
  const value = server.random.token(32)
  sessions.delete(held)
  keep(sessions, value, [...others, account])
  server.emit({
    type: 'token-issued',
    token: 'session-cookie',
    value,
    audience: origin,
    expiresAt: now + SESSION_IDLE_SECONDS,
    claims: [],
  })
  return { account, headers: [setCookie(SESSION_COOKIE, value)] }
}
