import { header } from '../../../../network/message'
import { type Comparison, compare, type Module } from '../module'
import type { Answer, SignedIn } from '../relying-party'
import { notInUserinfo, OWN_LIMIT } from './sources'

/** The userinfo endpoint (OpenID Connect Core section 5.3). */
export const userinfoModules: readonly Module[] = [
  {
    name: 'oidcc-userinfo-get',
    says: 'A GET with the access token in the header is answered with JSON about the person of the ID token.',
    run: async ({ signIn, userinfo }) => {
      const signedIn = await signIn({ scope: 'openid profile email' })
      return goodAnswer(await userinfo(signedIn.accessToken), signedIn)
    },
  },
  {
    name: 'oidcc-userinfo-post-header',
    says: 'So is a POST.',
    run: async ({ signIn, userinfo }) => {
      const signedIn = await signIn({ scope: 'openid profile email' })
      return goodAnswer(await userinfo(signedIn.accessToken, 'POST'), signedIn)
    },
  },
  {
    name: 'oidcc-userinfo-post-body',
    says: 'A POST with the access token in the body is answered, or refused: nobody has to read it there.',
    run: async ({ signIn, userinfo }) => {
      const { accessToken } = await signIn()
      const { response } = await userinfo(accessToken, 'POST', 'body')
      return [compare('status', response.status, 200)]
    },
    departs: [
      {
        what: 'status',
        is: 401,
        suite: 'warns',
        reason: 'RFC 6750 section 2.2 is optional, and the page of Microsoft shows the header alone.',
        source: OWN_LIMIT,
      },
    ],
  },
  {
    name: 'oidcc-claims-essential',
    says: 'A request for name as an essential claim of userinfo goes through, and userinfo has it although the scope profile was not asked for.',
    run: async ({ signIn, userinfo }) => {
      const signedIn = await signIn({ claims: '{"userinfo":{"name":{"essential":true}}}' })
      const answer = await userinfo(signedIn.accessToken)
      return [
        ...goodAnswer(answer, signedIn),
        compare('name in userinfo', 'name' in answer.body, true),
        compare('name in the ID token', signedIn.claims.name, undefined),
      ]
    },
    departs: [notInUserinfo('name in userinfo', false)],
  },
]

/** What every answer of the endpoint has to be (OpenID Connect Core sections 5.1 and 5.3.2). */
export function goodAnswer({ response, body }: Answer, { claims }: SignedIn): readonly Comparison[] {
  const wrong = Object.entries(body).filter(
    ([name, value]) => typeof value !== (/_verified$/.test(name) ? 'boolean' : 'string'),
  )
  return [
    compare('status of userinfo', response.status, 200),
    compare('type', header(response, 'Content-Type')?.split(';')[0], 'application/json'),
    compare('the subject of the ID token', body.sub, claims.sub),
    compare('claims of the wrong type', wrong, []),
  ]
}
