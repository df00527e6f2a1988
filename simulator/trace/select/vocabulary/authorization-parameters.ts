import { at, entry, of, TOKEN_REQUEST, type Words } from './meaning'

/** Who asks, what for, and how the answer travels. */
export const asking: Words = {
  client_id: entry('Which application asks: its appId, the same in every tenant.', 'rfc6749#2.2'),
  response_type: entry(
    'What should come back with the browser: "code" is an authorization code, "token" an access token, "id_token" an ID token.',
    'rfc6749#3.1.1',
  ),
  redirect_uri: entry(
    'Where the browser is sent with the answer. It must be registered, character by character; only on localhost and 127.0.0.1 the port does not count.',
    'entra#localhost',
    at(
      TOKEN_REQUEST,
      'The address that the code was sent to, once more: whoever redeems must name the same.',
      'rfc6749#4.1.3',
    ),
  ),
  scope: entry(
    'What the application wants to be allowed to do, a space between the values.',
    'rfc6749#3.3',
    at(
      { ...TOKEN_REQUEST, grant: 'client_credentials' },
      'The API, by its identifier, and .default: all that was granted to the application there. There is nobody to pick permissions for.',
      'entra#default-scope',
    ),
    at(
      { ...TOKEN_REQUEST, grant: 'refresh_token' },
      'The API that the new access token is for. Entra takes another one than at the sign-in here too; what the token may do there is what is granted.',
      'rfc6749#6',
    ),
    at(
      { ...TOKEN_REQUEST, grant: 'urn:ietf:params:oauth:grant-type:jwt-bearer' },
      'The API that the new token is for, by a permission there, or by .default: all that is granted to whoever asks.',
      'entra#on-behalf-of',
    ),
    at(
      { ...TOKEN_REQUEST, grant: 'password' },
      'What the application wants to be allowed to do, for the person whose password it sends along.',
      'rfc6749#4.3.2',
    ),
    at(
      TOKEN_REQUEST,
      "The API that the access token is for: Entra's own addition to this request.",
      'entra#redeem',
    ),
    at(
      { endpoint: 'token', direction: 'response' },
      'What the access token is good for. It can be less than what was asked for, and at Entra more: all that is granted at this API. For an API that is not Microsoft Graph it leaves out openid and the like.',
      'rfc6749#5.1',
    ),
    at(
      { endpoint: 'elsewhere', direction: 'request' },
      'What was granted, as the identity provider says it in its answer. It can be less than what was asked for.',
      'rfc6749#4.2.2',
    ),
    at(
      { endpoint: 'adminconsent' },
      'What the administrator is asked to grant for everybody. `.default` means all that the application lists in its registration.',
      'entra#admin-consent',
    ),
    at(
      { endpoint: 'devicecode' },
      'What the application on the device wants to be allowed to do.',
      'rfc8628#3.1',
    ),
  ),
  resource: entry(
    "The API that the token is for. Entra's v2.0 endpoints take it from the scope instead.",
    'rfc8707#2',
  ),
  response_mode: entry(
    'How the answer travels.',
    'oauth-multiple-response-types#2.1',
    of('query', 'The answer travels in the query of the address.', 'oauth-multiple-response-types#2.1'),
    of(
      'fragment',
      'The answer travels behind the #, which a browser keeps from servers.',
      'oauth-multiple-response-types#2.1',
    ),
    of('form_post', 'The answer travels in a form that the browser posts.', 'oauth-form-post#2'),
  ),
  state: entry(
    'A value that the app made up for this visit. It comes back unchanged, and the app compares.',
    'rfc6749#10.12',
    at(
      { endpoint: 'logout' },
      'A value of the app that comes back unchanged after signing out.',
      'oidc-rpinitiated#2',
    ),
  ),
  nonce: entry(
    'A value that will stand in the ID token, so that a token made for another sign-in is noticed.',
    'oidc-core#3.1.2.1',
  ),
  code_challenge: entry(
    'Made from the code verifier: with S256 its SHA-256, with plain the verifier itself. Only who knows the verifier can redeem the code.',
    'rfc7636#4.2',
  ),
  code_challenge_method: entry(
    'How the challenge was made. Left out, it means plain.',
    'rfc7636#4.3',
    of('S256', 'The challenge is a SHA-256: whoever reads it does not learn the verifier.', 'rfc7636#4.2'),
    of('plain', 'The challenge is the verifier itself: whoever reads it knows both.', 'rfc7636#4.2'),
  ),
  prompt: entry(
    'What the identity provider must show, or must not.',
    'oidc-core#3.1.2.1',
    of('none', 'Nothing may be shown: a silent sign-in, or an error.', 'oidc-core#3.1.2.1'),
    of('login', 'The person signs in again, session or not.', 'oidc-core#3.1.2.1'),
    of('consent', 'The person is asked for consent, granted before or not.', 'oidc-core#3.1.2.1'),
    of('select_account', 'The person picks the account, even if only one is signed in.', 'oidc-core#3.1.2.1'),
  ),
  login_hint: entry(
    'Whom the app expects to sign in. A hint and no proof.',
    'oidc-core#3.1.2.1',
    at(
      { endpoint: 'elsewhere' },
      'Who is signed in where the link stood. A hint and no proof: the app may hand it on.',
      'oidc-core#3.1.2.1',
    ),
  ),
  domain_hint: entry(
    "The person's organization, so that they need not be asked where they sign in.",
    'entra#authorize',
  ),
  id_token_hint: entry(
    'An ID token from before: whom the app takes to be signed in.',
    'oidc-core#3.1.2.1',
    at({ endpoint: 'logout' }, 'An ID token from before: whose session is to end.', 'oidc-rpinitiated#2'),
  ),
  max_age: entry(
    'How old, in seconds, the sign-in may be before the person has to prove it again.',
    'oidc-core#3.1.2.1',
  ),
  claims: entry(
    'Claims that the app asks for by name, as JSON. With it, an app answers when an API asks for more proof.',
    'oidc-core#5.5',
  ),
}

/** What an administrator has granted for a whole tenant. */
export const forEverybody: Words = {
  admin_consent: entry(
    'That this is an answer to a request for admin consent. Without an error beside it, somebody has agreed.',
    'entra#admin-consent',
  ),
  tenant: entry(
    'In which tenant somebody has agreed, by its id. Nothing proves it: an app must not let anybody in by it.',
    'entra#admin-consent',
  ),
}

/** Sessions, and how they end. */
export const sessions: Words = {
  session_state: entry(
    "Stands for the session at the identity provider. An app can ask whether it is still the same where the provider offers that; Entra's v2.0 does not.",
    'oidc-session#session-state',
  ),
  post_logout_redirect_uri: entry(
    'Where the browser goes after signing out. Registered, too.',
    'oidc-rpinitiated#2',
  ),
  logout_hint: entry('Who is to be signed out: the login_hint claim of their ID token.', 'entra#sign-out'),
  iss: entry(
    'Which identity provider says that the session has ended. It belongs together with sid; Entra sends sid alone.',
    'oidc-frontchannel#2',
  ),
  sid: entry(
    'Which session has ended: the sid of its ID token. By the specification iss comes with it; Entra leaves that out.',
    'oidc-frontchannel#2',
    at(
      { endpoint: 'authorize' },
      'Which of several sessions in this browser is meant.',
      'entra#optional-claims',
    ),
  ),
}
