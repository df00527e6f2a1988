import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this flow are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  silent: {
    title: 'How Timesheets asks first',
    says: 'A frame that nobody sees can ask without a question. Without it the whole page goes to the identity provider and comes back.',
    values: { frame: 'in a hidden frame', 'redirect-only': 'by a redirect' },
  },
  thirdPartyCookies: {
    title: 'Third-party cookies',
    says: 'A frame of another site gets its cookies only where the browser still gives them. A page in the address bar always does.',
    values: { given: 'given', blocked: 'blocked' },
  },
  prompt: {
    title: 'What Timesheets asks to show',
    says: 'A session is enough unless the app wants more. With none it wants nothing shown, whatever comes of it.',
    values: {
      'none-given': 'nothing special',
      login: 'login',
      select_account: 'select_account',
      consent: 'consent',
      none: 'none, in the address bar',
    },
  },
  loginHint: {
    title: 'Whom the link to Timesheets names',
    says: 'A login_hint says whom the app expects. It chooses between accounts; it proves nothing.',
    values: {
      'none-given': 'nobody',
      'same-person': 'whoever is signed in',
      'somebody-else': 'a colleague',
    },
  },
  maxAge: {
    title: 'How old the sign-in may be',
    says: 'With max_age an app says how long ago the person may have proved who they are. Then the session alone does not do. Entra takes it, and does not document it.',
    values: {
      'none-given': 'any age',
      zero: 'max_age=0',
      'five-minutes': 'five minutes, and ten have passed',
    },
  },
  session: {
    title: 'Between the two apps',
    says: 'A session that is not kept ends when nobody has used it for a day.',
    values: { fresh: 'seconds', 'a-day-old': 'more than a day passes' },
  },
  accounts: {
    title: 'Accounts signed in in this browser',
    says: 'A browser can hold several. Then silence cannot choose, and the person has to.',
    values: { one: 'one', two: 'two: a colleague was here before' },
  },
  assignment: {
    title: 'Who may use Timesheets',
    says: 'To be signed in is not to be let in: Timesheets is for whoever is assigned to it.',
    values: { 'all-staff': 'All staff', removed: 'nobody any more' },
  },
  consent: {
    title: 'Consent to Timesheets',
    says: 'An administrator has consented for everybody. Without that nobody gets in: to an app for assigned users only an administrator can consent.',
    values: { 'for-everybody': 'given for everybody', withdrawn: 'withdrawn' },
  },
  logoutUrl: {
    title: 'Logout URL of Expenses',
    says: 'The identity provider can tell only those apps that have registered where they want to be told.',
    values: { registered: 'registered', missing: 'not registered' },
  },
  signOut: {
    title: 'Where the person signs out',
    says: 'To leave one app ends its own session. The one at the identity provider goes on.',
    values: { everywhere: 'everywhere', 'this-app-only': 'of Timesheets alone' },
  },
  signOutHint: {
    title: 'The hint with the sign-out',
    says: 'An ID token shows that the app knows whom it signs out. Without it the identity provider asks: any page could have sent the browser. Entra documents logout_hint for this.',
    values: { given: 'the ID token', missing: 'none' },
  },
  afterSignOut: {
    title: 'What the server of Expenses does afterwards',
    says: 'A sign-out ends sessions. It does not reach tokens that were given out before.',
    values: {
      nothing: 'nothing',
      'access-token': 'calls the API with the access token it still has',
      'access-token-later': 'the same, two hours later',
      'refresh-token': 'two hours later, with the refresh token',
    },
  },
}
