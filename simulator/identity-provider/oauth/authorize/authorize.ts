import { OPENID_SCOPES } from '../../../access/requested-scope'
import type { HttpResponse } from '../../../network/message'
import { checklist } from '../../../trace/checklist'
import { clientWelcome } from '../../checks/check-client-known'
import { parametersOnce } from '../../checks/check-parameters-once'
import { tenantOrOpen } from '../../checks/check-tenant-exists'
import type { Exchange } from '../../exchange'
import { refusalPage } from '../../http/page'
import type { Part, Parts } from '../../parts/part'
import { beginSignIn } from '../../sign-in/begin'
import { type AuthorizationRequest, RESPONSE_MODES } from '../authorization-request'
import { codeChallenge } from './check-code-challenge'
import { idTokenHint } from './check-id-token-hint'
import { maxAge } from './check-max-age'
import { prompt } from './check-prompt'
import { redirectUriRegistered } from './check-redirect-uri-registered'
import { requestObject } from './check-request-object'
import { responseMode, responseModeOf } from './check-response-mode'
import { type Asking, responseType } from './check-response-type'
import { scope } from './check-scope'
import { respondError } from './respond'
import { respondWithCode } from './respond-with-code'

/** Until client and redirect URI are trusted, errors are shown and never redirected (RFC 6749 section 4.1.2.1). */
const trust = checklist<{ readonly exchange: Exchange }>()
  .check(parametersOnce('client_id', 'redirect_uri'))
  .check(tenantOrOpen)
  .check(clientWelcome)
  .check(redirectUriRegistered)

/** What is wrong from here on, the application is told. */
const request = checklist<Asking>()
  .check(parametersOnce())
  .check(requestObject)
  .check(responseType)
  .check(responseMode)
  .check(scope)
  .check(codeChallenge)
  .check(prompt)
  .check(maxAge)
  .check(idTokenHint)

/** The authorization endpoint (RFC 6749 section 3.1, OpenID Connect Core section 3.1.2): GET and POST mean the same. */
async function authorize(exchange: Exchange, parts: Parts): Promise<HttpResponse> {
  const { form, server } = exchange
  const trusted = await trust.run({ exchange }, server.emit)
  if (!trusted.passed) return refusalPage(trusted, server)
  const { redirect, tenant, open, application } = trusted.found
  const target = { redirectUri: redirect.uri, responseMode: responseModeOf(form), state: form.get('state') }
  const [inFront] = form.get('response_type') === 'code' ? [] : parts.frontChannel
  const checked = await request.run({ ...trusted.found, inFront }, server.emit)
  if (!checked.passed) return respondError(target, checked, exchange)
  const { found } = checked
  const more = await inFront?.check(found, server.emit)
  if (more?.passed === false) return respondError(target, more, exchange)
  const asked: AuthorizationRequest = {
    ...target,
    tenantId: open ? exchange.tenantName.toLowerCase() : tenant.organization.id,
    clientId: application.appId,
    redirectUriGiven: form.get('redirect_uri') !== undefined,
    platform: redirect.platform,
    scope: found.scope.requested.join(' '),
    prompt: found.prompt,
    nonce: form.get('nonce'),
    loginHint: form.get('login_hint'),
    hintedUserId: found.hintedUserId,
    maxAge: found.maxAge,
    challenge: found.challenge,
  }
  const continuation = inFront?.respond(asked, form) ?? respondWithCode(asked)
  return beginSignIn(exchange, parts, asked, continuation)
}

const PATH = '/oauth2/v2.0/authorize'

export const authorizationEndpoint: Part = {
  endpoints: [
    {
      path: PATH,
      methods: 'GET, POST',
      metadata: (base, { frontChannel }) => ({
        authorization_endpoint: base + PATH,
        response_types_supported: ['code', ...frontChannel.flatMap(({ responseTypes }) => responseTypes)],
        response_modes_supported: RESPONSE_MODES,
        scopes_supported: OPENID_SCOPES,
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['RS256'],
        claims_supported: CLAIMS,
      }),
      handle: authorize,
    },
  ],
}

/** Those of Entra's list that tokens here can have. */
const CLAIMS = 'sub iss aud exp iat auth_time acr nonce preferred_username name tid ver email'.split(' ')
