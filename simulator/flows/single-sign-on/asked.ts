import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  theme: 'authentication',
  who: ['person'],
  words: [
    'sign in once for all apps, SSO',
    'why am I not asked for my password in the second app',
    'sign in silently, in a hidden frame, prompt=none, third-party cookies blocked',
    'sign out, log out of all apps at once, single logout, still signed in after logout',
    'switch accounts, pick an account',
    'session cookie of the identity provider',
  ],
  endsIn: 'The person is in a second app without a question, and one sign-out has ended both sessions.',
  answers: { 'next-app': 'Timesheets asks nothing, because the person is signed in to Expenses.' },
}
