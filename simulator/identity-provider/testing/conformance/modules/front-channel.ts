import { compare, type Module } from '../module'
import { goodError } from './good-error'
import { ID_TOKEN_CLAIMS } from './sources'

const KNOWN = 'iss sub aud exp iat auth_time nonce acr amr azp at_hash c_hash nbf jti sid'.split(' ')

/** What is asked otherwise where tokens come with the browser (OpenID Connect Core sections 3.2 and 3.3). */
export const frontChannelModules: readonly Module[] = [
  {
    name: 'oidcc-server',
    says: 'A person signs in; what was asked for is in the answer, and the ID token has the hash of what came beside it, and no claim that was not asked for.',
    run: async ({ signIn }) => {
      const { answer, claims } = await signIn()
      const seconds = answer.get('expires_in')
      return [
        compare('token_type', answer.get('token_type'), answer.has('access_token') ? 'Bearer' : null),
        compare('expires_in is seconds', seconds === null || /^[1-9]\d*$/.test(seconds), true),
        compare('a refresh token', answer.has('refresh_token'), false),
        compare('name in the ID token', claims.name, undefined),
        compare(
          'claims nobody asked for',
          Object.keys(claims)
            .filter((name) => !KNOWN.includes(name))
            .sort(),
          [],
        ),
      ]
    },
    departs: [
      {
        what: 'claims nobody asked for',
        is: ['tid', 'uti', 'ver'],
        suite: 'warns',
        reason: 'Every ID token of Entra says which tenant, which version, and its own id for the logs.',
        source: ID_TOKEN_CLAIMS,
      },
    ],
  },
  {
    name: 'oidcc-ensure-request-without-nonce-fails',
    says: 'A request for an ID token in front without a nonce is refused, with the state.',
    run: async ({ ask }) => {
      const { answer, page } = await ask({ nonce: undefined, state: 'kept' })
      return [compare('page', page, undefined), ...goodError(answer, 'invalid_request', 'kept')]
    },
  },
]
