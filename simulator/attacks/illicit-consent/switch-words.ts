import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this attack are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  consentPolicy: {
    title: 'What people may consent to',
    says: 'A tenant decides which apps its people may let at their own data: the permission grant policy that is assigned to them.',
    values: {
      legacy: 'any app, whatever needs no administrator (microsoft-user-default-legacy)',
      low: 'low impact, verified publishers (microsoft-user-default-low)',
      recommended: 'what Microsoft recommends (microsoft-user-default-recommended)',
      none: 'nothing: an administrator decides',
    },
  },
  publisher: {
    title: 'Who publishes the app',
    says: 'A verified publisher has shown Microsoft who they are. Nobody has read the app.',
    values: { 'not-verified': 'nobody who was verified', verified: 'somebody whom Microsoft has verified' },
  },
  classification: {
    title: 'What counts as low impact',
    says: 'Administrators classify permissions themselves (delegatedPermissionClassifications).',
    values: { 'sign-in-is-low': 'to be signed in', 'mail-is-low': 'to be signed in, and Mail.Read' },
  },
  consent: {
    title: 'Asked for consent',
    says: 'The page is real, and says what is wanted. It is the last thing that somebody reads before it is given.',
    values: { given: 'the person says yes', declined: 'the person says no' },
  },
  offlineAccess: {
    title: 'offline_access',
    says: 'Without it there is no refresh token, and an app is in for as long as its access token lives.',
    values: { 'asked-for': 'asked for', 'left-out': 'left out' },
  },
  comesBack: {
    title: 'How the thief goes on',
    says: 'The mail is read at once. Half an hour later somebody notices. What is done then meets whatever is left: an access token, a refresh token, a person who follows links.',
    values: {
      'next-day': 'a day later, with the refresh token',
      'same-hour': 'at once, with the access token',
      'link-again': 'a day later, with the same link once more',
    },
  },
  answer: {
    title: 'What is done about it',
    says: 'Whatever the app holds was given to the app, and not to a password. A grant, an instance, a sign-in and a token are four things, and each has its own end.',
    values: {
      nothing: 'nothing',
      'password-changed': 'Ada changes the password, or resets it herself',
      'password-reset': 'an administrator resets Ada’s password in the Entra admin center',
      'sessions-revoked': 'all sign-ins of Ada are revoked (revokeSignInSessions)',
      'grant-deleted': 'the grant is deleted',
      'principal-disabled': 'the service principal is disabled',
      'both-deleted': 'the grant and the service principal are deleted',
      'both-deleted-consent-off': 'both are deleted, and people may consent to nothing',
    },
  },
}
