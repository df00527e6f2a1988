import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'flow',
  slug: 'authorization-code-pkce',
  title: 'Authorization code with PKCE',
  question: 'How does somebody sign in to a web app without giving it their password?',
  specs: ['rfc6749#4.1', 'rfc7636', 'oidc-core#3.1', 'rfc6750', 'rfc6238', 'rfc9700#2.1'],
}
