import type { GlossaryTerm } from './term'

/** What is carried. */
export const tokens: readonly GlossaryTerm[] = [
  {
    id: 'token',
    title: 'token',
    also: ['bearer token', 'security token'],
    says: 'A message that one party makes and another believes. Whoever holds a bearer token may use it, as with a banknote: so it is short-lived, and travels encrypted.',
    source: 'rfc6750#1.2',
  },
  {
    id: 'jwt',
    title: 'JWT',
    also: ['JSON Web Token', 'JWS'],
    says: 'A token of parts with dots between. The signed ones here have three: a header, claims, and a signature over both. Anybody can read them. Nobody can change one and keep the signature good. There are encrypted ones too, with five.',
    source: 'rfc7519#3',
  },
  {
    id: 'claim',
    title: 'claim',
    also: ['claims'],
    says: 'One thing that a token says about somebody or something, such as sub, aud or exp. It is worth as much as the signature over it and the party that made it.',
    source: 'rfc7519#4',
  },
  {
    id: 'authorization-code',
    title: 'authorization code',
    also: ['code'],
    says: 'What the browser brings to the app. It works once, for a few minutes, for one app and one redirect URI, and is turned in for tokens.',
    source: 'rfc6749#4.1.2',
  },
  {
    id: 'id-token',
    title: 'ID token',
    says: 'Says to the app who signed in, when, and how. It is made for that app alone and opens no API.',
    source: 'oidc-core#2',
  },
  {
    id: 'access-token',
    title: 'access token',
    says: 'The key card for one API: what may be done there, and until when. The app carries it, the API reads it.',
    source: 'rfc6749#1.4',
  },
  {
    id: 'refresh-token',
    title: 'refresh token',
    says: 'Good for new tokens without asking the person again. Only the identity provider that made it reads it, and only there can it be taken back.',
    source: 'rfc6749#1.5',
  },
  {
    id: 'session',
    title: 'session',
    also: ['session cookie', 'sign-in session', 'SSO session'],
    says: 'That somebody is known for a while without being asked again. The identity provider has one with the browser, and each app has its own: ending one does not end the other.',
    source: 'oidc-rpinitiated#2',
  },
  {
    id: 'audience',
    title: 'audience',
    also: ['aud'],
    says: 'Whom a token is for. An API that takes tokens made for another lets in whoever that other one gave them to.',
    source: 'rfc7519#4.1.3',
  },
  {
    id: 'issuer',
    title: 'issuer',
    also: ['iss'],
    says: 'Who made a token. It names the keys that may have signed it: a good signature by the wrong party proves nothing.',
    source: 'rfc7519#4.1.1',
  },
  {
    id: 'subject',
    title: 'subject',
    also: ['sub', 'oid'],
    says: 'Whom a token is about. In Entra sub is another value for each app, while oid is the object in the directory, the same everywhere in that tenant.',
    source: 'entra#id-token-claims',
  },
  {
    id: 'signature',
    title: 'signature',
    also: ['signing key', 'JWKS', 'RS256'],
    says: 'Shows that a token was made by whoever has the private key, and was not changed since. Everybody can check it with the public key.',
    source: 'rfc7515#5.2',
  },
  {
    id: 'client-assertion',
    title: 'client assertion',
    also: ['private_key_jwt', 'certificate credential'],
    says: 'A token that an app signs to prove who it is, in place of a secret that travels. It is short-lived and good at one identity provider.',
    source: 'rfc7523#2.2',
  },
]
