import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this flow are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  registration: {
    title: 'How the app is registered',
    says: 'A television keeps no secret. The registration has to allow apps without one. The television hears of it when somebody has signed in.',
    values: {
      'public-client': 'public client flows allowed',
      'no-public-client': 'public client flows not allowed',
    },
  },
  scope: {
    title: 'What the television asks for',
    says: 'Entra wants a scope before it gives out a code. Here it is looked up at once.',
    values: { reports: 'sign-in, and reading reports', mistyped: 'a permission that nobody has defined' },
  },
  pace: {
    title: 'How often the television asks',
    says: 'Too early is answered with slow_down, and the wait grows by five seconds. Whoever never slows down gets nothing. Entra does not document it: this is RFC 8628. At Entra a request loop is answered with AADSTS50196.',
    values: {
      'as-told': 'as often as it was told',
      'too-fast': 'every two seconds, until it is told',
      'never-slower': 'as often as before, whatever it is told',
    },
  },
  connection: {
    title: 'The connection of the television',
    says: 'When no answer comes, a device asks half as often.',
    values: { steady: 'steady', 'one-answer-lost': 'one answer is lost' },
  },
  deviceCode: {
    title: 'Device code',
    says: 'The code that stays on the device is long, so that nobody guesses it. The one on the screen opens nothing here.',
    values: { own: 'its own', 'made-up': 'a made-up one' },
  },
  account: {
    title: 'The account',
    says: 'The directory is asked again when the television comes for its tokens.',
    values: { enabled: 'enabled', 'disabled-before-tokens': 'disabled before the tokens' },
  },
  whoTypes: {
    title: 'Who types the code',
    says: 'Everybody in the lobby can read it. The tokens are about whoever signs in with it.',
    values: { 'who-is-meant': 'the one it is meant for', 'somebody-else': 'somebody else' },
  },
  userCode: {
    title: 'The code on the screen',
    says: 'A wrong code belongs to no device that waits.',
    values: { right: 'typed right', 'wrong-once': 'wrong once' },
  },
  arrival: {
    title: 'When the code is typed',
    says: 'Both codes live for fifteen minutes. Then the television asks for new ones.',
    values: { soon: 'at once', 'after-sixteen-minutes': 'after sixteen minutes' },
  },
  secondFactor: {
    title: 'The code from the phone',
    says: 'A sign-in that fails approves nothing, and the television is not told. It waits until its codes run out.',
    values: { right: 'right', 'wrong-three-times': 'wrong three times' },
  },
  confirmation: {
    title: 'Whose device it is',
    says: 'Whoever was sent a code by a stranger can still say no here.',
    values: { accepted: 'theirs', declined: 'no device of theirs' },
  },
  consent: {
    title: 'The consent page',
    says: 'Whoever is asked may say no. The television is told.',
    values: { accepted: 'accepted', declined: 'declined' },
  },
}
