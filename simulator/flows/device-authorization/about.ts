import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'flow',
  slug: 'device-authorization',
  title: 'Device authorization',
  question: 'Can a television sign in?',
  specs: ['rfc8628', 'rfc6749#5.1', 'oidc-core#3.1.3.7', 'rfc6750', 'entra#device-code'],
}
