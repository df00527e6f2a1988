import { importJWK, type JWK } from 'jose'
import { type ClientAuth, modifyAssertion, PrivateKeyJwt } from 'oauth4webapi'
import type { Clock } from '../../core/clock'
import type { RandomStream } from '../../core/random'

/** Seconds for which an assertion is good: Microsoft's libraries make it ten minutes. */
const LIFETIME_SECONDS = 600

/** The certificate that an application has, and how it signs with it. */
export interface Signer {
  /** Its private key. It signs here and goes nowhere. */
  readonly key: JWK
  readonly algorithm: 'RS256' | 'PS256'
  /** SHA-256 of the certificate as BASE64URL: the header names it (RFC 7515 section 4.1.8). */
  readonly thumbprint: string
  /** Whom the assertion is made for; the token endpoint, without it. */
  readonly audience?: string
}

/**
 * Proves a client by a JWT that it signs with the private key of its certificate (`private_key_jwt`, OpenID Connect Core section 9), with
 * the header and the claims that Entra documents. Serial number and times are the run's.
 */
export async function certificateAssertion(
  { key, algorithm, thumbprint, audience }: Signer,
  clock: Clock,
  random: RandomStream,
): Promise<ClientAuth> {
  const imported = await importJWK(key, algorithm)
  if (imported instanceof Uint8Array) throw new TypeError('A certificate has an asymmetric key.')
  return (server, client, body, headers) =>
    PrivateKeyJwt(imported, {
      [modifyAssertion]: (header, payload) => {
        const now = clock.seconds()
        Object.assign(header, { typ: 'JWT', 'x5t#S256': thumbprint })
        Object.assign(payload, {
          aud: audience ?? server.token_endpoint ?? server.issuer,
          jti: random.uuid(),
          iat: now,
          nbf: now,
          exp: now + LIFETIME_SECONDS,
        })
      },
    })(server, client, body, headers)
}
