import { type HeaderList, type HttpResponse, json } from '../network/message'
import type { Failed } from '../trace/checklist'
import type { Endpoint } from './resource-request'

const STATUS: Readonly<Record<string, number>> = { invalid_request: 400, insufficient_scope: 403 }

/** An error in Graph's form, which APIs beside it use as well. */
export function problem(status: number, code: string, message = code, extra: HeaderList = []): HttpResponse {
  return json(status, { error: { code, message } }, extra)
}

/**
 * 400, 401 or 403 with the Bearer challenge (RFC 6750 section 3). It has no realm. At least one parameter is a must, so a request
 * without a token is told the scope; where there is none, the realm is empty, as in the challenges of Microsoft's APIs.
 */
export function challenge(
  { scopes }: Endpoint,
  { error: { error, description }, compared }: Failed,
): HttpResponse {
  const [scope] = scopes
  // An application on its own lacks a role, and no scope that it asks for would give it one.
  const lacksScope = error === 'insufficient_scope' && compared?.expected === scopes.join(' or ')
  const parameters = [
    ...(error ? [`error="${error}"`, `error_description="${description}"`] : []),
    ...(scope && (!error || lacksScope) ? [`scope="${scope}"`] : []),
  ]
  const value = `Bearer ${parameters.join(', ') || 'realm=""'}`
  return problem(STATUS[error] ?? 401, error || 'unauthenticated', description, [['WWW-Authenticate', value]])
}
