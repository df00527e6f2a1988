import { at, entry, of, type Words } from './meaning'

const ACCESS = 'entra#access-token-claims'
const ID = 'entra#id-token-claims'
const OPTIONAL = 'entra#optional-claims'
const JOB = 'github-actions#oidc'
const assertion = { token: 'client-assertion' } as const

/** Members of a token's header. */
const header: Words = {
  alg: entry(
    'How it is signed.',
    'rfc7515#4.1.1',
    of('RS256', 'How it is signed: RSA with SHA-256.', 'rfc7518#3.3'),
    of(
      'PS256',
      'How it is signed: RSA with SHA-256 and a random salt, so never twice the same.',
      'rfc7518#3.5',
    ),
    of('ES256', 'How it is signed: on an elliptic curve, never twice the same.', 'rfc7518#3.4'),
  ),
  typ: entry('What it is: a JWT.', 'rfc7519#5.1'),
  kid: entry('Which of the published keys verifies it.', 'rfc7515#4.1.4'),
  x5t: entry('The SHA-1 fingerprint of the certificate whose key verifies it.', 'rfc7515#4.1.7'),
  'x5t#S256': entry('The SHA-256 fingerprint of the certificate whose key verifies it.', 'rfc7515#4.1.8'),
}

/** Who made it, for whom, about whom, and for how long (RFC 7519). */
const registered: Words = {
  repository: entry('The repository that the job was built from.', JOB),
  ref: entry('The branch or tag that the job was built from.', JOB),
  event_name: entry('What set the job off.', JOB),
  environment: entry('What the job deploys to.', JOB),
  job_workflow_ref: entry('The reusable workflow whose steps the job runs.', JOB),
  repository_id: entry('The number of the repository, which no other one gets.', JOB),
  repository_owner_id: entry('The number of its owner, which no other one gets.', JOB),
  iss: entry(
    'Who made it.',
    'rfc7519#4.1.1',
    at(assertion, 'Who made it: the application itself, or the issuer whom it trusts.', 'rfc7523#3'),
  ),
  aud: entry(
    'Who is to accept it. Anyone else must refuse.',
    'rfc7519#4.1.3',
    at(assertion, 'Who is to accept it: the identity provider.', 'rfc7523#3'),
    at({ about: 'job' }, "Who is to accept it. Entra's token exchange has a name of its own for this.", JOB),
    at(
      { token: 'id-token' },
      'The app that it is for, by its appId. Anyone else must refuse.',
      'oidc-core#2',
    ),
  ),
  sub: entry(
    'The person, under a name for this application only: another gets another value.',
    'oidc-core#8',
    at({ about: 'application' }, 'The application itself: the same as oid.', ACCESS),
    at({ about: 'job' }, 'How the build service names the job.', JOB),
    at(assertion, 'Who it is about: the application, or how the trusted issuer names it.', 'rfc7523#3'),
  ),
  exp: entry('Refused from this moment on.', 'rfc7519#4.1.4'),
  nbf: entry('Refused before this moment.', 'rfc7519#4.1.5'),
  iat: entry('When it was made.', 'rfc7519#4.1.6'),
  jti: entry('The number of this one token.', 'rfc7519#4.1.7'),
}

/** The sign-in: when, how, for which session. */
const signIn: Words = {
  nonce: entry('The value the app sent along: this token belongs to that sign-in.', 'oidc-core#2'),
  auth_time: entry('When the person last proved who they are.', 'oidc-core#2'),
  amr: entry(
    'How they proved it, in v1.0 tokens only. mfa says that more was asked for than one proof. Which value each method gives is not published: for a code this lab writes otp.',
    ACCESS,
  ),
  acr: entry('Whether the proof met ISO/IEC 29115: 0 is no. In v1.0 tokens only.', ACCESS),
  acrs: entry('Authentication contexts that the sign-in satisfies.', ACCESS),
  sid: entry('The session at the identity provider, for signing out.', ID),
  idp: entry('Who signed the person in, when it was not the tenant of the issuer.', ACCESS),
  login_hint: entry(
    'An opaque name for the person, for login_hint and logout_hint of later requests.',
    OPTIONAL,
  ),
  at_hash: entry('Half a hash of the access token that came along.', 'oidc-core#3.3.2.11'),
  c_hash: entry('Half a hash of the code that came along.', 'oidc-core#3.3.2.11'),
}

