import { calls, pages, type Reasons } from './reason'

/** Of checks on what is handed in for tokens, and on the client that hands it in. */
export const tokens: Reasons = {
  'grant-type': {
    stops: 'A client that asks for tokens in a way that is not offered here.',
    mend: 'In the app: take a grant that the metadata lists.',
  },
  'password-parameters': {
    stops: 'A request without the name or the password that it is about, or without an API that it is for.',
    mend: 'In the app: better, do not handle passwords at all. Else send username, password and scope.',
  },
  'client-credentials': {
    stops: 'A request that proves itself twice, or names two clients, of which only one can count.',
    mend: 'In the app: name the client once, and send one credential.',
  },
  'client-secret': {
    stops: 'Somebody who knows the app’s id, which is public, and not its secret.',
    mend: 'Give the app a secret that is valid. Better is a managed identity or a federated credential, where there is no secret to keep; next comes a certificate, whose private key never travels.',
    page: pages.secrets,
    graph: calls.addPassword,
  },
  'client-type': {
    stops: 'A secret in a page, where everybody can read it, or a server’s code that a script redeems.',
    mend: 'Register the address under the platform that the app really is: web, single-page, or mobile and desktop.',
    page: pages.authentication,
    graph: calls.application,
  },
  'client-origin': {
    stops: 'A script of another site that redeems what was meant for this app.',
    mend: 'In the app: redeem from the origin that the redirect URI has.',
    page: pages.authentication,
    graph: calls.application,
  },
  'public-client': {
    stops: 'A program that calls itself by the id of an app that has a secret to keep.',
    mend: 'If the app runs where nothing stays secret: allow public client flows in its registration.',
    page: pages.authentication,
    graph: calls.application,
  },
  'client-proven': {
    stops: 'Somebody who acts in an app’s own name and knows nothing but its id.',
    mend: 'Give the app a credential, and let it ask from a server.',
    page: pages.secrets,
    graph: calls.addPassword,
  },
  'code-known': {
    stops: 'A code that somebody made up.',
    mend: 'In the app: hand in the code as it came, at the tenant that it came from.',
  },
  'code-expiry': {
    stops: 'A code that is found later, in a history or in a log.',
    mend: 'In the app: redeem at once. For this one, the sign-in begins again.',
  },
  'code-redirect-uri': {
    stops: 'A code that was sent to another address, where somebody else picked it up.',
    mend: 'In the app: name the same redirect_uri in both requests.',
  },
  'code-verifier': {
    stops:
      'A stolen code: the thief has read it in an address, and does not know the verifier, which never stood there.',
    mend: 'In the app: keep the verifier of each sign-in, and send it unchanged.',
  },
  'code-unused': {
    stops: 'A copied code: whoever hands it in second gets nothing.',
    mend: 'In the app: redeem once. From then on, use the refresh token.',
  },
  'grant-binding': {
    stops: 'A code or a refresh token that one app got and another hands in.',
    mend: 'In the app: hand it in with the client id that it was issued to, a code also at its tenant. Entra ties a refresh token to person and app, to no tenant: that is this lab’s rule.',
  },
  'refresh-token-known': {
    stops: 'A refresh token that somebody made up or changed.',
    mend: 'In the app: hand it in as it came. If it is lost, the person signs in again.',
  },
  'refresh-token-alive': {
    stops: 'A refresh token that lies forgotten, in a backup or on an old machine, and is found.',
    mend: 'The person signs in again. How long refresh tokens live cannot be configured.',
  },
  'refresh-token-unused': {
    stops: 'A stolen refresh token: the thief and the app both use it, and the second use is noticed.',
    mend: 'The person signs in again. Entra does not rotate like this; a provider that does ends both.',
  },
  'account-enabled': {
    stops: 'A closed account, or a revoked sign-in, that lives on in tokens from before.',
    mend: 'If the account should be open: enable it. After a revocation, the person signs in again.',
    page: pages.user,
    graph: calls.user,
  },
  'scope-granted': {
    stops: 'An app that widens what it may do after the person has gone.',
    mend: 'Ask for what is granted, of one API at a time; for more, the person or an administrator consents.',
    page: pages.permissions,
    graph: calls.grant,
  },
  'scope-default': {
    stops:
      'An app without a person that picks its permissions as it goes: an administrator has decided them before.',
    mend: 'In the app: ask for the API with /.default. It stands for what an administrator has granted; the registration only lists what the app would like.',
    page: pages.apiPermissions,
    graph: calls.assign,
  },
  'application-assigned': {
    stops: 'Any application of the tenant that gets a token for an API which is meant for a few.',
    mend: 'Give the application a role of the API, with an administrator’s consent.',
    page: pages.apiPermissions,
    graph: calls.assign,
  },
  'device-code-known': {
    stops: 'A device code that somebody made up, or took from another app.',
    mend: 'In the app: ask with the device_code that it got, or begin again.',
  },
  'device-code-expiry': {
    stops: 'A code that is still good when nobody remembers who began: phishing needs time.',
    mend: 'Let the device show a new code. For this one it is too late.',
  },
  'device-approved': {
    stops: 'A device that lets itself in: somebody has to say yes, elsewhere.',
    mend: 'Nothing is broken. If it was a mistake, the device shows a new code.',
  },
  'polling-pace': {
    stops: 'Devices that ask without a pause, and guessing at speed.',
    mend: 'In the app: wait for the interval between two questions, and longer after slow_down.',
  },
}
