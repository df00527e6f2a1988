import { header } from '../../../../network/message'
import { CHALLENGE, VERIFIER } from '../../lab'
import { compare, type Module } from '../module'
import { goesThrough } from './goes-through'
import { goodError } from './good-error'
import { AUTH_CODE_FLOW, DISCOVERY, ID_TOKEN_CLAIMS, OWN_LIMIT } from './sources'

/** Claims that may stand in any ID token (OpenID Connect Core sections 2 and 3.3.2.11, RFC 7519 section 4.1, Front-Channel Logout). */
const EXPECTED = 'iss sub aud exp iat auth_time nonce acr amr azp at_hash c_hash nbf jti sid'.split(' ')

/** The plain code flow: a request, a sign-in, a code, tokens (OpenID Connect Core section 3.1). */
export const codeFlowModules: readonly Module[] = [
  {
    name: 'oidcc-server',
    says: 'A person signs in; the code is long and hard to guess; the ID token is signed, fresh, for this client and with its nonce, and has no claim that was not asked for.',
    run: async ({ signIn }) => {
      const { code, tokens, claims } = await signIn()
      const { expires_in } = tokens.body
      return [
        compare('a code of 128 bits', code.length * 8 >= 128, true),
        compare('96 bits of entropy', shannonEntropy(code) > 96, true),
        compare('token_type', tokens.body.token_type, 'Bearer'),
        compare('Cache-Control', header(tokens.response, 'Cache-Control'), 'no-store'),
        compare('expires_in is seconds', Number.isInteger(expires_in) && Number(expires_in) > 0, true),
        compare('hashes', [claims.at_hash, claims.c_hash], [undefined, undefined]),
        compare('name in the ID token', claims.name, undefined),
        compare(
          'claims nobody asked for',
          Object.keys(claims)
            .filter((name) => !EXPECTED.includes(name))
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
    name: 'oidcc-response-type-missing',
    says: 'Without response_type there is an error, with the state, and no code.',
    run: async ({ ask }) => {
      const { answer } = await ask({ response_type: undefined, state: 'kept' })
      return goodError(answer, 'invalid_request', 'kept')
    },
  },
  {
    name: 'oidcc-ensure-request-without-nonce-succeeds-for-code-flow',
    says: 'A request without nonce is fine in the code flow, and the ID token has none.',
    run: async ({ signIn }) => {
      const { asked, claims } = await signIn({ nonce: undefined })
      return [compare('asked', asked, 'username'), compare('nonce', claims.nonce, undefined)]
    },
  },
  {
    name: 'oidcc-codereuse',
    says: 'A code that is used a second time at once is refused with invalid_grant.',
    run: async ({ signIn, redeem }) => {
      const { code } = await signIn()
      const { response, body } = await redeem({ code })
      return [
        compare('status', response.status, 400),
        compare('error', body.error, 'invalid_grant'),
        compare('line breaks in error_description', /[\r\n\t]/.test(String(body.error_description)), false),
      ]
    },
    departs: [
      {
        what: 'line breaks in error_description',
        is: true,
        suite: 'warns',
        reason:
          'The description of an error of Entra has four lines: what is wrong, trace, correlation, time.',
        source: `${AUTH_CODE_FLOW}#error-response-1`,
      },
    ],
  },
  {
    name: 'oidcc-codereuse-30seconds',
    says: 'Half a minute later it is refused as well, and the access token that it gave should be good no longer.',
    run: async ({ signIn, redeem, userinfo, wait }) => {
      const { code, accessToken } = await signIn()
      wait(30)
      const { body } = await redeem({ code })
      const { response } = await userinfo(accessToken)
      return [
        compare('error', body.error, 'invalid_grant'),
        compare('the token afterwards', response.status, 401),
      ]
    },
    departs: [
      {
        what: 'the token afterwards',
        is: 200,
        suite: 'warns',
        reason:
          'RFC 6749 section 4.1.2 says SHOULD: here nothing is revoked unless the setting codeReplay says so.',
        source: OWN_LIMIT,
      },
    ],
  },
  {
    name: 'oidcc-ensure-registered-redirect-uri',
    says: 'For a redirect URI that nobody registered there is a page with the error, and no way back.',
    run: async ({ ask }) => {
      const { page, location } = await ask({
        redirect_uri: 'https://expenses.contoso.example/callback/x7Qd2',
      })
      return [compare('page', page?.kind, 'refusal'), compare('location', location, undefined)]
    },
  },
  {
    name: 'oidcc-ensure-post-request-succeeds',
    says: 'The authorization request may come by POST.',
    run: (party) => goesThrough(party, {}, 'POST'),
  },
  {
    name: 'oidcc-server-client-secret-post',
    says: 'The client may send its secret in the body.',
    run: async ({ signIn, secret }) => {
      const { tokens } = await signIn({}, 'GET', { client_secret: secret })
      return [
        compare('status', tokens.response.status, 200),
        compare('type', tokens.body.token_type, 'Bearer'),
      ]
    },
  },
  {
    name: 'oidcc-refresh-token',
    says: 'A refresh token gives new tokens about the same person, for the client that got it and for no other.',
    run: async ({ signIn, refresh, readIdToken, metadata, another, wait }) => {
      const first = await signIn({ scope: 'openid offline_access', prompt: 'consent' })
      wait(1)
      const { response, body } = await refresh(first.tokens.body.refresh_token, {
        scope: 'openid offline_access',
      })
      const { iss, sub, aud, auth_time, nonce, iat = 0 } = await readIdToken(String(body.id_token))
      // An administrator has consented to the other client, and only an administrator can.
      const second = await another().signIn({ scope: 'openid offline_access' })
      const stolen = await refresh(second.tokens.body.refresh_token)
      const grants = (await metadata()).body.grant_types_supported
      return [
        compare('status', response.status, 200),
        compare('Cache-Control', header(response, 'Cache-Control'), 'no-store'),
        compare('another access token', body.access_token === first.accessToken, false),
        compare(
          'the same person, issuer, audience and time',
          [iss, sub, aud, auth_time],
          [first.claims.iss, first.claims.sub, first.claims.aud, first.claims.auth_time],
        ),
        compare('nonce', nonce, undefined),
        compare('issued later', iat > Number(first.claims.iat), true),
        compare(
          "another client's token",
          [stolen.response.status, stolen.body.error],
          [400, 'invalid_grant'],
        ),
        compare('grant_types_supported', Array.isArray(grants) && grants.includes('refresh_token'), true),
      ]
    },
    departs: [
      {
        what: 'grant_types_supported',
        is: false,
        suite: 'warns',
        reason: "Entra's document does not have the member, although Entra does refresh.",
        source: DISCOVERY,
      },
    ],
  },
  {
    name: 'oidcc-ensure-request-with-valid-pkce-succeeds',
    says: 'A client that uses PKCE gets its tokens.',
    run: (party) =>
      goesThrough(party, { code_challenge: CHALLENGE, code_challenge_method: 'S256' }, 'GET', {
        code_verifier: VERIFIER,
      }),
  },
]

/** Bits: what the suite takes for the entropy of one text, from how often each character comes. */
function shannonEntropy(text: string): number {
  const counts = [...new Set(text)].map((each) => text.split(each).length - 1)
  return counts.reduce((bits, count) => bits - count * Math.log2(count / text.length), 0)
}
