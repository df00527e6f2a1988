import { header } from '../../../../network/message'
import { BASE } from '../../lab'
import { compare, type Module } from '../module'
import { DISCOVERY } from './sources'

/** Members that OpenID Connect Discovery section 3, RFC 8414 section 2 or an extension of theirs defines. */
const DEFINED =
  /^(issuer|jwks_uri|(authorization|token|userinfo|end_session|device_authorization)_endpoint|(scopes|response_types|response_modes|subject_types|id_token_signing_alg_values|token_endpoint_auth_methods|claims|request_uri_parameter|frontchannel_logout)_supported)$/

export const discoveryModules: readonly Module[] = [
  {
    name: 'oidcc-discovery-endpoint-verification',
    says: 'The document is JSON, speaks for the address it was found at, names what is required, every address with https, and keys without secrets.',
    run: async ({ metadata, get }) => {
      const { response, body } = await metadata()
      const addresses = Object.entries(body).filter(([name]) => /_endpoint$|_uri$|^issuer$/.test(name))
      const keys = (await get(String(body.jwks_uri))).body.keys as readonly object[]
      return [
        compare('status', response.status, 200),
        compare('type', header(response, 'Content-Type')?.split(';')[0], 'application/json'),
        compare('issuer', body.issuer, `${BASE}/v2.0`),
        compare(
          'required and missing',
          REQUIRED.filter((name) => body[name] === undefined),
          [],
        ),
        compare(
          'without https',
          addresses.filter(([, url]) => !String(url).startsWith('https://')),
          [],
        ),
        compare(
          'no list',
          Object.keys(body).filter((name) => LISTS.test(name) && !isList(body[name])),
          [],
        ),
        ...MUST_HAVE.map(([name, value]) => compare(`${name} has ${value}`, isIn(body[name], value), true)),
        compare('subject_types_supported', body.subject_types_supported, ['pairwise']),
        compare(
          'private keys',
          keys.filter((key) => 'd' in key || 'k' in key),
          [],
        ),
        compare('a key at least', keys.length > 0, true),
        compare(
          'members of no specification',
          Object.keys(body).filter((name) => !DEFINED.test(name)),
          [],
        ),
      ]
    },
    departs: [
      {
        what: 'members of no specification',
        is: ['http_logout_supported'],
        suite: 'warns',
        reason: 'Entra has a member of its own, as old as its sign-out.',
        source: DISCOVERY,
      },
    ],
  },
]

const REQUIRED =
  'issuer authorization_endpoint token_endpoint userinfo_endpoint jwks_uri response_types_supported subject_types_supported id_token_signing_alg_values_supported claims_supported'.split(
    ' ',
  )

const LISTS = /^(?!.*(parameter|logout)_supported$).*_supported$/

const MUST_HAVE = [
  ['response_types_supported', 'code'],
  ['id_token_signing_alg_values_supported', 'RS256'],
  ['scopes_supported', 'openid'],
] as const

const isList = (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === 'string')
const isIn = (list: unknown, value: string) => Array.isArray(list) && list.includes(value)
