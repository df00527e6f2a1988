import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'attack',
  slug: 'federated-subject',
  title: 'A federated credential that trusts too much',
  question: 'There is no secret any more: who else can be the application?',
  specs: [
    'rfc6749#4.4',
    'rfc7523#2.2',
    'entra#federated-credentials',
    'entra#flexible-credentials',
    'entra#mutable-subjects',
    'github-actions#oidc',
  ],
}
