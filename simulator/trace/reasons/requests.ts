import { calls, pages, type Reasons } from './reason'

/** Of checks on a request for a sign-in, and on whoever asks. */
export const requests: Reasons = {
  'http-request': {
    stops: 'Requests that no client sends: of another method or form, or too long.',
    mend: 'In the app: use a library that speaks this protocol, and send what the endpoint reads.',
  },
  'parameters-once': {
    stops:
      'A request that two readers understand differently: what one of them checked, the other does not do.',
    mend: 'In the app: send each parameter once.',
  },
  'tenant-exists': {
    stops: 'A sign-in at the wrong door: every tenant has people and rules of its own.',
    mend: 'In the app: ask at the address of the tenant, by its id or a domain that it has verified.',
    page: pages.tenant,
    graph: calls.organization,
  },
  'tenant-named': {
    stops: 'Nothing: Entra answers here, and this lab does not.',
    mend: 'In the app: name the tenant in the address.',
    page: pages.tenant,
    graph: calls.organization,
  },
  'client-known': {
    stops: 'An app that nobody let into this tenant, or that was switched off here. An app id is no secret.',
    mend: 'In the app: send the client_id of an app that this tenant has let in.',
  },
  'redirect-uri-registered': {
    stops:
      'A link that sends the code to a thief: whoever writes the request would choose where the answer goes.',
    mend: 'Register the address that the app uses, character by character, or correct it in the app.',
    page: pages.authentication,
    graph: calls.application,
  },
  'request-object': {
    stops:
      'A request that is read in part: parameters inside the object would count for the app, and not here.',
    mend: 'In the app: send the parameters themselves.',
  },
  'response-type': {
    stops: 'Tokens in an address, where histories, logs and other scripts read them.',
    mend: 'In the app: ask for response_type=code, with PKCE.',
  },
  'response-mode': {
    stops: 'An answer that gets lost, because it travels in a way that there is not, or a token in a query.',
    mend: 'In the app: ask for query, fragment or form_post, whichever it reads; for a token not for query.',
  },
  nonce: {
    stops: 'An ID token that was stolen from another sign-in and is slipped into this one.',
    mend: 'In the app: send a nonce, keep the nonce of each sign-in, and compare.',
  },
  scope: {
    stops: 'A permission that nobody has defined: a typing error, or an API that is not in this tenant.',
    mend: 'Correct the scope in the app, or define it at the API.',
    page: pages.exposeApi,
    graph: calls.application,
  },
  'code-challenge': {
    stops:
      'A stolen code. Without a challenge, only the app’s own proof keeps a thief from redeeming it, and a page has none.',
    mend: 'In the app: let the library send a code_challenge made with S256.',
  },
  prompt: {
    stops: 'A request that wants to ask and not to ask: the server would have to guess what the app meant.',
    mend: 'In the app: send one known value of prompt, or leave prompt out.',
  },
  'max-age': {
    stops: 'An old sign-in that counts as fresh, because nobody could read how old it may be.',
    mend: 'In the app: send max_age as whole seconds.',
  },
  'id-token-hint': {
    stops: 'A hint that somebody made up: it would steer whose session is used, or whose is ended.',
    mend: 'In the app: send the ID token of this tenant unchanged.',
  },
}
