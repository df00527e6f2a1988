import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this flow are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  permission: {
    title: 'What People Finder asks people for',
    says: 'A delegated permission of Microsoft Graph, which its registration lists as well. Each has a type: User, or Admin where only an administrator may grant it.',
    values: {
      'User.Read.All': 'User.Read.All: full profiles (type Admin)',
      'User.ReadBasic.All': 'User.ReadBasic.All: names and addresses (type User)',
    },
  },
  publisher: {
    title: 'Who publishes it',
    says: 'verifiedPublisher of the registration. Contoso lets its people consent to apps of verified publishers alone, or of its own.',
    values: { verified: 'Fabrikam, verified', 'not-verified': 'nobody verified' },
  },
  classification: {
    title: 'How Contoso classifies User.ReadBasic.All',
    says: 'The policy of Contoso is microsoft-user-default-low: people may consent to what an administrator has classified as low impact.',
    values: { low: 'low impact', none: 'not classified' },
  },
  requests: {
    title: 'Can people ask for approval?',
    says: 'adminConsentRequestPolicy of Contoso: whoever may not let the app in can ask those who may, on the page that refuses. Bo is the reviewer, and a request lasts 30 days.',
    values: {
      off: 'no: the page refuses (AADSTS90094)',
      on: 'yes: the admin consent workflow (AADSTS90095)',
    },
  },
  review: {
    title: 'What the reviewer does',
    says: 'A reviewer sees who asks, and why. To approve is to grant admin consent, and needs a role that may; to be a reviewer gives nobody one.',
    values: {
      approved: 'approves: reads what is asked, and grants it',
      denied: 'denies it, with a reason',
      blocked: 'blocks the app: nobody asks again',
      'too-late': 'looks after 31 days',
    },
  },
  endpoint: {
    title: 'Where the administrator is sent',
    says: 'Both addresses ask for consent for everybody. The first knows only all that is registered; the second takes a scope.',
    values: {
      v2: '/v2.0/adminconsent with .default: all that is registered',
      v1: '/adminconsent: all that is registered',
      'v2-named': '/v2.0/adminconsent with the one permission that people need',
    },
  },
  role: {
    title: 'What the administrator is',
    says: 'Directory roles decide what somebody may grant for everybody. App roles of Microsoft Graph need more than other permissions.',
    values: {
      'global-administrator': 'Global Administrator',
      'cloud-application-administrator': 'Cloud Application Administrator',
      none: 'nothing: no role',
    },
  },
  appRole: {
    title: 'What else People Finder lists in its registration',
    says: 'An app role of Microsoft Graph (an application permission): with it the app reads profiles in its own name, at night, with nobody signed in.',
    values: { listed: 'the app role User.Read.All', 'not-listed': 'no app role' },
  },
  answer: {
    title: 'Asked for everybody',
    says: 'Whatever the answer is, the app hears it.',
    values: { accepted: 'the administrator accepts', cancelled: 'the administrator cancels' },
  },
  redirectUri: {
    title: 'Where the answer should go',
    says: 'redirect_uri in the request. Somebody may have written the link.',
    values: { registered: 'an address that is registered', 'not-registered': 'an address that is not' },
  },
  state: {
    title: 'The answer on its way',
    says: 'It goes through the browser of the administrator, and nothing signs it. Somebody else can write such an address, and whoever sits at the browser can change it.',
    values: {
      'as-sent': 'as it was sent',
      forged: 'names another organization, with a state that was made up',
      'another-tenant': 'names another organization, with the state that was sent',
      missing: 'has lost its state',
    },
  },
  stateCheck: {
    title: 'Does People Finder look at state?',
    says: 'It made the value up for this visit, and can compare what comes back. That shows whose question is answered; tenant in the answer can still be changed by whoever sits there. Whom to believe is tid in a token.',
    values: { on: 'yes', 'left-out': 'no' },
  },
  organization: {
    title: 'What Contoso has at the beginning',
    says: 'The service principal comes with the first consent, and the grants with it.',
    values: { new: 'nothing of People Finder', connected: 'People Finder: an administrator has agreed' },
  },
  later: {
    title: 'After the first look-up',
    says: 'An administrator deletes the grant. Tokens that were issued before are not called back.',
    values: {
      nothing: 'nothing changes',
      'grant-deleted': 'the grant is deleted, a moment ago',
      'grant-deleted-two-hours-ago': 'the grant is deleted, two hours ago',
    },
  },
}
