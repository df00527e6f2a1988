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
  'account-known': {
    stops: 'A stranger who has code changed, or a name given away, in the name of an account.',
    mend: 'Ask with a key that the code host has given to this account.',
  },
  'repository-access': {
    stops: 'Somebody who has a repository run what they write, and may not write to it.',
    mend: 'Have whoever owns the repository give write access, or propose the change from a fork.',
  },
  'id-token-permission': {
    stops:
      'A stranger whose pull request gets the word of the build service for a repository that is not theirs.',
    mend: 'Test pull requests of forks without a token. What needs one runs after the change is in.',
  },
  'branch-protection': {
    stops: 'One person who alone changes what runs as the application.',
    mend: 'Propose the change, and have somebody else review it.',
  },
  'deployment-branch': {
    stops: 'A branch that nobody has looked at, and that says it is for production.',
    mend: 'Bring the change to a branch that may deploy to the environment.',
  },
  'name-free': {
    stops: 'Two owners of one name.',
    mend: 'Take a name that nobody has. A name that was given up is free for everybody: remove what trusts it first.',
  },
  'job-running': {
    stops: 'A stranger who asks the build service for the token of a job.',
    mend: 'Ask from inside a running job, with what the service gave to that job.',
  },
}
