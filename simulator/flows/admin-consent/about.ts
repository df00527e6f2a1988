import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'flow',
  slug: 'admin-consent',
  title: 'Admin consent',
  question: 'Why does the app say that it needs an administrator?',
  specs: [
    'entra#admin-consent',
    'entra#user-consent',
    'graph#oauth2permissiongrant',
    'graph#approleassignment',
  ],
}
