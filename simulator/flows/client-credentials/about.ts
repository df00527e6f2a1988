import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'flow',
  slug: 'client-credentials',
  title: 'Client credentials',
  question: 'How does a script without any person get a token?',
  specs: [
    'rfc6749#4.4',
    'rfc7523#2.2',
    'oidc-core#9',
    'rfc6750',
    'entra#client-credentials',
    'entra#certificate-credentials',
    'entra#federated-credentials',
  ],
}
