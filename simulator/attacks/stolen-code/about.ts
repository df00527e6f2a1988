import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'attack',
  slug: 'stolen-code',
  title: 'A stolen authorization code',
  question: 'What can a thief do with a code from the address bar?',
  specs: ['rfc9700#4.5', 'rfc9700#4.7', 'rfc9700#4.8', 'rfc7636#1', 'rfc6749#10.12'],
}
