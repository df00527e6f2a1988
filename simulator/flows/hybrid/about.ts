import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'flow',
  slug: 'hybrid',
  title: 'Hybrid flow',
  question: 'What is an ID token beside the code good for?',
  specs: [
    'oidc-core#3.3',
    'oauth-multiple-response-types#5',
    'oauth-form-post#2',
    'rfc9700#2.1.2',
    'entra#auth-code-flow',
  ],
}
