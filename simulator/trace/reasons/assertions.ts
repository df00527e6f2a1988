import { calls, pages, type Reasons } from './reason'

/** Of checks on a client assertion: a token in place of a secret. */
export const assertions: Reasons = {
  'assertion-readable': {
    stops: 'Something that looks like a proof and says nothing.',
    mend: 'In the app: send a JWT, and say that it is one in client_assertion_type.',
  },
  'assertion-time': {
    stops: 'An assertion that was read on its way or in a log, and is sent again later.',
    mend: 'In the app: make a new assertion for each request, good for minutes. The clock must be right.',
  },
  'assertion-unused': {
    stops: 'A copied assertion. Entra documents no such check: this provider is set to make it.',
    mend: 'In the app: make a new assertion, with a new jti, for each request.',
  },
  'assertion-audience': {
    stops: 'An assertion made for another server, which that server hands on to this one.',
    mend: 'In the app: put the address of this token endpoint into aud.',
  },
  'assertion-client': {
    stops: 'One application that speaks in the name of another.',
    mend: 'In the app: put the client id into iss and sub.',
  },
  'assertion-certificate': {
    stops: 'A key that nobody registered for this app: anyone can make one.',
    mend: 'Upload the public certificate of the key that the app signs with, before the old one ends.',
    page: pages.secrets,
    graph: calls.application,
  },
  'assertion-signature': {
    stops: 'Somebody who has seen the certificate, which is public, and does not have its private key.',
    mend: 'In the app: sign with the private key of the certificate that the header names.',
    page: pages.secrets,
    graph: calls.application,
  },
  'federated-identity': {
    stops: 'Another repository, branch or cluster of the same issuer that acts as this app.',
    mend: 'Make issuer, subject and audience of the credential those of the token, letter by letter.',
    page: pages.federated,
    graph: calls.federated,
  },
  'federated-signature': {
    stops: 'A token that somebody wrote and signed themselves, with the trusted issuer’s name in it.',
    mend: 'Take the token from the issuer itself, which publishes the keys that it signs with.',
    page: pages.federated,
    graph: calls.federated,
  },
}
