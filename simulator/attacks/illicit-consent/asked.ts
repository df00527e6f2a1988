import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  theme: 'authorization',
  who: ['person'],
  words: [
    'I reset the password, is the app out',
    'somebody agreed to a malicious app, a phishing app reads mail',
    'consent phishing, illicit consent grant, OAuth phishing',
    'does MFA stop a malicious app that somebody consented to',
    'remove a malicious enterprise application, evict an app that has access',
    'delete the service principal or disable it, delete oauth2PermissionGrant',
    'revokeSignInSessions, does revoking sessions stop an app with a refresh token',
    'unverified publisher asks for Mail.Read and offline_access',
    'the same app is back after I deleted it',
  ],
  codes: [50173, 65001, 65004, 90094, 700016, 7000112],
  endsIn: 'A thief reads the mail of somebody who agreed to an app, unless one of the mitigations stops it.',
  answers: {},
  noAnswer: 'It is an attack by way of consent, with what stops it and what does not.',
}
