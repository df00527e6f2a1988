import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'flow',
  slug: 'incremental-consent',
  title: 'Incremental consent',
  question: 'Must an app ask for everything at the first sign-in?',
  specs: ['entra#scopes', 'entra#default-scope', 'graph#oauth2permissiongrant', 'oidc-core#3.1.2.1'],
}
