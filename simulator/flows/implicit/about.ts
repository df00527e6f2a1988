import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'flow',
  slug: 'implicit',
  title: 'Implicit grant, and why not',
  question: 'Why should an access token not come back in an address?',
  specs: ['rfc6749#4.2', 'oidc-core#3.2', 'rfc9700#2.1.2', 'rfc6749#10.16', 'entra#implicit'],
}
