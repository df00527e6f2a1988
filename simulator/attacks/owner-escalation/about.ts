import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'attack',
  slug: 'owner-escalation',
  title: 'An owner who becomes the application',
  question: 'An owner without a role: how do they become Global Administrator?',
  specs: [
    'rfc6749#4.4',
    'entra#default-user-permissions',
    'graph-api#application-add-password',
    'graph-api#create-role-assignment',
    'graph#appmanagementpolicy',
  ],
}
