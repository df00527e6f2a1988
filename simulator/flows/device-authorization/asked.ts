import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  theme: 'authentication',
  who: ['device', 'person'],
  words: [
    'sign in on a TV, smart television, printer, console, meeting room device',
    'device without a keyboard or a browser',
    'command line tool, CLI over SSH, terminal sign-in with a code',
    'device code flow, enter this code at microsoft.com/devicelogin',
    'somebody sent me a code to type in, device code phishing',
  ],
  endsIn: 'The thing holds tokens for the person, who signed in on another screen.',
  answers: {
    'device-without-browser': 'A television shows the code, and the person types it on a phone.',
  },
}
