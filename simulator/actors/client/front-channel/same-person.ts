import { claimsOf, held, type OAuthClient, Unexpected } from '../client'

/**
 * The ID token that came with the code has to be about the same person as the one that the code was redeemed for (OpenID Connect Core
 * section 3.3.3.6).
 * @param before the claims of the first one
 * @throws Unexpected when they are of two issuers or about two people
 */
export function samePerson(client: OAuthClient, before: ReturnType<typeof claimsOf>): void {
  const { iss, sub } = claimsOf(client)
  if (iss !== before.iss || sub !== before.sub) {
    client.claims = before
    throw new Unexpected(
      'The code was redeemed for an ID token about somebody else than the one that came beside it.',
      {
        check: 'same-person',
        spec: 'oidc-core#3.3.3.6',
        error: 'invalid_sub',
        compared: { expected: before.sub, came: sub },
      },
    )
  }
  held(client, 'same-person', 'oidc-core#3.3.3.6', 'Both ID tokens are of one issuer, and about one person.')
}
