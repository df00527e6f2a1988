import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'flow',
  slug: 'two-resources',
  title: 'Two resources, one sign-in',
  question: 'Which doors does one sign-in open?',
  specs: [
    'rfc6749#3.3',
    'rfc7519#4.1.3',
    'entra#authorize',
    'entra#refresh-tokens',
    'graph#group',
    'azure-rbac#how-it-decides',
  ],
}
