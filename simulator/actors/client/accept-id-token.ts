import {
  getValidatedIdTokenClaims,
  type TokenEndpointResponse,
  validateApplicationLevelSignature,
} from 'oauth4webapi'
import { held, type OAuthClient, serverOf } from './client'

/**
 * Who is signed in, from an ID token whose claims the library has compared (OpenID Connect Core section 3.1.3.7); its signature is
 * validated here. Without an ID token nobody is signed in.
 * @param compared the claims that were compared, as a sentence begins
 */
export async function acceptIdToken(
  client: OAuthClient,
  response: Response,
  tokens: TokenEndpointResponse,
  compared: string,
): Promise<void> {
  const claims = getValidatedIdTokenClaims(tokens)
  if (!claims) return
  held(client, 'id-token-claims', 'oidc-core#3.1.3.7', `${compared} of the ID token are the expected ones.`)
  await validateApplicationLevelSignature(serverOf(client), response, client.options)
  held(
    client,
    'id-token-signature',
    'oidc-core#3.1.3.7',
    'The signature of the ID token fits a key the issuer publishes.',
  )
  client.claims = claims
}
