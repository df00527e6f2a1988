import { spaOrigins } from '../directory/queries'
import { EXPENSES } from '../fixtures/expenses'
import { corsHeaders } from '../network/cors'
import { type HeaderList, type HttpResponse, json } from '../network/message'
import type { Handler } from '../network/server'
import { checklist, type Failed } from '../trace/checklist'
import { audience } from './expenses/check-audience'
import { issuer } from './expenses/check-issuer'
import { REQUIRED_SCOPE, scope } from './expenses/check-scope'
import { signature } from './expenses/check-signature'
import { tenant } from './expenses/check-tenant'
import { time } from './expenses/check-time'
import { tokenPresent } from './expenses/check-token-present'
import type { ResourceOptions, ResourceRequest } from './expenses/resource-request'

const checks = checklist<ResourceRequest>()
  .check(tokenPresent)
  .check(signature)
  // Before the issuer: a token for somebody else is refused as that, whoever issued it.
  .check(audience)
  .check(issuer)
  .check(time)
  .check(tenant)
  .check(scope)

/** The Expenses API: `GET /expenses` gives a person's own rows to whoever has an access token for it (RFC 6750). */
export function createExpensesApi(options: ResourceOptions): Handler {
  const kept: ResourceRequest['kept'] = {}
  return async (request, server) => {
    const { tenant } = options.directory
    const cors = corsHeaders(request, () => spaOrigins(tenant.applications), METHODS)
    const { status, headers, body } = await answer({ ...options, request, server, kept })
    return { status, headers: [...headers, ...cors], body }
  }
}

const METHODS = 'GET, OPTIONS'

async function answer(asked: ResourceRequest): Promise<HttpResponse> {
  const { request, server } = asked
  if (!URL.canParse(request.url) || new URL(request.url).pathname !== '/expenses')
    return problem(404, 'notFound')
  if (request.method === 'OPTIONS') return { status: 204, headers: ALLOW, body: '' }
  if (request.method !== 'GET') return problem(405, 'methodNotAllowed', undefined, ALLOW)
  const checked = await checks.run(asked, server.emit)
  if (!checked.passed) return challenge(asked, checked)
  const value = EXPENSES.filter(({ owner }) => owner === checked.found.userId).map(
    ({ owner: _, ...row }) => row,
  )
  return json(200, { value }, [['Cache-Control', 'no-store']])
}

const ALLOW: HeaderList = [['Allow', METHODS]]

/** An error in Graph's form, which APIs beside it use as well. */
function problem(status: number, code: string, message = code, extra: HeaderList = []): HttpResponse {
  return json(status, { error: { code, message } }, extra)
}

/** 401, 403 or 400 with the Bearer challenge (RFC 6750 section 3). */
function challenge(
  { directory }: ResourceOptions,
  { says, error: { error, description } }: Failed,
): HttpResponse {
  const status = error === 'insufficient_scope' ? 403 : error === 'invalid_request' ? 400 : 401
  const scopeHint = status === 403 ? `, scope="${REQUIRED_SCOPE}"` : ''
  const parameters = error && `, error="${error}", error_description="${description}"${scopeHint}`
  const value = `Bearer realm="${directory.tenant.organization.displayName}"${parameters}`
  return problem(status, error || 'unauthenticated', says, [['WWW-Authenticate', value]])
}
