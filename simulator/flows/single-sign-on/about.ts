import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'flow',
  slug: 'single-sign-on',
  title: 'Single sign-on and sign-out',
  question: 'Why does the second app not ask?',
  specs: ['oidc-core#3.1.2.1', 'oidc-rpinitiated#2', 'oidc-frontchannel#2', 'rfc6265'],
}
