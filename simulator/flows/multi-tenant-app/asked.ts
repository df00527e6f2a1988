import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  theme: 'tenants',
  who: ['person'],
  words: [
    'let people of other companies and customers use our app',
    'multi-tenant app, organizations or common endpoint',
    'application or service principal, which one signs in, app registration and enterprise application',
    'application not found in the directory AADSTS700016, account does not exist in tenant AADSTS50020',
    'organization lacks a service principal for the API AADSTS650052',
    'signInAudience AzureADMultipleOrgs, SaaS app for many companies',
    'app is not configured as a multitenant application AADSTS50194',
    'API that accepts tokens of any tenant, check issuer and tid',
    'admin of a customer consents, service principal appears in their tenant',
  ],
  endsIn:
    'Somebody of another organisation is signed in, and that organisation has a service principal of the app.',
  answers: {
    'other-organisations': 'Somebody of Fabrikam signs in to an app that Contoso has registered.',
  },
}
