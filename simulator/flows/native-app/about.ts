import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'flow',
  slug: 'native-app',
  title: 'Native app',
  question: 'How does an app on somebody’s own device sign them in?',
  specs: ['rfc8252#7.1', 'rfc8252#7.3', 'rfc8252#8.1', 'rfc8252#8.12', 'rfc7636', 'entra#localhost'],
}
