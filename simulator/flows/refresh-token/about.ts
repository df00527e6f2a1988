import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'flow',
  slug: 'refresh-token',
  title: 'Refresh token',
  question: 'How long does an app stay signed in without asking?',
  specs: ['rfc6749#6', 'rfc6749#1.5', 'rfc9700#4.14.2', 'rfc6750', 'entra#refresh-tokens'],
}
