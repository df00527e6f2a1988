import { calls, pages, type Reasons } from './reason'

/** Of checks on the person: who it is, what they prove, and whether they may. */
export const signIns: Reasons = {
  person: {
    stops: 'A silent request that is answered in the name of somebody who was never asked.',
    mend: 'Nothing is broken. The app asks once more, without prompt=none, and the person signs in.',
  },
  'account-found': {
    stops: 'Somebody who has no account in this tenant.',
    mend: 'Correct the name that was typed, or let the person in: create the account, or invite a guest.',
    page: pages.users,
    graph: calls.invite,
  },
  account: {
    stops: 'A closed account that still signs in: of somebody who left, or that was taken over.',
    mend: 'If the account should be open: enable it. A guest accepts the invitation first.',
    page: pages.user,
    graph: calls.user,
  },
  'hinted-account': {
    stops: 'An app that goes on as somebody else than it believes.',
    mend: 'Sign in with the account that the app means, or let the app ask without id_token_hint.',
  },
  'home-account': {
    stops: 'A password of another organization that is typed here: it belongs to whoever made the account.',
    mend: 'In Entra whoever is proven elsewhere is sent home to sign in, or, without an account anywhere, gets a code by email. In this lab, sign in as somebody whose password is here.',
  },
  'first-factor': {
    stops: 'A browser that was left open: an old session would pass for the person who sits there now.',
    mend: 'Nothing is broken. The app asks with a page, and the person types the password again.',
  },
  'second-factor': {
    stops: 'A stolen password: alone it opens nothing.',
    mend: 'The person proves themselves with a second method, which has to be registered first. A program with a password alone cannot: give it an identity of its own.',
    page: pages.methods,
    graph: calls.methods,
  },
  assignment: {
    stops: 'Everybody in the tenant who opens an app that is meant for a few.',
    mend: 'Assign the person to the app, or a group that they are in directly: a group within a group does not count, and assigning groups needs Entra ID P1.',
    page: pages.usersAndGroups,
    graph: calls.assign,
  },
  consent: {
    stops: 'An app that takes what nobody gave it.',
    mend: 'The person consents where they may; what they may not give, an administrator grants for everybody.',
    page: pages.permissions,
    graph: calls.grant,
  },
  'admin-consent': {
    stops: 'Somebody who would give an app the data of a whole organization, and has no role for it.',
    mend: 'Ask an administrator: a Privileged Role Administrator for any permission, a Cloud Application Administrator for all but app roles of Microsoft Graph.',
    page: pages.permissions,
    graph: calls.grantOrAssign,
  },
  'request-open': {
    stops: 'A decision about something that nobody waits for any more.',
    mend: 'Whoever needs the app asks again: a request that expired or was decided is not opened a second time.',
    page: pages.consentRequests,
    graph: calls.consentRequests,
  },
  reviewer: {
    stops: 'A decision for everybody by somebody whom nobody made a reviewer.',
    mend: 'An administrator adds them to the reviewers, for what is asked for from then on. To be a reviewer gives nobody a role: to approve takes one that may grant.',
    page: pages.consentRequests,
    graph: calls.consentRequestPolicy,
  },
  review: {
    stops: 'An app that is let in for everybody without anybody having looked at it.',
    mend: 'Nothing is broken. A reviewer reads who asks, and why, and decides.',
    page: pages.consentRequests,
    graph: calls.consentRequests,
  },
  'consent-given': {
    stops: 'Consent phishing: an app that asks nicely for too much. It ends at this button.',
    mend: 'Nothing is broken. Whoever wants the app signs in again, and accepts.',
    page: pages.permissions,
    graph: calls.grant,
  },
  'password-matches': {
    stops: 'Somebody who knows the name and guesses the password.',
    mend: 'Type it again. If it is forgotten, have it reset. A program that was given the password gets the new one, or better an identity of its own.',
    page: pages.resetPassword,
    graph: calls.resetPassword,
  },
  'password-expiry': {
    stops: 'A password that leaked long ago.',
    mend: 'Set a new one.',
    page: pages.resetPassword,
    graph: calls.resetPassword,
  },
  'smart-lockout': {
    stops: 'Guessing at speed: after too many wrong passwords, even the right one is not taken for a while.',
    mend: 'Wait until the lock ends, or have the password reset, which ends it at once. How many are too many is a setting; changing it needs Entra ID P1.',
    page: pages.lockout,
  },
  'totp-matches': {
    stops:
      'A stolen password alone. It does not stop a false page that asks for the code as well and passes it on at once.',
    mend: 'Type the code that the phone shows now; its clock must be right. A lost phone is taken off the list.',
    page: pages.methods,
    graph: calls.methods,
  },
  'second-factor-attempts': {
    stops: 'Trying codes one after the other: six digits are a million, and nobody may try for long.',
    mend: 'Wait, and begin again. Microsoft does not publish how many codes Entra takes: three is this lab’s number.',
    page: pages.methods,
    graph: calls.methods,
  },
  'flow-token': {
    stops: 'A form that somebody else sends in this person’s name, into a sign-in that they never began.',
    mend: 'Begin the sign-in again in this browser.',
  },
  'device-confirmed': {
    stops: 'Device code phishing: the attacker’s device waits, and the victim is asked to type its code.',
    mend: 'Nothing is broken. Where no device needs this, a policy blocks device code flow for everybody.',
    page: pages.policies,
    graph: calls.policy,
  },
  'user-code-known': {
    stops: 'Somebody who tries codes until one fits a device that waits.',
    mend: 'Type the code as it stands on the device; if it is old, let the device show a new one.',
  },
}
