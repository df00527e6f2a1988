import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this flow are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  credential: {
    title: 'How the job proves who it is',
    says: 'A secret travels with every request. A private key never does. The word of another system leaves nothing to keep secret.',
    values: {
      secret: 'a client secret',
      certificate: 'a certificate',
      federated: 'a token of the build service',
    },
  },
  runs: {
    title: 'How often the job runs',
    says: 'A job keeps its token while it is good. There is no refresh token: it can always ask again.',
    values: {
      once: 'once',
      'half-an-hour-later': 'again after half an hour',
      'two-hours-later': 'again after two hours',
    },
  },
  scope: {
    title: 'What the job asks for',
    says: 'An administrator decided before what the job may do. So it names an API, and gets all that it was given there.',
    values: {
      default: 'the Reports API, with /.default',
      'one-permission': 'one permission of it by name',
      'another-api': 'Microsoft Graph, with /.default',
      'unknown-api': 'an API that is not in the tenant',
    },
  },
  roleAssignment: {
    title: 'App role of Nightly Report',
    says: 'Without a role there is a token all the same, unless the API is for assigned applications only. It is the API that refuses it.',
    values: {
      assigned: 'Reports.Read.All is assigned',
      none: 'no role is assigned',
      'none-and-required': 'none, and the API requires one',
    },
  },
  servicePrincipal: {
    title: 'Service principal',
    says: 'Disabled, it gets no more tokens. One that it has already is good until it expires, unless the API hears of it sooner; this one does not.',
    values: {
      enabled: 'enabled',
      disabled: 'disabled',
      'disabled-after-token': 'disabled when it has its token',
    },
  },
  clientId: {
    title: 'Client ID',
    says: 'The name under which the job is registered.',
    values: { registered: 'that of Nightly Report', unknown: 'one that nobody has' },
  },
  tenant: {
    title: 'Whose token endpoint is asked',
    says: 'A job has no home to be found by: it names the tenant itself, and only one where it has a service principal knows it.',
    values: { contoso: 'Contoso’s', fabrikam: 'Fabrikam’s' },
  },
  secret: {
    title: 'Client secret',
    says: 'Two of them can be good at a time, so that a new one is in place before the old one ends.',
    values: {
      right: 'this year’s',
      wrong: 'mistyped',
      'its-id': 'its ID in place of its value',
      expired: 'last year’s, which ran out',
    },
  },
  algorithm: {
    title: 'How the assertion is signed',
    says: 'PS256 draws a salt, so that the same assertion is signed differently every time.',
    values: { RS256: 'RS256', PS256: 'PS256' },
  },
  certificate: {
    title: 'Certificate',
    says: 'The registration holds the public half, and until when it is good.',
    values: {
      registered: 'the registered one',
      'not-registered': 'another one',
      expired: 'the registered one, ten months later',
    },
  },
  privateKey: {
    title: 'Private key',
    says: 'A certificate is public: its name in the header proves nothing. The signature does.',
    values: { own: 'that of the certificate', another: 'another one' },
  },
  assertion: {
    title: 'Assertion',
    says: 'It is made for one token endpoint, and for ten minutes.',
    values: {
      fresh: 'fresh, for this token endpoint',
      'two-hours-old': 'two hours old',
      'another-audience': 'for another token endpoint',
    },
  },
  subject: {
    title: 'Which job it is',
    says: 'The build service says the same of every customer’s jobs. The subject tells them apart, letter by letter. A name can be given to somebody else later: since July 2026 GitHub adds ids to new ones.',
    values: {
      registered: 'contoso, main branch',
      'one-letter-off': 'contosso: somebody else’s',
      'other-case': 'Contoso, with a capital C',
      'other-branch': 'contoso, another branch',
    },
  },
  issuer: {
    title: 'Issuer of the job’s token',
    says: 'An organization can have an issuer of its own at the build service. It is another issuer.',
    values: { registered: 'as registered', 'of-the-organization': 'the organization’s own' },
  },
  audience: {
    title: 'Audience of the job’s token',
    says: 'A token for one reader must be of no use to another.',
    values: { 'token-exchange': 'api://AzureADTokenExchange', 'reports-api': 'the Reports API' },
  },
  jobToken: {
    title: 'Age of the job’s token',
    says: 'It is good for a quarter of an hour.',
    values: { fresh: 'fresh', 'half-an-hour-old': 'half an hour' },
  },
  jobTokenSignature: {
    title: 'Signature of the job’s token',
    says: 'The identity provider fetches the keys of the build service, and sees what was changed.',
    values: { intact: 'intact', altered: 'altered' },
  },
}
