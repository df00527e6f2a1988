import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  theme: 'authentication',
  who: ['person'],
  words: [
    'stay signed in, keep me logged in for days',
    'access token has expired, get a new one without asking the user, renew a token',
    'offline_access, refresh token lifetime, 90 days, 24 hours',
    'rotate refresh tokens, reuse of a refresh token, stolen refresh token',
    'revoke sessions, password changed, is the app still signed in',
    'background access while the user is away',
  ],
  endsIn: 'The app holds a new access token and a new refresh token, and nobody was asked.',
  answers: { 'stay-signed-in': 'Expenses is opened again after a while, and its access token has run out.' },
}
