import { coveredBy, type RequestedScope } from '../../../../access/requested-scope'
import { sha256LeftHalf } from '../../../../core/base64url'
import type { HttpResponse } from '../../../../network/message'
import { checklist } from '../../../../trace/checklist'
import type { Part } from '../../../parts/part'
import type { SignedIn } from '../../../sign-in/session'
import type { Identified } from '../../../sign-in/sign-in'
import { issueAccessToken } from '../../../tokens/access-token'
import { issueCode } from '../../../tokens/authorization-code'
import { made } from '../../../tokens/claim'
import { issueIdToken } from '../../../tokens/id-token'
import type { PersonRequest } from '../../../tokens/token-request'
import type { AuthorizationRequest } from '../../authorization-request'
import type { Trusted } from '../redirect'
import { respond, respondError } from '../respond'
import { codeBound } from './check-code-bound'
import { nonce } from './check-nonce'
import { responseTypeEnabled } from './check-response-type-enabled'
import { scopeOfOne } from './check-scope-of-one'
import { typesIn } from './types-in'

const checks = checklist<Trusted & { readonly scope: RequestedScope }>()
  .check(nonce)
  .check(scopeOfOne)
  .check(codeBound)

/**
 * The implicit and the hybrid answer (RFC 6749 section 4.2.2, OpenID Connect Core sections 3.2.2.5 and 3.3.2.5): what the token
 * endpoint gives otherwise, handed to the browser. There is no refresh token, and nobody has proved to be the client.
 */
export const tokensInFront: Part = {
  frontChannel: [
    {
      // As Entra’s v2.0 lists them. It answers others as well, and so does this.
      responseTypes: ['id_token', 'code id_token', 'id_token token'],
      look: responseTypeEnabled,
      check: (found, emit) => checks.run(found, emit),
      respond: (request, form) => ({
        finish: (signIn, account) => answer(request, typesIn(form), signIn, account),
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
  const { clientId, platform, maxAge } = request
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
        nonce: request.nonce,
        maxAge,
        scope: request.scope,
        expiresAt: exchange.now,
        // What is void with the code is void with it (RFC 6749 section 4.1.2); without one nothing can void it.
        root: code ?? '',
      },
    },
    inFront: [],
  }
  const token = types.includes('token') ? await issueAccessToken(asked) : undefined
  if (token) emit(token.issued)
  const idToken = types.includes('id_token')
    ? await issueIdToken({ ...asked, inFront: await hashesOf(token?.value, code) })
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

/** What the ID token says of what goes with it (OpenID Connect Core sections 3.2.2.10 and 3.3.2.11). */
async function hashesOf(accessToken: string | undefined, code: string | undefined) {
  const hashed = async (text: string | undefined) =>
    text === undefined ? undefined : await sha256LeftHalf(text)
  return made(
    ['at_hash', await hashed(accessToken), 'the access token beside it'],
    ['c_hash', await hashed(code), 'the code beside it'],
  )
}
