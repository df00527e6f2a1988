import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  theme: 'authorization',
  who: ['person'],
  words: [
    'app asks for too much at once, too many permissions at the first sign-in',
    'incremental and dynamic consent, ask for more scopes later',
    'why am I asked for consent again, the app wants a new scope',
    'difference between .default and named scopes, dynamic consent',
    'prompt=consent shows the consent page every time',
    'user said no to a new permission, what about the old ones',
  ],
  codes: [65004],
  endsIn: 'An app has one permission more, for which somebody was asked when it was needed.',
  answers: {},
  noAnswer:
    'It is a way to ask, and no flow of its own: the sign-in stays authorization code with PKCE, and is done once more with other scopes.',
}
