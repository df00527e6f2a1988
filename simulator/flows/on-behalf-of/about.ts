import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'flow',
  slug: 'on-behalf-of',
  title: 'On behalf of',
  question: 'An API that was called calls the next one: in whose name?',
  specs: ['rfc7523#2.1', 'entra#on-behalf-of', 'rfc6750', 'entra#access-token-claims'],
}
