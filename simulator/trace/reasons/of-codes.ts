import { calls, pages, type Reason } from './reason'

/**
 * Of a code, wherever it comes from: what its refusal stops, and every cause that Microsoft's list names for it, with what mends each. A
 * run knows which check refused, and says what mends that (`reasonOf`); whoever has nothing but the number needs all of it. INVARIANT: a
 * code that several checks raise is here, and so is one whose check mends it in a way of its own (`errors-of.test.ts`).
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes
 */
export const ofCodes: Readonly<Record<number, Reason>> = {
  16000: {
    stops: 'A silent request that is answered in the name of somebody whom nobody has picked.',
    mend: 'Where several accounts are signed in: the app names one by login_hint or sid, or asks once more with a page, on which the person picks. Where the account is of another organization, or a personal one, and does not exist in this tenant: it has to be added as a guest first, or the person signs out and takes an account of this tenant.',
    page: pages.users,
    graph: calls.invite,
  },
  28000: {
    stops: 'One token that is good at two APIs: whichever gets it could use it at the other.',
    mend: 'No consent mends it. The scope names two APIs, and an access token is for one. In the app: ask for one token after the other, each with permissions of one API alone.',
  },
  28003: {
    stops: 'A code that is traded for a token to anything: without a scope nobody knows which API is meant.',
    mend: 'In the app: send scope in the token request, with a permission of the one API that this token is for. For another API, ask again with the refresh token.',
  },
  50013: {
    stops: 'An API, or somebody on the way, that writes another person’s name into a token.',
    mend: 'In the API: send as the assertion the access token that it was called with, unchanged and before it expires. It has to be of this tenant, and made for this API, in the version that the API is registered for: a token for Microsoft Graph is none. Where the assertion holds a refresh token, it has to be a primary one.',
  },
  50014: {
    stops: 'An account of elsewhere that nobody has let in, or that has not said yes yet.',
    mend: 'An invited guest accepts the invitation, which can be sent again. Whoever is not in this tenant at all has to be added as a guest. If the app asked at the wrong tenant: correct the address in the app.',
    page: pages.user,
    graph: calls.invite,
  },
  50020: {
    stops: 'An account of another organization, or a personal one, that nobody has let into this tenant.',
    mend: 'Invite the account as a guest, or sign out and sign in again with an account of this tenant. If people of every organization should use the app: register it for them, and let it ask at /organizations or /common.',
    page: pages.users,
    graph: calls.invite,
  },
  50027: {
    stops: 'A token that somebody made up, or that was made for somebody else.',
    mend: 'The message says what is wrong with the JWT. In the app: send it as it was issued, whole, before it expires, and where it belongs: an ID token of this tenant as id_token_hint, the access token that an API was called with as assertion, a token that the app has signed as client_assertion.',
  },
  50034: {
    stops: 'Somebody who has no account in this tenant.',
    mend: 'Correct the name that was typed, or the tenant that the app asks at. If the account was deleted: restore it. If the person should get in: create the account, or invite a guest.',
    page: pages.users,
    graph: calls.invite,
  },
  50053: {
    stops:
      'Guessing at speed, which locks the account for a while even for the right password; or, by the same number, a sign-in from an IP address with malicious activity.',
    mend: 'The sign-in log says which of the two it is, as the failure reason. Locked: wait until the lock ends, or have the password reset, which ends it at once. The IP address: sign in from another network; an administrator looks at the risk of the person, and of the address.',
    page: pages.lockout,
  },
  50057: {
    stops: 'A closed account that still signs in: of somebody who left, or that was taken over.',
    mend: 'If the account should be open: enable it. An account that comes from Active Directory is enabled there.',
    page: pages.user,
    graph: calls.user,
  },
  50058: {
    stops: 'A silent request that is answered in the name of somebody who was never asked.',
    mend: 'Nothing is broken. The app asks once more, without prompt=none, and the person signs in. If they were signed in before: the session has ended, or the browser keeps its cookie from a hidden frame.',
  },
  50074: {
    stops: 'A stolen password: alone it opens nothing.',
    mend: 'The person proves themselves with a second method. If the app asked silently: it asks once more, with a page.',
    page: pages.methods,
    graph: calls.methods,
  },
  50076: {
    stops: 'A stolen password: alone it opens nothing.',
    mend: 'The app sends a new authorization request for this API, with a page, and the person proves themselves with a second method. A program with a password alone cannot: give it an identity of its own.',
    page: pages.methods,
    graph: calls.methods,
  },
  50079: {
    stops: 'A stolen password: alone it opens nothing.',
    mend: 'The person registers a second method. Whoever signs in at a federated identity provider gets the proof from there: it has to send the claim. A program with a password alone cannot: give it an identity of its own.',
    page: pages.methods,
    graph: calls.methods,
  },
  50173: {
    stops: 'Tokens from before a password was changed or a sign-in revoked, which would live on.',
    mend: 'The person signs in again: with a page, not silently.',
  },
  50194: {
    stops: 'A sign-in at the wrong door: every tenant has people and rules of its own.',
    mend: 'In the app: ask at the address of its own tenant. If people of other tenants should sign in: open the registration to them.',
    page: pages.authentication,
    graph: calls.application,
  },
  50199: {
    stops: 'An app that poses as another, and a device that somebody else waits at.',
    mend: 'Nothing is broken. The person was asked whether they mean this app, and says so. Microsoft’s list: it is shown where a native app signs people in through a system webview; a redirect URI that begins with http, https or chrome-extension is not asked about.',
  },
  65001: {
    stops: 'An app that takes what nobody gave it.',
    mend: 'The app sends an interactive request for this person and this API, and the person consents where they may. What they may not give, an administrator grants for everybody.',
    page: pages.permissions,
    graph: calls.grant,
  },
  70000: {
    stops: 'A code or a refresh token that somebody made up, changed, or got for another app.',
    mend: 'In the app: hand in the code or the refresh token as it came, with the client id that it was issued to. If it is lost, the person signs in again. Microsoft’s list has it for a refresh token that is bound to a device, whose proof of that is missing or does not fit.',
  },
  70005: {
    stops: 'Tokens in an address, where histories, logs and other scripts read them.',
    mend: 'In the app: ask for response_type=code, with PKCE. Where an app cannot yet: the implicit grant for that token is switched on in its registration, and id_token needs the scope openid.',
    page: pages.authentication,
    graph: calls.application,
  },
  70008: {
    stops: 'A code or a refresh token that is found later, in a history, a backup or a log.',
    mend: 'A code: redeem it at once, it is good for about ten minutes. A refresh token: it ends when nobody uses it for long, 90 days as a rule and 24 hours for a single-page app. Either way the person signs in again.',
  },
  70011: {
    stops: 'A permission that nobody has defined: a typing error, or an API that is not in this tenant.',
    mend: 'In the app: write the scope as the API spells it; /.default stands alone.',
  },
  70016: {
    stops: 'A device that lets itself in: somebody has to say yes, elsewhere.',
    mend: 'Nothing is broken. The device asks again after the interval, until the person has signed in or the code has expired.',
  },
  70018: {
    stops: 'Somebody who tries codes until one fits a device that waits.',
    mend: 'The person types the user code as it stands on the device; if it is old, the device shows a new one. If the device itself was refused: it asks with the device_code that it got, or begins again.',
  },
  90002: {
    stops: 'A sign-in at the wrong door: every tenant has people and rules of its own.',
    mend: 'In the app: ask at the address of the tenant, by its id or a domain that it has verified, in the cloud that it is in: a tenant of a national cloud is not found in the worldwide one. A tenant that was guessed from a mail address need not exist.',
    page: pages.tenant,
    graph: calls.organization,
  },
  90015: {
    stops: 'Requests that no client sends: too long to be meant.',
    mend: 'In the app: send less in the address. A state needs no more than a random value; what it stands for is kept in the app.',
  },
  90023: {
    stops:
      'A request that can be read in two ways, or in none: the server would have to guess what is meant.',
    mend: 'The message says what is not valid, a parameter or a combination. In the app: correct that. Here it comes of prompt (one known value, or none with nothing else) and of max_age (whole seconds).',
  },
  90094: {
    stops: 'Somebody who would give an app what only an administrator may give.',
    mend: 'An administrator grants it for everybody. Where the admin consent workflow is switched on, the person can ask for it on the same page.',
    page: pages.permissions,
    graph: calls.grantOrAssign,
  },
  90095: {
    stops: 'Somebody who would give an app what only an administrator may give.',
    mend: 'The person asks on this page, with a reason. A reviewer who may grant it approves, and the person signs in once more. Requests that nobody decides expire.',
    page: pages.consentRequests,
    graph: calls.consentRequests,
  },
  90120: {
    stops: 'A device code that is used twice: whoever has copied it gets nothing.',
    mend: 'The device stops asking with this code. If it has no tokens, it begins again and shows a new one.',
  },
  500011: {
    stops: 'A token to an API that nobody let into this tenant, or that there is not.',
    mend: 'Correct the API’s address in the scope, or the tenant that the app asks at; or let the API into this tenant: an administrator installs it, or somebody consents to it, which makes its service principal.',
    page: pages.enterpriseApps,
    graph: calls.instantiate,
  },
  500121: {
    stops: 'A stolen password, and trying codes one after the other.',
    mend: 'The second factor was not passed: a wrong code, a prompt that was declined or that nobody answered in time, or a method that no longer works. Begin again, and take another method where that one is lost; the clock of a phone that shows codes must be right. The sign-in log has the detail. If the person has declined because they did not sign in: change the password.',
    page: pages.methods,
    graph: calls.methods,
  },
  500133: {
    stops: 'An old token, from a log or a queue, that somebody uses long after the person has gone.',
    mend: 'In the API: trade the access token while it is good, or have the app call with a new one. By Microsoft’s list it can also be malformed, or of a version that does not fit its issuer.',
  },
  501491: {
    stops: 'A challenge or a verifier that is too short to keep anybody out, or no such value at all.',
    mend: 'In the app: let the library make them. A code_verifier has 43 to 128 letters, digits and -._~, and a code_challenge made from it with S256 has 43. Microsoft’s list speaks of the code_challenge; here it is the code_verifier whose size is wrong.',
  },
  650052: {
    stops: 'A permission of an API that this organization does not have.',
    mend: 'If the service has to be subscribed to or switched on: an administrator does that. If its API only lacks its service principal here: an administrator consents to it or creates it, or the API lists the app in knownClientApplications, so that it comes along when somebody consents to the app’s .default.',
    page: pages.enterpriseApps,
    graph: calls.instantiate,
  },
  700005: {
    stops: 'A code or a refresh token of one tenant that is handed in at another.',
    mend: 'In the app: redeem the code at the tenant that it came from: at /common when the sign-in was at /common, else at that tenant’s address.',
  },
  700016: {
    stops: 'An app that nobody let into this tenant. An app id is no secret.',
    mend: 'Correct the client_id, or the tenant in the address. An app of another tenant is let in by consent, which makes its service principal here, if its registration is open to other tenants.',
    page: pages.enterpriseApps,
    graph: calls.instantiate,
  },
  700023: {
    stops: 'An assertion made for another server, which that server hands on to this one.',
    mend: 'In the app: put the address of this token endpoint into aud. Microsoft’s list has the number for another case: a scope that names no API; there, the app sends a permission of one, or its .default.',
  },
  700025: {
    stops: 'A secret in a page or on a phone, where everybody can read it.',
    mend: 'In the app: send no credential. If it runs where a secret stays secret: register its address as web, and give it one.',
    page: pages.authentication,
    graph: calls.application,
  },
  700027: {
    stops: 'Somebody who has an app’s id and its public certificate, and does not have its private key.',
    mend: 'In the app: sign with the private key of a certificate that its registration has, and name that certificate in the header. If the certificate was changed: upload the new one. A token of a federated issuer has to be signed with a key that this issuer publishes.',
    page: pages.secrets,
    graph: calls.application,
  },
  700054: {
    stops: 'Tokens in an address, where histories, logs and other scripts read them.',
    mend: 'In the app: ask for response_type=code, with PKCE. If it needs the ID token from the authorization endpoint: tick ID tokens under “Implicit grant and hybrid flows”.',
    page: pages.authentication,
    graph: calls.application,
  },
  700051: {
    stops: 'Tokens in an address, where histories, logs and other scripts read them.',
    mend: 'In the app: ask for response_type=code, with PKCE. If it needs the access token from the authorization endpoint: tick Access tokens under “Implicit grant and hybrid flows”.',
    page: pages.authentication,
    graph: calls.application,
  },
  900144: {
    stops: 'A request of which half is missing: the server would have to guess the rest.',
    mend: 'In the app: send the parameter that the message names. Whoever takes a library gives it what that parameter is made from; whoever writes the request looks whether the body is a form at all, and not JSON.',
  },
  900561: {
    stops: 'A request of a kind that this endpoint does not answer to.',
    mend: 'In the app: send what the endpoint takes; the token endpoint takes POST alone. Pressing back in a browser can cause it as well: then it means nothing.',
  },
  7000112: {
    stops: 'An app that was switched off here.',
    mend: 'If the app should be open here: enable its service principal. If it was switched off where it is registered: its owner does that there.',
    page: pages.properties,
    graph: calls.servicePrincipal,
  },
  7000215: {
    stops: 'Somebody who knows the app’s id, which is public, and not its secret.',
    mend: 'Send the value of the secret, not its id, whole and encoded as a form; make a new one if the value is lost. Better is a managed identity or a federated credential, where there is no secret to keep; next comes a certificate, whose private key never travels.',
    page: pages.secrets,
    graph: calls.addPassword,
  },
  7000216: {
    stops: 'Somebody who asks in an app’s own name, and knows nothing of it but its id, which is public.',
    mend: 'In the app: send its secret or an assertion. Look first where the app runs: the setting that should hold the secret may be empty there. If the registration has no credential yet: give it one; best is a federated credential, where there is no secret to keep.',
    page: pages.secrets,
    graph: calls.addPassword,
  },
  7000218: {
    stops: 'Somebody who acts as an app, and knows nothing of it but its id, which is public.',
    mend: 'In an app that runs on a server: send its secret or an assertion. If it runs where nothing stays secret: register its address as single-page, or as mobile and desktop; where there is no address, as with a device code, allow public client flows.',
    page: pages.authentication,
    graph: calls.application,
  },
  // Missing: https://learn.microsoft.com/entra/identity/enterprise-apps/create-service-principal-cross-tenant
  7000229: {
    stops: 'An app that nobody let into this tenant. An app id is no secret.',
    mend: 'Make its service principal in this tenant: an administrator consents, or creates it. In this lab: open the registration, and join it to the tenant.',
    page: pages.enterpriseApps,
    graph: calls.instantiate,
  },
  9002313: {
    stops: 'A request that is broken, or that two readers understand differently.',
    mend: 'Look at the request as it leaves the app, with the tools of a browser or a proxy such as Fiddler. It has to be a form, encoded as one, with each parameter once, one client id and one credential.',
  },
}
