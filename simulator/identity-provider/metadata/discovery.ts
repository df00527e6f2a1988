import type { Part } from '../parts/part'
import { published } from './published'

/**
 * Provider metadata (OpenID Connect Discovery section 3): what the parts say about themselves. As at Entra, neither
 * `grant_types_supported` nor `code_challenge_methods_supported` is among it: a client that insists on them goes without.
 */
export const discovery: Part = {
  endpoints: [
    {
      path: '/v2.0/.well-known/openid-configuration',
      methods: 'GET, HEAD, OPTIONS',
      cors: 'any',
      handle: published((exchange, realm, parts) => {
        const { origin } = exchange
        const base = `${origin}/${realm.name}`
        return Object.assign(
          {
            issuer: realm.issuer,
            // OpenID Connect Discovery section 3: without this member, true would be meant.
            request_uri_parameter_supported: false,
          },
          ...parts.endpoints.map((each) => each.metadata?.(base, parts, origin) ?? {}),
        )
      }),
    },
  ],
}
