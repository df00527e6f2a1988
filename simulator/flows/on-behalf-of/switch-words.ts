import type { SwitchWords } from '../../trace/select/narration'

const LOOKS = {
  everything: 'signature, issuer, audience, time, permission',
  signature: 'not at audience and permission: any token of the tenant will do',
}

/** What the switches of this flow are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  caller: {
    title: 'Who calls Expenses API',
    says: 'On behalf of whom? With an application’s own token there is nobody. A job asks the second API itself, by client credentials.',
    values: { person: 'a web app, for a person', 'nightly-job': 'a job, for itself' },
  },
  sends: {
    title: 'What the web app sends to Expenses API',
    says: 'The token to send is the access token that was made for Expenses API: its aud says so.',
    values: {
      'access-token': 'the access token for it',
      'id-token': 'the ID token',
      'token-for-reports': 'an access token for Reports API',
    },
  },
  apiLooksAt: {
    title: 'What Expenses API looks at in the token that it gets',
    says: 'What the API lets through, the identity provider looks at once more before it trades anything.',
    values: LOOKS,
  },
  shows: {
    title: 'What Expenses API shows to Reports API',
    says: 'A token of its own for that API, or the one that it was sent. The second is called token passthrough.',
    values: { 'on-behalf-of': 'a token for Reports API', 'the-same-token': 'the token that it was sent' },
  },
  proof: {
    title: 'How Expenses API proves itself',
    says: 'Somebody’s token is not enough: who trades it has a credential in its own registration.',
    values: {
      secret: 'a client secret',
      certificate: 'an assertion, signed with its certificate’s key',
      'expired-secret': 'last year’s secret',
      none: 'nothing',
    },
  },
  consent: {
    title: 'Who has granted Reports.Read to Expenses API',
    says: 'Nobody can be asked at the token endpoint: somebody has to have agreed before. The person can, on the page of the web app, where Expenses API lists that app in knownClientApplications and the app asks for /.default.',
    values: {
      administrator: 'an administrator, for everybody',
      nobody: 'nobody',
      'pre-authorized': 'Reports API: it lists Expenses API in preAuthorizedApplications',
      'with-the-app': 'whoever consents to the web app',
    },
  },
  scope: {
    title: 'What Expenses API asks for',
    says: '/.default is all that was granted at that API. Each API needs a grant of its own.',
    values: {
      named: 'Reports.Read',
      default: 'api://reports.contoso.example/.default',
      graph: 'User.Read of Microsoft Graph',
    },
  },
  meanwhile: {
    title: 'Before Expenses API asks',
    says: 'The token that it holds does not change. What it is worth is looked up when it is traded.',
    values: {
      nothing: 'nothing happens',
      'two-hours': 'two hours pass: the work waits in a queue',
      'account-disabled': 'the account is disabled',
      'sign-ins-revoked': 'all sign-ins of the person are revoked',
    },
  },
  assertion: {
    title: 'The token on its way to be traded',
    says: 'Whoever runs the API can send what they like. They cannot sign it.',
    values: {
      'as-it-came': 'as it came',
      'about-somebody-else': 'oid is made that of Chidi',
      'signed-by-a-stranger': 'oid is made that of Chidi, and it is signed anew, with a stranger’s key',
    },
  },
  reportsLooksAt: {
    title: 'What Reports API looks at in the token that it gets',
    says: 'An API that takes a token of another lets every API that people have called act for them.',
    values: LOOKS,
  },
}
