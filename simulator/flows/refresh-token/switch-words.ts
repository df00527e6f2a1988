import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this flow are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  client: {
    title: 'What Expenses is',
    says: 'The refresh token of a single-page app ends 24 hours after the sign-in, used or not. That of a web app lasts 90 days, and each use gives a new one.',
    values: { 'web-app': 'A web app with a server', 'single-page-app': 'A single-page app' },
  },
  comesBack: {
    title: 'Between two visits',
    says: 'By default an access token lives for 60 to 90 minutes. After that Expenses needs another one.',
    values: {
      'a-day': 'a day',
      'half-an-hour': 'half an hour',
      'half-a-day': 'thirteen hours',
      '89-days': '89 days',
      '91-days': '91 days',
    },
  },
  refreshScope: {
    title: 'What the refresh asks for',
    says: 'At Entra also another API, if somebody has consented to it: a refresh token is not tied to one. Who asks for less of the same API gets a token with all that is granted there.',
    values: {
      same: 'the same as the sign-in',
      'another-api': 'the Reports API, with consent',
      'another-api-without-consent': 'the Reports API, without consent',
    },
  },
  meanwhile: {
    title: 'In the meantime',
    says: 'The directory is asked at every refresh. If the person changes the password, tokens of public clients from a sign-in by password end; an app that keeps a secret keeps its own. A reset in the Entra admin center ends those, too. An access token goes on, unless the API hears of it sooner; this one does not.',
    values: {
      nothing: 'nothing happens',
      'password-changed': 'Ada changes the password',
      'password-reset': 'an administrator resets the password of Ada in the Entra admin center',
      'sessions-revoked': 'all sign-ins of Ada are revoked',
      'account-disabled': 'the account of Ada is disabled',
      'secret-expired': 'the secret of the web app runs out',
    },
  },
  refreshTokens: {
    title: 'A used refresh token',
    says: 'At Entra it stays good. RFC 9700 wants those of public clients to rotate, or to be bound to their sender. Rotated, each is good once, and a second use ends all of them.',
    values: { entra: 'stays good, as at Entra', rfc9700: 'is void: rotation (RFC 9700)' },
  },
  refreshTokenUse: {
    title: 'Times a refresh token is used',
    says: 'Somebody who has seen the request sends it once more.',
    values: { once: 'once', twice: 'twice' },
  },
}
