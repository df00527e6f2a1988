import { asking, forEverybody, sessions } from './authorization-parameters'
import { at, entry, of, type Place, TOKEN_REQUEST, type Words } from './meaning'

const METADATA: Place = { endpoint: 'instance-metadata' }
const GRAPH_QUERY = 'graph-query#parameters'
const VM_TOKEN = 'managed-identities#vm-token'
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code'

/** What is handed in at the token endpoint, and what comes back. */
const redeeming: Words = {
  audience: entry('Whom the token is to be made for. It goes into aud.', 'github-actions#oidc'),
  grant_type: entry(
    'What is handed in to get tokens.',
    'rfc6749#4.5',
    of('authorization_code', 'An authorization code is handed in to get tokens.', 'rfc6749#4.1.3'),
    of('refresh_token', 'A refresh token is handed in to get new tokens.', 'rfc6749#6'),
    of(
      'password',
      'The name and the password of a person are handed in: the app sees both, and nobody can be asked for more.',
      'rfc6749#4.3.2',
    ),
    of(
      'client_credentials',
      'Nothing but the proof of the application itself: it acts in its own name, without a person.',
      'rfc6749#4.4.2',
    ),
    of(
      'urn:ietf:params:oauth:grant-type:jwt-bearer',
      'A token of somebody is handed in by the API that was called with it, for one to the next API.',
      'rfc7523#2.1',
    ),
    of(DEVICE, 'A device asks whether the person has signed in elsewhere yet.', 'rfc8628#3.4'),
  ),
  code: entry(
    'The authorization code: good once, for about ten minutes, for this app and this redirect address.',
    'rfc6749#4.1.2',
    at(
      { endpoint: 'sign-in' },
      'The digits that the person typed from their authenticator app.',
      'rfc6238#4',
    ),
  ),
  code_verifier: entry(
    'What the challenge was made from. Whoever redeems must know it, and the identity provider compares.',
    'rfc7636#4.5',
  ),
  client_secret: entry('The password of the application. Only a server can keep one.', 'rfc6749#2.3.1'),
  client_assertion: entry(
    'A token that stands for a secret: signed with a key of the application, or by an issuer whom it trusts.',
    'rfc7523#2.2',
  ),
  assertion: entry('The token that the API was called with, as it came.', 'rfc7523#2.1'),
  requested_token_use: entry(
    'What the token is shown for: to act on behalf of the person that it is about.',
    'entra#on-behalf-of',
  ),
  client_assertion_type: entry('What the client assertion is: a JWT.', 'rfc7523#2.2'),
  refresh_token: entry(
    'Handed in later for new tokens, without asking the person again.',
    'rfc6749#1.5',
    at(
      TOKEN_REQUEST,
      'Kept since the last tokens, and handed in for new ones. Entra does not revoke it by that.',
      'entra#refresh-tokens',
    ),
    at(METADATA, 'Empty. Managed identities have none: the host can always ask again.', VM_TOKEN),
  ),
  access_token: entry('The key for the API. The app carries it and does not read it.', 'rfc6749#1.4'),
  id_token: entry('Says to the app who signed in, when, and how.', 'oidc-core#2'),
  token_type: entry('Bearer: whoever holds it may use it.', 'rfc6750#1.2'),
  expires_in: entry(
    'Seconds until the access token is refused.',
    'rfc6749#5.1',
    at({ endpoint: 'devicecode' }, 'Seconds until both codes are refused.', 'rfc8628#3.2'),
  ),
  ext_expires_in: entry('Seconds it may be used on while the identity provider is down, by apps that do so.'),
}

