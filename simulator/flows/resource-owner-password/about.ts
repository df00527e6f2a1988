import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'flow',
  slug: 'resource-owner-password',
  title: 'Resource owner password',
  question: 'Why does a nightly job break when a person changes their password?',
  specs: ['rfc6749#4.3', 'rfc9700#2.4', 'rfc6750', 'entra#ropc', 'entra#client-credentials'],
}
