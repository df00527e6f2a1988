import type { Act } from '../../../acts/act'
import { except } from '../../../acts/except'
import { makeAnswer } from '../../../acts/make-answer'
import { pickParty } from '../../../acts/pick-party'
import { selectMessage } from '../../../acts/select-message'

/** In the order of the text. */
export const acts: readonly Act[] = [
  pickParty({
    id: 'who-has-the-session',
    task: 'Ada is signed in to Expenses. Who beside the identity provider has its session cookie?',
    secret: 'session-cookie',
    what: 'the session cookie of the identity provider',
    at: { field: 'Set-Cookie', chapter: 'session' },
    besides: { 'identity-provider': 'It made the cookie, and gave it away. To whom?' },
    never: {
      expenses:
        'Expenses has a cookie of its own. That of the identity provider is sent to the identity provider only.',
      user: 'Ada types no cookie, and reads none. Something of hers keeps it.',
    },
    says: 'Yes, and nobody else. The identity provider has nothing else to know her by.',
  }),
  except(
    selectMessage({
      id: 'first-cookie-back',
      task: 'Select the first message that brings the session cookie back to the identity provider.',
      wanted: { field: 'Cookie', chapter: 'known' },
      what: 'the session cookie of the identity provider',
      lookalikes: [
        { has: { field: 'id_token_hint' }, says: 'It is there. But an earlier message brought it, too.' },
        {
          has: { field: 'Cookie', chapter: 'desk' },
          says: 'A cookie, and not of a session: at this point nobody is signed in.',
        },
        { has: { field: 'Cookie' }, says: 'A cookie, and it goes to an app: it is of that app.' },
        { has: { field: 'Set-Cookie' }, says: 'Here a cookie is handed out. Which message brings it back?' },
      ],
      says: 'Yes. Nobody has typed anything since, and the identity provider knows who is there.',
    }),
    [
      {
        name: 'session',
        is: ['a-day-old'],
        says: 'In this run the cookie comes back too late to be of use. Put the session back to a fresh one first.',
      },
      {
        name: 'loginHint',
        is: ['somebody-else'],
        says: 'In this run somebody else is asked for than the cookie stands for. Put the hint back first.',
      },
    ],
  ),
  selectMessage({
    id: 'own-tokens',
    task: 'Select the message with which Timesheets gets tokens of its own.',
    wanted: { at: 'token response', chapter: 'known' },
    what: 'the answer with the tokens of Timesheets',
    lookalikes: [
      { has: { at: 'token response' }, says: 'These are the tokens of Expenses.' },
      {
        has: { token: 'authorization-code', chapter: 'known' },
        says: 'It carries a code of Timesheets. That is no token yet.',
      },
    ],
    says: 'Yes: with its own client_id, as if Expenses did not exist.',
  }),
  except(
    makeAnswer({
      id: 'frame-without-cookie',
      task: 'Let the browser block third-party cookies, so that the frame comes back with login_required.',
      by: 'identity-provider',
      error: 'login_required',
      says: 'Yes. Ada is signed in, and in the frame the identity provider cannot see it.',
    }),
    [
      {
        name: 'thirdPartyCookies',
        isNot: 'blocked',
        says: 'In this run the browser gives third-party cookies: a refusal in the frame has another reason.',
      },
    ],
  ),
  selectMessage({
    id: 'cookie-goes',
    task: 'Select the message that takes the session cookie away.',
    wanted: { field: 'Set-Cookie', chapter: 'told' },
    what: 'the end of the cookie',
    lookalikes: [
      {
        has: { field: 'id_token_hint' },
        says: 'This asks for the end. The cookie is still there, and comes along.',
      },
      { has: { field: 'Set-Cookie' }, says: 'This one gives a cookie.' },
      { has: { chapter: 'told' }, says: 'By now it is gone.' },
    ],
    says: 'Yes: Set-Cookie, empty, and with Max-Age=0. That is one way in which a cookie ends.',
  }),
  selectMessage({
    id: 'first-told',
    task: 'Select the first message that tells an app.',
    wanted: { field: 'sid' },
    what: 'the word to an app',
    lookalikes: [
      { has: { field: 'id_token_hint' }, says: 'This goes to the identity provider. No app hears of it.' },
      {
        has: { chapter: 'told' },
        says: 'Close. This one names no session, so an app could not tell from it whose has ended.',
      },
    ],
    says: 'Yes: from a frame in the page, with sid, the name of the session that has ended.',
  }),
  pickParty({
    id: 'who-keeps-the-refresh-token',
    task: 'Ada has signed out. Who beside the identity provider still has a refresh token?',
    secret: 'refresh-token',
    what: 'the refresh token',
    at: { field: 'sid' },
    besides: { 'identity-provider': 'It made the refresh token. Who can come back with it?' },
    never: {
      browser: 'The browser never had one: on its way to Expenses it carried a code.',
      timesheets: 'Timesheets got two tokens, for a script in a page. None of them was a refresh token.',
    },
    says: 'Yes, on its server. Nobody has asked for it back.',
  }),
]
