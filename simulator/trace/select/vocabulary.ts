import type { SpecRef } from '../event'

/** What a word on the wire means, in a sentence, and where that is laid down. */
export interface Meaning {
  readonly says: string
  readonly spec: SpecRef
}

const entry = (says: string, spec: SpecRef): Meaning => ({ says, spec })

/** Parameters of requests and answers, in a URL, a form or a JSON body. */
export const parameters: Readonly<Record<string, Meaning>> = {
  client_id: entry('Which application asks: its appId, the same in every tenant.', 'rfc6749#2.2'),
  response_type: entry('What should come back. "code" asks for an authorization code.', 'rfc6749#3.1.1'),
  redirect_uri: entry(
    'Where the browser is to be sent with the answer. It must be registered, character by character.',
    'rfc6749#3.1.2',
  ),
  scope: entry('What the application wants to be allowed to do, a space between the values.', 'rfc6749#3.3'),
  response_mode: entry(
    'How the answer travels: in the query, behind the #, or in a form the browser posts.',
    'oauth-multiple-response-types#2.1',
  ),
  state: entry(
    'A value only this browser visit knows. It comes back unchanged, and the app compares.',
    'rfc6749#10.12',
  ),
  nonce: entry(
    'A value that will stand in the ID token, so that a token made for another sign-in is noticed.',
    'oidc-core#3.1.2.1',
  ),
  code_challenge: entry(
    'The SHA-256 of the code verifier. Only who knows the verifier can use the code.',
    'rfc7636#4.2',
  ),
  code_challenge_method: entry(
    'How the challenge was made. S256 hides the verifier; plain does not.',
    'rfc7636#4.3',
  ),
  code_verifier: entry(
    'The secret behind the challenge, shown for the first time, on the back channel.',
    'rfc7636#4.5',
  ),
  prompt: entry(
    'What the identity provider is to show, or, with none, that it must show nothing.',
    'oidc-core#3.1.2.1',
  ),
  login_hint: entry('Whom the app expects to sign in.', 'oidc-core#3.1.2.1'),
  max_age: entry(
    'How old, in seconds, the sign-in may be before the person has to prove it again.',
    'oidc-core#3.1.2.1',
  ),
  code: entry(
    'The authorization code: good once, for about ten minutes, for this app and this redirect address.',
    'rfc6749#4.1.2',
  ),
  session_state: entry('A fingerprint of the session at the identity provider.', 'entra#auth-code-flow'),
  error: entry('The refusal as one word of the specification.', 'rfc6749#4.1.2.1'),
  error_description: entry('The refusal for a developer. Entra puts its number first.', 'rfc6749#4.1.2.1'),
  error_codes: entry("Entra's number of the refusal.", 'entra#error-codes'),
  error_uri: entry('A page about this refusal.', 'rfc6749#5.2'),
  suberror: entry('A hint to the app about what to do next.', 'entra#error-codes'),
  trace_id: entry('Names this one request in the logs of the identity provider.', 'entra#error-codes'),
  correlation_id: entry('Names all requests of this sign-in in the logs.', 'entra#error-codes'),
  timestamp: entry('When it was refused.', 'entra#error-codes'),
  grant_type: entry(
    'By what tokens are asked for: a code, a refresh token, or, with client_credentials, nothing but who the application is.',
    'rfc6749#1.3',
  ),
  client_secret: entry('The password of the application. Only a server can keep one.', 'rfc6749#2.3.1'),
  client_assertion_type: entry('What kind of proof client_assertion is: a JWT.', 'rfc7523#2.2'),
  client_assertion: entry(
    'Proof of who the application is, in place of a secret: a token that it signed itself, or one of another system that speaks for it.',
    'rfc7523#2.2',
  ),
  audience: entry('Whom the token is to be made for. It goes into aud.', 'rfc7519#4.1.3'),
  value: entry('The token that the job asked for.', 'github-actions#oidc'),
  refresh_token: entry('Handed in later for new tokens, without asking the person again.', 'rfc6749#6'),
  access_token: entry('The key for the API. The app carries it and does not read it.', 'rfc6749#1.4'),
  id_token: entry('Says to the app who signed in, when, and how.', 'oidc-core#2'),
  token_type: entry('Bearer: whoever holds it may use it.', 'rfc6750#1.2'),
  expires_in: entry('Seconds until the access token is refused.', 'rfc6749#5.1'),
  ext_expires_in: entry(
    'Seconds it may be used on when the identity provider cannot be reached.',
    'entra#auth-code-flow',
  ),
  username: entry('Who says they are signing in.', 'entra#oidc'),
  password: entry('The password. It goes to the identity provider and to nobody else.', 'entra#oidc'),
  ctx: entry('Refers to the sign-in under way. It means nothing to anyone else.', 'entra#oidc'),
  accept: entry('Whether the person consents.', 'entra#scopes'),
  issuer: entry('The name of the identity provider. It must be the name in every token.', 'oidc-discovery#3'),
  authorization_endpoint: entry('Where browsers are sent to sign in.', 'oidc-discovery#3'),
  token_endpoint: entry('Where codes and refresh tokens are turned into tokens.', 'oidc-discovery#3'),
  jwks_uri: entry('Where the public keys are.', 'oidc-discovery#3'),
  userinfo_endpoint: entry(
    'Where an app may ask about the person, with an access token.',
    'oidc-discovery#3',
  ),
  end_session_endpoint: entry('Where browsers are sent to sign out.', 'oidc-rpinitiated#2.1'),
  post_logout_redirect_uri: entry('Where the browser goes after signing out.', 'oidc-rpinitiated#2'),
  keys: entry('The public keys, each with its kid.', 'rfc7517#5'),
}