/** Whom and what it is about. */
const subject: Words = {
  tid: entry('The tenant that the sign-in is to. A guest comes from another.', ID),
  oid: entry(
    'The person, in this tenant: the id of the user object. It never changes.',
    ID,
    at(
      { token: 'access-token' },
      'Who asks, in this tenant: the id of the user object, or of the service principal when an application asks for itself.',
      ACCESS,
    ),
  ),
  name: entry('For display. It can change: never decide by it.', ID),
  preferred_username: entry('For display. It can change: never decide by it.', ID),
  unique_name: entry('For display, in v1.0 tokens. It can change: never decide by it.', ACCESS),
  upn: entry('The user principal name. It can change: never decide by it.', OPTIONAL),
  email: entry('For display. Not proof of an address.', ID),
  given_name: entry('The first name. In v2.0 tokens only when asked for.', OPTIONAL),
  family_name: entry('The last name. In v2.0 tokens only when asked for.', OPTIONAL),
  groups: entry("The person's groups, by id. When there are too many, a link stands in their place.", ACCESS),
  _claim_names: entry('Claims that did not fit: where to look is in _claim_sources.', ACCESS),
  _claim_sources: entry('Where claims that did not fit can be asked for.', ACCESS),
  wids: entry("The person's directory roles, by the ids of their templates.", ACCESS),
}

/** Which application, and what it may. */
const application: Words = {
  azp: entry('The application that asked for it. In v2.0 tokens.', ACCESS),
  azpacr: entry(
    'How that application proved itself: 0 not at all, 1 with a secret, 2 with a signature, which is documented for certificates. In v2.0 tokens.',
    ACCESS,
  ),
  appid: entry('The application that asked for it. In v1.0 tokens.', ACCESS),
  appidacr: entry(
    'How that application proved itself: 0 not at all, 1 with a secret, 2 with a signature, which is documented for certificates. In v1.0 tokens.',
    ACCESS,
  ),
  scp: entry('What the app may do for this person. A token without a person has none.', ACCESS),
  roles: entry(
    'What the application itself may do, or the roles of the person in the API.',
    ACCESS,
    at({ token: 'id-token' }, 'The roles of the person in this app.', ID),
  ),
  idtyp: entry(
    'What the token is about: app, or user. Only where the API asked for the claim.',
    OPTIONAL,
    of('app', 'app: there is no person behind this token. Only where the API asked for the claim.', OPTIONAL),
    of(
      'user',
      'user: a person stands behind this token. It is in a person’s token only where the API asked for that as well (include_user_token); Microsoft’s own APIs have it in theirs.',
      OPTIONAL,
    ),
  ),
  xms_mirid: entry(
    'The resource in Azure that is the managed identity, or that has it. Tokens of managed identities carry it; Microsoft’s list of claims does not have it.',
  ),
  xms_cc: entry('cp1: the app can answer when the API asks for more proof.', ACCESS),
}

/** The token itself. */
const token: Words = {
  ver: entry(
    'The version of this access token: the API chooses it in its registration.',
    'entra#access-tokens',
    at({ token: 'id-token' }, 'The version of this ID token: that of the endpoint which was asked.', ID),
  ),
  uti: entry('The number of this one token, like jti. The sign-in log has it too.', ACCESS),
  rh: entry("The identity provider's own note. Leave it alone.", ACCESS),
  aio: entry("The identity provider's own note. Leave it alone.", ACCESS),
}

/** Claims of tokens and members of their headers. */
export const claims: Words = {
  ...header,
  ...registered,
  ...signIn,
  ...subject,
  ...application,
  ...token,
}
