import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'flow',
  slug: 'app-assignment',
  title: 'App assignment, roles and groups',
  question: 'Why does the app not let me in, although I am in the group?',
  specs: [
    'graph#approleassignment',
    'graph#serviceprincipal',
    'entra#id-token-claims',
    'entra#groups-overage',
  ],
}
