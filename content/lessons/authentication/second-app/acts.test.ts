import { testActs } from '../../../acts/test-acts'
import { acts } from './acts'
import { scenario } from './scenario'

const BLOCKED = { thirdPartyCookies: 'blocked' }

testActs(scenario, acts, [
  ['who-has-the-session', { party: 'browser' }, true],
  ['who-has-the-session', { party: 'expenses' }, 'a cookie of its own'],
  ['who-has-the-session', { party: 'identity-provider' }, 'To whom'],
  ['who-has-the-session', { party: 'person' }, 'Something of hers keeps it'],
  ['who-has-the-session', { party: 'timesheets' }, 'Timesheets never sees'],
  ['first-cookie-back', { step: 35 }, true],
  ['first-cookie-back', { step: 8 }, 'nobody is signed in'],
  ['first-cookie-back', { step: 20 }, 'goes to an app'],
  ['first-cookie-back', { step: 46 }, 'goes to an app'],
  ['first-cookie-back', { step: 44 }, 'an earlier message brought it'],
  ['first-cookie-back', { step: 19 }, 'handed out'],
  ['first-cookie-back', { step: 39 }, 'not in this message'],
  ['first-cookie-back', { step: 35, switches: BLOCKED }, 'not in this message'],
  ['first-cookie-back', { step: 39, switches: BLOCKED }, true],
  ['own-tokens', { step: 40 }, true],
  ['own-tokens', { step: 22 }, 'tokens of Expenses'],
  ['own-tokens', { step: 36 }, 'no token yet'],
  ['own-tokens', { step: 34 }, 'not in this message'],
  ['frame-without-cookie', { switches: BLOCKED }, true],
  ['frame-without-cookie', {}, 'Nobody said no'],
  ['cookie-goes', { step: 45 }, true],
  ['cookie-goes', { step: 44 }, 'is still there'],
  ['cookie-goes', { step: 19 }, 'gives a cookie'],
  ['cookie-goes', { step: 48 }, 'By now it is gone'],
  ['cookie-goes', { step: 43 }, 'Somebody acts here'],
  ['cookie-goes', { step: 35 }, 'not in this message'],
  ['first-told', { step: 46 }, true],
  ['first-told', { step: 48 }, 'an earlier message has it'],
  ['first-told', { step: 44 }, 'No app hears of it'],
  ['first-told', { step: 45 }, 'names no session'],
  ['who-keeps-the-refresh-token', { party: 'expenses' }, true],
  ['who-keeps-the-refresh-token', { party: 'timesheets' }, 'None of them was a refresh token'],
  ['who-keeps-the-refresh-token', { party: 'browser' }, 'carried a code'],
  ['who-keeps-the-refresh-token', { party: 'expenses-api' }, 'The Expenses API never sees'],
])