/** Headers, by lower-case name. */
export const headerMeanings: Readonly<Record<string, Meaning>> = {
  host: entry('The server meant.', 'rfc9110#7.2'),
  location: entry('Where the browser is to go next.', 'rfc9110#10.2.2'),
  'set-cookie': entry('What the browser is to keep and send back to this server.', 'rfc6265#4.1'),
  cookie: entry('What this server asked the browser to keep.', 'rfc6265#4.2'),
  origin: entry('The page that caused this request. A script cannot change it.', 'rfc6454#7'),
  authorization: entry('The access token, presented to the API.', 'rfc6750#2.1'),
  'www-authenticate': entry('Why the API does not let this token in.', 'rfc6750#3'),
  'content-type': entry('The form of the body.', 'rfc9110#8.3'),
  'cache-control': entry('no-store: tokens must not be kept by anything in between.', 'rfc6749#5.1'),
  pragma: entry('The same, for very old caches.', 'rfc6749#5.1'),
  'access-control-allow-origin': entry(
    'The page whose script may read this answer.',
    'fetch#http-cors-protocol',
  ),
  accept: entry('The forms of answer that are understood.', 'rfc9110#12.5.1'),
}

/** Claims of tokens and members of their headers. */
export const claimMeanings: Readonly<Record<string, Meaning>> = {
  alg: entry(
    'How it is signed. RS256: RSA with SHA-256. PS256: the same with a salt, so that no two signatures are alike.',
    'rfc7515#4.1.1',
  ),
  'x5t#S256': entry(
    'The certificate whose private key signed it, by the SHA-256 of the certificate.',
    'rfc7515#4.1.8',
  ),
  x5t: entry(
    'The certificate whose private key signed it, by the SHA-1 of the certificate.',
    'rfc7515#4.1.7',
  ),
  jti: entry('A serial number of this token.', 'rfc7519#4.1.7'),
  typ: entry('What it is.', 'rfc7515#4.1.9'),
  kid: entry('Which of the published keys verifies it.', 'rfc7515#4.1.4'),
  iss: entry('Who made it.', 'rfc7519#4.1.1'),
  aud: entry('Who is to accept it. Anyone else must refuse.', 'rfc7519#4.1.3'),
  sub: entry(
    'Who it is about. Of a person each app gets another value; an application on its own has one, that of its service principal.',
    'entra#access-token-claims',
  ),
  exp: entry('Refused from this moment on.', 'rfc7519#4.1.4'),
  nbf: entry('Refused before this moment.', 'rfc7519#4.1.5'),
  iat: entry('When it was made.', 'rfc7519#4.1.6'),
  nonce: entry('The value the app sent along: this token belongs to that sign-in.', 'oidc-core#2'),
  auth_time: entry('When the person last proved who they are.', 'oidc-core#2'),
  amr: entry('How they proved it.', 'rfc8176#1'),
  acr: entry('How strong the proof was.', 'oidc-core#2'),
  tid: entry('The tenant that signed the person in.', 'entra#id-token-claims'),
  oid: entry(
    'Who it is about in this tenant, by the id of the user, or of the service principal. It never changes.',
    'entra#id-token-claims',
  ),
  name: entry('For display. It can change: never decide by it.', 'entra#id-token-claims'),
  preferred_username: entry('For display. It can change: never decide by it.', 'entra#id-token-claims'),
  email: entry('For display. Not proof of an address.', 'entra#id-token-claims'),
  sid: entry('The session at the identity provider, for signing out.', 'entra#id-token-claims'),
  uti: entry('A serial number of this token.', 'entra#access-token-claims'),
  rh: entry("The identity provider's own note.", 'entra#access-token-claims'),
  aio: entry("The identity provider's own note.", 'entra#access-token-claims'),
  ver: entry('The form of the token: the API chooses it.', 'entra#access-token-claims'),
  azp: entry('The application that asked for it.', 'entra#access-token-claims'),
  azpacr: entry(
    'How that application proved itself: 0 not at all, 1 with a secret, 2 with a certificate or the token of another system.',
    'entra#access-token-claims',
  ),
  appid: entry('The application that asked for it.', 'entra#access-token-claims'),
  appidacr: entry(
    'How that application proved itself: 0 not at all, 1 with a secret, 2 with a certificate or the token of another system.',
    'entra#access-token-claims',
  ),
  scp: entry('What the app may do for this person.', 'entra#access-token-claims'),
  repository: entry('The repository that the job was built from.', 'github-actions#oidc'),
  ref: entry('The branch or tag that the job was built from.', 'github-actions#oidc'),
  roles: entry('The roles the person or the app was given in this application.', 'entra#access-token-claims'),
  idp: entry('Where the person signed in, when it was elsewhere.', 'entra#access-token-claims'),
}
