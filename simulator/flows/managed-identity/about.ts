import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'flow',
  slug: 'managed-identity',
  title: 'Managed identity',
  question: 'How does a program on a virtual machine get a token without a secret?',
  specs: [
    'managed-identities#how-it-works',
    'managed-identities#vm-token',
    'azure-imds#security',
    'azure-rbac#how-it-decides',
    'azure-rbac#planes',
    'rfc6749#4.4',
    'rfc6750',
  ],
}
