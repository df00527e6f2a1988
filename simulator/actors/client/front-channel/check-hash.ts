import { sha256LeftHalf } from '../../../core/base64url'
import { claimsOf, held, type OAuthClient, Unexpected } from '../client'

const HASHES = {
  at_hash: { check: 'access-token-hash', spec: 'oidc-core#3.2.2.9', what: 'access token' },
  c_hash: { check: 'code-hash', spec: 'oidc-core#3.3.2.10', what: 'code' },
} as const

/**
 * Holds what came beside the ID token against the hash in it: the issuer has signed which access token, and which code, it handed out
 * with this ID token.
 * @throws Unexpected when it is another one, or nothing was signed about it
 */
export async function checkHash(
  client: OAuthClient,
  claim: keyof typeof HASHES,
  value: string,
): Promise<void> {
  const { check, spec, what } = HASHES[claim]
  const expected = claimsOf(client)[claim]
  const came = await sha256LeftHalf(value)
  if (expected !== came)
    throw new Unexpected(
      `The ${what} is not the one that the ID token was issued with: its hash is not ${claim}.`,
      { check, spec, error: `invalid_${claim}`, compared: { expected: String(expected ?? 'none'), came } },
    )
  held(client, check, spec, `${claim} in the ID token is the hash of the ${what} that came beside it.`)
}
