import type { Act } from '../../../acts/act'
import { except, type Otherwise } from '../../../acts/except'
import { bringsCookie, carriesCodeOf, type Fact, sent, setsCookie } from '../../../acts/fact'
import { makeAnswer } from '../../../acts/make-answer'
import { pickParty } from '../../../acts/pick-party'
import { selectMessage } from '../../../acts/select-message'

/** The party, and the cookie in which it knows a browser again (`identity-provider/sign-in/browser-cookies.ts`). */
const DESK = 'identity-provider'
const SESSION = 'ESTSAUTH'

/** A frame tells an app whose session is over (OpenID Connect Front-Channel Logout, section 2). */
const tells = sent({ from: 'browser' }, { field: 'sid' })

/** The page in which these frames stand. */
const hasFrames: Fact = (trace, { seq }) => {
  const event = trace[seq]
  return (
    event?.type === 'response-received' &&
    event.actor === DESK &&
    /<iframe[^>]*[?;]sid=/.test(event.response.body)
  )
}

const answersWord: Fact = (trace, { exchange, seq }) =>
  trace[seq]?.type === 'response-received' &&
  trace.some(
    (event) => event.type === 'request-sent' && event.exchange === exchange && hasSid(event.request.url),
  )

/** An app is opened where it is told of a sign-out, and not told whose. */
const namesNobody: Fact = (trace, { seq }) => {
  const opened = trace[seq]
  return (
    opened?.type === 'request-sent' &&
    trace.some(
      (event) =>
        event.type === 'request-sent' &&
        hasSid(event.request.url) &&
        event.request.url.split('?')[0] === opened.request.url.split('?')[0],
    )
  )
}

const hasSid = (url: string) => new URL(url).searchParams.has('sid')

const TWO_ACCOUNTS: Otherwise = {
  name: 'accounts',
  is: ['two'],
  says: 'In this run two people are signed in, and one cookie stands for both. One of them signs out: it stays, for the other. Put it back to one account first.',
}
const ONE_APP_ONLY: Otherwise = {
  name: 'signOut',
  is: ['this-app-only'],
  says: 'In this run one app ends its own session, and the identity provider hears nothing of it. Put it back to signing out everywhere first.',
}

/** In the order of the text. */
export const acts: readonly Act[] = [
  pickParty({
    id: 'who-has-the-session',
    task: 'Ada is signed in to Expenses. Who beside the identity provider has its session cookie?',
    secret: 'session-cookie',
    what: 'the session cookie of the identity provider',
    at: { prompt: 'next' },
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
      wanted: bringsCookie({ name: SESSION, to: DESK }),
      what: 'the session cookie of the identity provider',
      lookalikes: [
        {
          has: bringsCookie({ to: DESK }),
          says: 'This one brings a cookie of the identity provider, and not that of a session.',
        },
        { has: bringsCookie(), says: 'A cookie, and it goes to an app: it is of that app.' },
        {
          has: setsCookie({ name: SESSION, from: DESK }),
          says: 'Here the cookie is handed out. Which message brings it back?',
        },
        {
          has: setsCookie({ name: SESSION, from: DESK, ends: true }),
          says: 'Here the cookie ends. Which message was the first to bring it back?',
        },
        {
          has: setsCookie({ from: DESK }),
          says: 'Here the identity provider sets another cookie. It holds no session.',
        },
        {
          has: setsCookie(),
          says: 'Here an app sets a cookie of its own. It never comes to the identity provider.',
        },
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
    // Timesheets is a script in the browser: what the browser is given at the token endpoint is its own.
    wanted: sent({ to: 'browser' }, { at: 'token response', field: 'access_token' }),
    what: 'the answer with the tokens of Timesheets',
    lookalikes: [
      {
        has: sent({ to: 'expenses' }, { at: 'token response', field: 'access_token' }),
        says: 'These are the tokens of Expenses.',
      },
      { has: carriesCodeOf('browser'), says: 'It carries a code of Timesheets. That is no token yet.' },
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
  except(
    selectMessage({
      id: 'cookie-goes',
      task: 'Select the message that takes the session cookie away.',
      wanted: setsCookie({ name: SESSION, from: DESK, ends: true }),
      what: 'the end of the cookie',
      lookalikes: [
        {
          has: { at: 'logout request' },
          says: 'This asks for the end. The cookie is still there, and comes along.',
        },
        { has: setsCookie(), says: 'This one gives a cookie.' },
      ],
      afterwards: 'By now it has ended.',
      says: 'Yes: Set-Cookie, empty, and with Max-Age=0. That is one way in which a cookie ends.',
    }),
    [TWO_ACCOUNTS, ONE_APP_ONLY],
  ),
  except(
    selectMessage({
      id: 'first-told',
      task: 'Select the first message that tells an app.',
      wanted: tells,
      what: 'the word to an app',
      lookalikes: [
        {
          has: sent({ to: DESK }, { at: 'logout request' }),
          says: 'This goes to the identity provider. No app hears of it.',
        },
        {
          has: hasFrames,
          says: 'This goes to the browser, and no app sees it. Its page has a frame for each app: what does such a frame send?',
        },
        { has: answersWord, says: 'Here an app answers in its frame. What had told it?' },
        {
          has: namesNobody,
          says: 'This goes to an app, and names no session: an app could not tell from it whose has ended.',
        },
      ],
      says: 'Yes: from a frame in the page, with sid, the name of the session that has ended.',
    }),
    [ONE_APP_ONLY],
  ),
  except(
    pickParty({
      id: 'who-keeps-the-refresh-token',
      task: 'Ada has signed out. Who beside the identity provider still has a refresh token?',
      secret: 'refresh-token',
      what: 'the refresh token',
      at: tells,
      besides: { 'identity-provider': 'It made the refresh token. Who can come back with it?' },
      never: {
        browser: 'The browser never had one: on its way to Expenses it carried a code.',
        timesheets: 'Timesheets got two tokens, for a script in a page. None of them was a refresh token.',
      },
      says: 'Yes, on its server. Nobody has asked for it back.',
    }),
    [ONE_APP_ONLY],
  ),
]
