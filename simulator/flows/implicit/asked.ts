import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  who: ['person'],
  theme: 'authentication',
  words: [
    'implicit flow, implicit grant, response_type=token, response_type=id_token token',
    'access token in the fragment of the address, in the URL, behind the #',
    'tick boxes Access tokens and ID tokens, implicit grant and hybrid flows, enableAccessTokenIssuance',
    'AADSTS700051 response_type token is not enabled for the application',
    'token stolen from the browser history, open redirector, third-party script',
    'token substitution, a token of another app, at_hash',
    'acquire a token silently in a hidden iframe stops working, third-party cookies blocked',
    'move from implicit to authorization code with PKCE, adal.js, msal.js 1',
  ],
  endsIn:
    'The page holds an access token that stood in the address of a page, and nothing that binds it to the page.',
  answers: {},
  noAnswer:
    'Clients should not use the implicit grant (RFC 9700 section 2.1.2). It is here so that you see where the token lies about, and who else can use it. Authorization code with PKCE does the same without that, also for an app that is only script.',
}
