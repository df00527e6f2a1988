import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'flow',
  slug: 'multi-tenant-app',
  title: 'One app, two tenants',
  question: 'Which one signs in: the application or the service principal?',
  specs: ['graph#application', 'graph#serviceprincipal', 'entra#multitenant', 'entra#access-token-claims'],
}
