import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  theme: 'authentication',
  who: ['person'],
  words: [
    'sign in to a mobile app',
    'sign in to a desktop app on Windows or macOS',
    'phone app iOS Android native, ios app login',
    'custom scheme loopback redirect, http://localhost, msal{client id}://auth',
    'which port for http://localhost, 127.0.0.1, redirect address of a desktop app',
    'command line tool that opens a browser, az login, interactive browser credential',
    'embedded web view or system browser',
    'public client, can a native app keep a client secret',
    'another app on the device has registered the same scheme',
    'where does an app keep its refresh token',
  ],
  endsIn: 'An app on the device of a person holds tokens in their name, and no secret of its own.',
  answers: {
    'native-app':
      'A desktop app gets the code at a port of localhost, or, by a switch, at a scheme of its own.',
  },
}
