import { base64url } from '../../../../core/base64url'
import { WEB } from '../../lab'
import { compare, type Module } from '../module'
import { goodError } from './good-error'

const utf8 = (value: object) => new TextEncoder().encode(JSON.stringify(value))
const unsigned = (claims: object) => `${base64url(utf8({ alg: 'none' }))}.${base64url(utf8(claims))}.`

/** Parameters in a JWT (OpenID Connect Core section 6): whoever does not read it has to say so, and not read past it. */
export const requestObjectModules: readonly Module[] = [
  {
    name: 'oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported',
    says: 'A request_uri is followed, or refused with request_uri_not_supported; the metadata says which.',
    run: async ({ ask, metadata }) => {
      const { answer } = await ask({
        request_uri: 'https://expenses.contoso.example/request#1',
        state: undefined,
      })
      const { request_uri_parameter_supported } = (await metadata()).body
      return [
        ...goodError(answer, 'request_uri_not_supported'),
        compare('request_uri_parameter_supported', request_uri_parameter_supported, false),
      ]
    },
    skips:
      'request_uri_not_supported is a permitted answer (OpenID Connect Core section 3.1.2.6); and the suite asks only clients that registered themselves.',
  },
  {
    name: 'oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported',
    says: 'A request object without a signature is obeyed, or refused with request_not_supported, but not ignored.',
    run: async ({ ask, metadata }) => {
      const { answer } = await ask({ request: unsigned({ state: 'inside' }), state: undefined })
      const { request_parameter_supported } = (await metadata()).body
      return [
        ...goodError(answer, 'request_not_supported'),
        compare('request_parameter_supported', request_parameter_supported, undefined),
      ]
    },
    skips: 'request_not_supported is a permitted answer (OpenID Connect Core section 3.1.2.6).',
  },
  {
    name: 'oidcc-ensure-request-object-with-redirect-uri',
    says: 'Of two redirect URIs the one in the request object counts; or the other one, which nobody registered, is refused on a page.',
    run: async ({ ask }) => {
      const request = unsigned({ redirect_uri: WEB })
      const { page, location } = await ask({ request, redirect_uri: `${WEB}/x7Qd2` })
      return [compare('page', page?.kind, 'refusal'), compare('location', location, undefined)]
    },
  },
]
