import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  who: ['person'],
  theme: 'authentication',
  words: [
    'hybrid flow, response_type=code id_token, code token, code id_token token',
    'ASP.NET Core web app with OpenID Connect, Microsoft.Identity.Web, form_post to /signin-oidc',
    'response_mode=form_post, cross-site POST, correlation cookie not found, SameSite=None',
    'AADSTS700054 response_type id_token is not enabled for the application',
    'c_hash, at_hash, detached signature',
    'authorization code injection, code of another sign-in',
    'two ID tokens, one from the authorization endpoint and one from the token endpoint',
  ],
  endsIn:
    'The app knows who is there before it has redeemed the code, and holds an access token that it got on the back channel.',
  answers: {},
  codes: [70007, 90014, 700054],
  noAnswer:
    'A web app gets the same by authorization code with PKCE, where nothing but the code comes through the browser. This one is for web apps that want the ID token first, as older web frameworks do.',
}