/** A device without a keyboard, and the sign-in elsewhere (RFC 8628). */
const device: Words = {
  device_code: entry(
    'What the device asks with. It stays on the device; the person never sees it.',
    'rfc8628#3.2',
    at(TOKEN_REQUEST, 'Which sign-in the device asks about.', 'rfc8628#3.4'),
  ),
  user_code: entry(
    'The short code that the device shows, to be typed at the address beside it.',
    'rfc8628#3.2',
    at(
      { endpoint: 'sign-in' },
      'The code that stands on the device. Whoever types it lets that device in, not this one.',
      'rfc8628#3.3',
    ),
  ),
  verification_uri: entry('Where the person goes, on another device, to type the code.', 'rfc8628#3.2'),
  verification_uri_complete: entry(
    'The same address with the code in it, for a QR code. Entra does not send it.',
    'rfc8628#3.3.1',
  ),
  interval: entry('Seconds that the device waits between two questions, at least.', 'rfc8628#3.2'),
  message: entry('What to tell the person, ready to be shown.', 'entra#device-code'),
}

/** How the identity provider says no. */
const refusing: Words = {
  error: entry(
    'The refusal as one word of the specification.',
    'rfc6749#4.1.2.1',
    of('authorization_pending', 'Not yet: the person has not finished. Ask again.', 'rfc8628#3.5'),
    of('slow_down', 'Asked too often: from now on five seconds more between two questions.', 'rfc8628#3.5'),
    of('expired_token', 'The codes are too old: begin again.', 'rfc8628#3.5'),
    of('authorization_declined', "The person said no. Entra's word for access_denied.", 'entra#device-code'),
    of('bad_verification_code', "The device code is not known. Entra's word.", 'entra#device-code'),
    of('login_required', 'No one session fits, and nothing may be shown.', 'oidc-core#3.1.2.6'),
    of('interaction_required', 'Something must be shown to the person first.', 'oidc-core#3.1.2.6'),
    of('consent_required', 'The person must be asked for consent first.', 'oidc-core#3.1.2.6'),
    at({ endpoint: 'token' }, 'The refusal as one word of the specification.', 'rfc6749#5.2'),
    at({ endpoint: 'devicecode' }, 'The refusal as one word of the specification.', 'rfc6749#5.2'),
    at(METADATA, 'The refusal as one word of the metadata service, or of Entra behind it.', VM_TOKEN),
    at(
      { endpoint: 'elsewhere', direction: 'response' },
      'What went wrong, in the form of Microsoft Graph: a code for programs, and a sentence for people.',
    ),
  ),
  error_description: entry('The refusal for a developer. Entra puts its number first.', 'entra#error-codes'),
  error_codes: entry(
    "Entra's numbers of the refusal. They may change: apps go by the error.",
    'entra#error-codes',
  ),
  error_uri: entry('A page about this refusal, for developers.', 'entra#error-codes'),
  suberror: entry('A finer word for the refusal. Client libraries read it.'),
  trace_id: entry('Names this one request, for whoever looks into it.', 'entra#error-codes'),
  correlation_id: entry('Names the request across all servers that had to do with it.', 'entra#error-codes'),
  timestamp: entry('When it was refused.', 'entra#error-codes'),
}

/** The pages of the sign-in: how they ask is the identity provider's own affair. */
const signingIn: Words = {
  username: entry(
    'Who says they are signing in.',
    'oidc-core#3.1.2.3',
    at(TOKEN_REQUEST, 'The name of the person whose password the app sends along.', 'rfc6749#4.3.2'),
  ),
  password: entry(
    'The password. It goes to the identity provider and to nobody else.',
    'oidc-core#3.1.2.3',
    at(
      TOKEN_REQUEST,
      'The password of that person. The app has seen it, which a sign-in at the identity provider avoids.',
      'rfc6749#4.3.2',
    ),
  ),
  ctx: entry(
    'Refers to the sign-in under way. It means nothing to anyone else.',
    'oidc-core#3.1.2.3',
    at(
      { endpoint: 'logout' },
      'Refers to the sign-out under way. It means nothing to anyone else.',
      'oidc-rpinitiated#2',
    ),
  ),
  account: entry('The account that was picked.', 'oidc-core#3.1.2.3'),
  accept: entry(
    'Whether the person consents.',
    'oidc-core#3.1.2.4',
    at(
      { endpoint: 'confirm-device' },
      'Whether the person means to sign in the device that shows the code.',
      'rfc8628#5.4',
    ),
    at({ endpoint: 'logout' }, 'Whether the person wants to sign out.', 'oidc-rpinitiated#2'),
  ),
  ask: entry(
    'Whether the person asks for approval, or goes back to the app.',
    'entra#admin-consent-workflow',
  ),
  reason: entry(
    'What the person needs the app for. Those who decide read it.',
    'entra#admin-consent-workflow',
  ),
  consent_request: entry('Which request the reviewer opens. The name is this lab’s own.'),
  decision: entry(
    'What becomes of the request: granted, denied, or the app blocked.',
    'entra#review-consent-requests',
  ),
  justification: entry('Why not, where the answer is no.', 'entra#review-consent-requests'),
}

