import { decodeJwt } from 'jose'
import { type IDToken, OperationProcessingError, validateCodeIdTokenResponse } from 'oauth4webapi'
import { isObject } from '../../../core/json'
import type { Pending } from '../ask'
import { held, type OAuthClient, serverOf, Unexpected } from '../client'

/**
 * Reads a code with an ID token beside it (OpenID Connect Core section 3.3.2.8): state, the ID token with its signature and nonce, and
 * that the code is the one of `c_hash`. What comes back is good to be redeemed.
 */
export async function readHybrid(
  client: OAuthClient,
  { state, nonce }: Pending,
  parameters: URLSearchParams,
): Promise<URLSearchParams> {
  // A refusal that comes with the browser is the identity provider's, whoever answered last on another channel.
  client.answeredBy = undefined
  if (parameters.has('state') && !parameters.has('error'))
    for (const name of ['id_token', 'code'])
      if (!parameters.has(name))
        throw new Unexpected(`No ${name} came with the browser, and the app has asked for one.`)
  const answer = await codeMatching(
    validateCodeIdTokenResponse(
      serverOf(client),
      client.metadata,
      parameters,
      nonce ?? '',
      state,
      undefined,
      client.options,
    ),
  )
  held(
    client,
    'state-matches',
    'rfc6749#10.12',
    'The state that came back is the one this browser was sent away with.',
  )
  heldOfFrontToken(client)
  held(
    client,
    'code-hash',
    'oidc-core#3.3.2.10',
    'c_hash in the ID token is the hash of the code that came beside it.',
  )
  client.claims = decodeJwt<IDToken>(parameters.get('id_token') ?? '') as IDToken
  return answer
}

function heldOfFrontToken(client: OAuthClient): void {
  held(
    client,
    'id-token-signature',
    'oidc-core#3.2.2.11',
    'The signature of the ID token fits a key the issuer publishes.',
  )
  held(
    client,
    'id-token-claims',
    'oidc-core#3.1.3.7',
    'Issuer, audience, times and nonce of the ID token are the expected ones.',
  )
}

/** The library says of c_hash no more than of any other claim. */
async function codeMatching<T>(read: Promise<T>): Promise<T> {
  try {
    return await read
  } catch (fault) {
    const cause: unknown = fault instanceof OperationProcessingError ? fault.cause : undefined
    if (!isObject(cause) || cause.claim !== 'c_hash') throw fault
    throw new Unexpected(
      'The code is not the one that the ID token was issued with: its hash is not c_hash. It may belong to another sign-in.',
      { check: 'code-hash', spec: 'oidc-core#3.3.2.10', error: 'invalid_c_hash' },
    )
  }
}
