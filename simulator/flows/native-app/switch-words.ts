import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this flow are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  window: {
    title: 'Where somebody signs in',
    says: 'A web view is a window of the app: whatever is typed into it, the app can read. RFC 8252 section 8.12 has native apps use none. The browser of the system belongs to no app, and remembers who is signed in.',
    values: { 'system-browser': 'in the browser of the system', 'web-view': 'in a web view of the app' },
  },
  answer: {
    title: 'Where the answer comes back',
    says: 'The browser has to hand the code to an app on the same device. The app listens at a free port of localhost, or the system calls it by an address that begins with a scheme of its own.',
    values: { loopback: 'at a port of localhost', 'own-scheme': 'at msal…://auth, a scheme of its own' },
  },
  scheme: {
    title: 'Who has registered the scheme on this laptop',
    says: 'Any app can register any scheme, and which of two is called is not certain (RFC 8252 section 8.1). Here it is the one that was installed last. The RFC has a scheme begin with a domain of one’s own; Microsoft’s libraries use msal and the client ID, which stands in every request.',
    values: {
      'registered-once': 'this app alone',
      'registered-twice': 'a wallpaper app as well, later',
    },
  },
  pkce: {
    title: 'PKCE',
    says: 'Whoever hands in the code shows that they began the sign-in. RFC 8252 section 8.1 makes it a must for native apps. Entra recommends it for them, and refuses without it only a single-page app.',
    values: { used: 'used', 'left-out': 'left out' },
  },
  redirectUri: {
    title: 'The address that the app names',
    says: 'http://localhost is registered. The port does not count. The rest does: Entra takes 127.0.0.1 only where it is registered too, and [::1] not at all.',
    values: {
      localhost: 'http://localhost, at a free port',
      '127-0-0-1': 'http://127.0.0.1, at a free port',
      ipv6: 'http://[::1], at a free port',
      'other-path': 'http://localhost/signed-in, at a free port',
    },
  },
  platform: {
    title: 'Registered under the platform',
    says: 'The platform of the redirect address says what kind of client it is: a web app has to show a secret, a single-page app has to be a page, a mobile or desktop app is neither.',
    values: {
      'mobile-and-desktop': 'Mobile and desktop applications',
      web: 'Web',
      'single-page-app': 'Single-page application',
      none: 'none: no address is registered',
    },
  },
  secret: {
    title: 'A client secret',
    says: 'What is in an app on ten thousand laptops is no secret. A client that is registered as public must not send one.',
    values: { none: 'none', 'in-the-app': 'one, which is in the app' },
  },
  state: {
    title: 'State on the way back',
    says: 'Any page and any app on the laptop can call the address of the app. It must notice an answer that it did not ask for (RFC 8252 section 8.9).',
    values: { intact: 'intact', tampered: 'tampered with' },
  },
  consent: {
    title: 'The consent page',
    says: 'Whoever is asked may say no. The app is told, and gets nothing.',
    values: { accepted: 'accepted', declined: 'declined' },
  },
  comesBack: {
    title: 'The app is opened again',
    says: 'The app has kept a refresh token on the device: nobody has to sign in.',
    values: { 'not-today': 'not today', 'next-day': 'the next day' },
  },
  meanwhile: {
    title: 'And until then',
    says: 'A refresh token is looked at each time that it is used.',
    values: {
      nothing: 'nothing happens',
      'password-changed': 'the password is changed',
      'sessions-revoked': 'all sign-ins are revoked',
      'account-disabled': 'the account is disabled',
    },
  },
  tokens: {
    title: 'Where the app keeps its refresh token',
    says: 'The store of the system gives it to this app alone. A file gives it to every app that the same person runs, and a public client needs nothing else to use it.',
    values: {
      'system-store': 'in the store of the system',
      'file-read-by-another': 'in a file, which another app reads',
    },
  },
}
