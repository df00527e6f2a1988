import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this flow are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  audience: {
    title: 'Who may sign in to Quotes',
    says: 'signInAudience in the registration. It is set once, in the tenant of the developer, and counts everywhere.',
    values: {
      multitenant: 'AzureADMultipleOrgs: people of any organization',
      'single-tenant': 'AzureADMyOrg: people of Contoso',
    },
  },
  address: {
    title: 'Where Quotes asks for a sign-in',
    says: 'The address names a tenant, or leaves it open until somebody has said who they are.',
    values: {
      organizations: '/organizations: work accounts',
      common: '/common: any account',
      fabrikam: 'the tenant Fabrikam',
      contoso: 'the tenant Contoso',
    },
  },
  who: {
    title: 'Who signs in',
    says: 'The domain of the name that is typed says whose account it is.',
    values: { 'of-fabrikam': 'Hana, of Fabrikam', 'of-contoso': 'Ada, of Contoso' },
  },
  fabrikam: {
    title: 'What Fabrikam has at the beginning',
    says: 'A service principal comes by consent. The API needs one too: where a tenant has none, nobody there can ask for a token for it.',
    values: {
      'has-no-instance': 'the API, and nothing of Quotes yet',
      'knows-it': 'the API, and Quotes: an administrator has consented',
      'lacks-the-api': 'neither of them',
    },
  },
  consent: {
    title: 'Asked for consent',
    says: 'Nothing is made in the directory before somebody says yes.',
    values: { given: 'the person says yes', declined: 'the person says no' },
  },
  customer: {
    title: 'Is Fabrikam a customer?',
    says: 'Quotes API has a list of the tenants that it serves. Contoso keeps that list itself: Entra knows nothing of customers.',
    values: { yes: 'yes: on the list', no: 'no: not on the list' },
  },
  tenantCheck: {
    title: 'Does Quotes API look at tid?',
    says: 'Tokens of all tenants are signed by the same keys. A signature says that Entra issued a token, and not for which customer.',
    values: { on: 'yes', 'left-out': 'no: any tenant will do' },
  },
  later: {
    title: 'After the first sign-in',
    says: 'Quotes keeps a refresh token. What it is worth is looked up in the directory each time.',
    values: {
      nothing: 'nothing changes',
      'instance-removed': 'Fabrikam removes the service principal',
      'grant-removed': 'Fabrikam withdraws what was granted',
      'single-tenant': 'Contoso keeps Quotes for its own people',
    },
  },
}