const answers: Words = {
  value: entry(
    'What was asked for: a list, as Microsoft Graph answers.',
    undefined,
    at(
      { endpoint: 'job-token' },
      'The token of the job: it says what was built from where.',
      'github-actions#oidc',
    ),
  ),
  '@odata.context': entry('What the answer holds, in the words of Microsoft Graph.'),
  $filter: entry(
    'Which objects of the collection are meant: those that the comparison is true of.',
    GRAPH_QUERY,
  ),
  $select: entry('Which properties of each object are meant.', GRAPH_QUERY),
  $expand: entry(
    'What comes with each object that it is related to: one relationship, and at most 20 of it where these are objects of the directory.',
    GRAPH_QUERY,
  ),
  securityEnabledOnly: entry('Whether to name security groups alone.'),
  keys: entry('The public keys, each with its kid.', 'rfc7517#5'),
}

/** What Microsoft Graph says of a user, without being asked for more. */
const profile: Words = {
  displayName: entry('What the person is called.'),
  givenName: entry('Their first name.'),
  surname: entry('Their family name.'),
  jobTitle: entry('What they do.'),
  mail: entry('Their mail address.'),
  userPrincipalName: entry('The name that they sign in with. It can change; the id does not.'),
  businessPhones: entry('Numbers at work: a list, though there is one at most.'),
  mobilePhone: entry('The number of their mobile phone.'),
  officeLocation: entry('Where they work.'),
  preferredLanguage: entry('The language that they want to be addressed in.'),
}

/** What the metadata service of a virtual machine is asked, and what it answers. */
const metadataService: Words = {
  'api-version': entry(
    'Which version of the service is meant. Every call to Azure Resource Manager names one.',
    undefined,
    at(METADATA, 'Which version of the metadata service is meant: 2018-02-01 or later for tokens.', VM_TOKEN),
  ),
  resource: entry(
    'The App ID URI of the service that the token is for. It goes into aud.',
    VM_TOKEN,
    at(
      { ...METADATA, direction: 'response' },
      'The service that the token is for, as it was asked.',
      VM_TOKEN,
    ),
  ),
  object_id: entry('Which identity of the machine is meant: its object id.', VM_TOKEN),
  msi_res_id: entry('Which identity of the machine is meant: its resource id in Azure.', VM_TOKEN),
  expires_on: entry('When the token ends, in seconds since 1970: its exp.', VM_TOKEN),
  // What Azure Resource Manager says of a resource.
  id: entry('The resource, by its path in Azure: the scope that roles are assigned for.'),
  name: entry('What the resource is called.'),
  type: entry('What kind of resource it is, by the provider that has it.'),
  location: entry('The region of Azure that it is in.'),
  // The web app that fetches addresses.
  url: entry('The address that the web app is to fetch. Whoever asks chooses it.'),
  not_before: entry('Since when the token is good, in seconds since 1970: its nbf.', VM_TOKEN),
}

/** Parameters of requests and answers, in a URL, a form or a JSON body. */
export const parameters: Words = {
  ...asking,
  ...forEverybody,
  ...redeeming,
  ...device,
  ...metadataService,
  ...refusing,
  ...signingIn,
  ...sessions,
  ...answers,
  ...profile,
}
