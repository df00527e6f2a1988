import type { HttpResponse } from '../../../network/message'
import { checklist } from '../../../trace/checklist'
import { clientKnown } from '../../checks/check-client-known'
import { parametersOnce } from '../../checks/check-parameters-once'
import { tenantExists } from '../../checks/check-tenant-exists'
import type { Exchange } from '../../exchange'
import { refusalPage } from '../../http/page'
import { beginSignIn } from '../../sign-in/begin'
import { codeChallenge } from './check-code-challenge'
import { maxAge } from './check-max-age'
import { prompt } from './check-prompt'
import { redirectUriRegistered } from './check-redirect-uri-registered'
import { responseMode, responseModeOf } from './check-response-mode'
import { responseType } from './check-response-type'
import { scope } from './check-scope'
import type { Trusted } from './redirect'
import { respondError } from './respond'

/** Until client and redirect URI are trusted, errors are shown and never redirected (RFC 6749 section 4.1.2.1). */
const trust = checklist<{ readonly exchange: Exchange }>()
  .check(parametersOnce('client_id', 'redirect_uri'))
  .check(tenantExists)
  .check(clientKnown)
  .check(redirectUriRegistered)

/** What is wrong from here on, the application is told. */
const request = checklist<Trusted>()
  .check(parametersOnce())
  .check(responseType)
  .check(responseMode)
  .check(scope)
  .check(codeChallenge)
  .check(prompt)
  .check(maxAge)

/** The authorization endpoint (RFC 6749 section 3.1, OpenID Connect Core section 3.1.2): GET and POST mean the same. */
export async function authorize(exchange: Exchange): Promise<HttpResponse> {
  const { form, server } = exchange
  const trusted = await trust.run({ exchange }, server.emit)
  if (!trusted.passed) return refusalPage(trusted, server)
  const { redirect, tenant, application } = trusted.found
  const target = { redirectUri: redirect.uri, responseMode: responseModeOf(form), state: form.get('state') }
  const checked = await request.run(trusted.found, server.emit)
  if (!checked.passed) return respondError(target, checked, exchange)
  return beginSignIn(exchange, {
    ...target,
    tenantId: tenant.organization.id,
    clientId: application.appId,
    redirectUriGiven: form.get('redirect_uri') !== undefined,
    platform: redirect.platform,
    scope: checked.found.scope.requested.join(' '),
    prompt: checked.found.prompt,
    nonce: form.get('nonce'),
    loginHint: form.get('login_hint'),
    maxAge: checked.found.maxAge,
    challenge: checked.found.challenge,
  })
}
