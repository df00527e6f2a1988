import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'attack',
  slug: 'leaked-secret',
  title: 'A leaked client secret',
  question: 'The secret is replaced: is the thief out?',
  specs: [
    'rfc6749#4.4',
    'rfc7523#2.2',
    'entra#client-credentials',
    'entra#certificate-credentials',
    'entra#federated-credentials',
    'graph#application',
  ],
}
