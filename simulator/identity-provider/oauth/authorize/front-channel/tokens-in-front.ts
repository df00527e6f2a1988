import { coveredBy } from '../../../../access/requested-scope'
import type { HttpResponse } from '../../../../network/message'
import type { Part } from '../../../parts/part'
import type { SignedIn } from '../../../sign-in/session'
import type { Identified } from '../../../sign-in/sign-in'
import { issueAccessToken } from '../../../tokens/access-token'
import { issueCode } from '../../../tokens/authorization-code'
import { issueIdToken } from '../../../tokens/id-token'
import type { PersonRequest } from '../../../tokens/token-request'
import type { AuthorizationRequest } from '../../authorization-request'
import { respond, respondError } from '../respond'

/**
 * The implicit and the hybrid answer (RFC 6749 section 4.2.2, OpenID Connect Core sections 3.2.2.5 and 3.3.2.5): what the token
 * endpoint gives otherwise, handed to the browser. There is no refresh token, and nobody has proved to be the client.
 */
export const tokensInFront: Part = {
  frontChannel: [
    {
      responseTypes: [
        'id_token',
        'token',
        'id_token token',
        'code id_token',
        'code token',
        'code id_token token',
      ],
      respond: (request, types) => ({
        finish: (signIn, account) => answer(request, types, signIn, account),
        refuse: (refusal, exchange) => respondError(request, refusal, exchange),
      }),
    },
  ],
}

async function answer(
  request: AuthorizationRequest,
  types: readonly string[],
  signIn: Identified,
  account: SignedIn,
): Promise<HttpResponse> {
  const { exchange, directory, tenant, application, servicePrincipal, scope, user } = signIn
  const { emit } = exchange.server
  const { clientId, platform, nonce, maxAge } = request
  const code = types.includes('code') ? issueCode(exchange, request, account) : undefined
  const asked: PersonRequest = {
    exchange,
    directory,
    tenant,
    application,
    servicePrincipal,
    scope,
    authentication: 'none',
    subject: {
      kind: 'person',
      user,
      grant: {
        ...account,
        clientId,
        platform,
        nonce,
        maxAge,
        scope: request.scope,
        expiresAt: exchange.now,
        // What is void with the code is void with it (RFC 6749 section 4.1.2); without one nothing can void it.
        root: code ?? '',
      },
    },
    beside: { code },
  }
  const token = types.includes('token') ? await issueAccessToken(asked) : undefined
  if (token) emit(token.issued)
  const idToken = types.includes('id_token')
    ? await issueIdToken({ ...asked, beside: { code, accessToken: token?.value } })
    : undefined
  if (idToken) emit(idToken.issued)
  return respond(request, {
    ...(code !== undefined && { code }),
    ...(token && {
      access_token: token.value,
      token_type: 'Bearer',
      expires_in: String(token.expiresIn),
      scope: coveredBy(scope).join(' '),
    }),
    ...(idToken && { id_token: idToken.value }),
  })
}
