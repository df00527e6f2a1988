import type { About } from '../../trace/select/narration'

export const about: About = {
  slug: 'single-sign-on',
  title: 'Single sign-on and sign-out',
  question: 'Why does the second app not ask?',
  specs: ['oidc-core#3.1.2.1', 'oidc-rpinitiated', 'oidc-frontchannel', 'rfc6265'],
}
