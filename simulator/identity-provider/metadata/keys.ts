import { publicKeys } from '../../fixtures/keys'
import type { Part } from '../parts/part'
import { published } from './published'

const PATH = '/discovery/v2.0/keys'

/** The public keys (RFC 7517 section 5) as Entra has them: without `alg`, and each with the issuer that it speaks for. */
export const keys: Part = {
  endpoints: [
    {
      path: PATH,
      methods: 'GET, HEAD, OPTIONS',
      cors: 'any',
      metadata: (base) => ({ jwks_uri: base + PATH }),
      handle: published((_exchange, { issuer }) => ({
        keys: publicKeys.keys.map(({ alg: _, ...key }) => ({ ...key, issuer })),
      })),
    },
  ],
}
