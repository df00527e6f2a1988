import { isObject, type JsonObject } from '../../../core/json'
import { clientSecretOf, hintOf } from '../../../directory/client-secret'
import type { Application, Tenant } from '../../../directory/tenant'
import type { HttpResponse } from '../../../network/message'
import { problem } from '../../challenge'
import type { Call } from '../../resource-request'

type PasswordCredential = Application['passwordCredentials'][number]

/** Years for which a secret is good where nobody says otherwise (Graph, application: addPassword). */
const YEARS = 2
const LONGEST_NAME = 90

/** The secret that a request asks for, made anew: Graph makes up its text, and nobody can choose it. */
export function passwordAsked({
  content,
  server,
}: Pick<Call, 'content' | 'server'>):
  | { readonly made: PasswordCredential }
  | { readonly refused: HttpResponse } {
  const asked: JsonObject = isObject(content.passwordCredential) ? content.passwordCredential : {}
  const { displayName, startDateTime, endDateTime } = asked
  const begins = instantOf(startDateTime) ?? server.now()
  const ends = instantOf(endDateTime) ?? yearsAfter(begins, YEARS)
  const isName = displayName === undefined || displayName === null || typeof displayName === 'string'
  // What was sent and is no instant is not left to a default.
  const isMeant = [startDateTime, endDateTime].every(
    (each) => each === undefined || each === null || instantOf(each) !== undefined,
  )
  if (!isName || !isMeant || ends <= begins)
    return {
      refused: problem(400, 'Request_BadRequest', 'The passwordCredential is not one that can be added.'),
    }
  const keyId = server.random.uuid()
  return {
    made: {
      keyId,
      displayName: (displayName ?? '').slice(0, LONGEST_NAME),
      hint: hintOf(keyId),
      startDateTime: instant(begins),
      endDateTime: instant(ends),
    },
  }
}

/** The one answer in which the text of a secret is given (Graph, passwordCredential `secretText`). */
export function passwordBody(tenant: Tenant, made: PasswordCredential): object {
  return { customKeyIdentifier: null, ...made, secretText: clientSecretOf(tenant, made.keyId) }
}

const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`

/** RFC 3339. Milliseconds; undefined for what is none, or lies outside of a calendar with four digits. */
function instantOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value))
    return undefined
  const at = Date.parse(value)
  return Number.isFinite(at) && at < Date.UTC(9990, 0) && at > 0 ? at : undefined
}

function yearsAfter(at: number, years: number): number {
  const date = new Date(at)
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return date.getTime()
}
