import { testActs } from '../../../acts/test-acts'
import { acts } from './acts'
import { scenario } from './scenario'

const DECLINED = { consent: 'declined' }
const WRONG = { secondFactor: 'wrong-three-times' }
const NOWHERE = { redirectUri: 'other-path' }

testActs(scenario, acts, [
  ['who-sees-the-password', { party: 'identity-provider' }, true],
  ['who-sees-the-password', { party: 'expenses' }, 'no password box'],
  ['who-sees-the-password', { party: 'browser' }, 'no server'],
  ['who-sees-the-password', { party: 'person' }, 'she is no server'],
  ['who-sees-the-password', {}, 'Pick a party'],
  ['who-sees-the-password', { party: 'identity-provider', switches: NOWHERE }, 'does not come that far'],
  ['reaches-the-desk', { step: 5 }, true],
  ['reaches-the-desk', { step: 5, switches: { redirectUri: 'other-case' } }, true],
  ['reaches-the-desk', { step: 4 }, 'The desk has heard nothing'],
  ['reaches-the-desk', { step: 2 }, 'for addresses only'],
  ['reaches-the-desk', { step: 21 }, 'much later'],
  ['reaches-the-desk', { step: 1 }, 'not in this message'],
  ['reaches-the-desk', { step: 7 }, 'Somebody acts here'],
  ['reaches-the-desk', { step: 13 }, 'Nothing travels'],
  ['reaches-the-desk', {}, 'Select a step in the lab first'],
  ['password-travels', { step: 11 }, true],
  ['password-travels', { step: 10 }, 'Somebody acts here'],
  ['password-travels', { step: 9 }, 'Nobody has typed anything yet'],
  ['password-travels', { step: 8 }, 'carries her name'],
  ['password-travels', { step: 15 }, 'another secret'],
  ['password-travels', { step: 25 }, 'not in this message'],
  ['password-travels', { step: 5, switches: NOWHERE }, 'No message of this run has the password'],
  ['wrong-digits', { switches: WRONG }, true],
  ['wrong-digits', {}, 'Nobody said no'],
  ['wrong-digits', { switches: DECLINED }, 'for another reason'],
  ['declined', { switches: DECLINED }, true],
  ['declined', {}, 'Nobody said no'],
  ['declined', { switches: WRONG }, 'for another reason'],
  ['who-has-the-code', { party: 'browser' }, true],
  ['who-has-the-code', { party: 'expenses' }, 'not yet at this moment'],
  ['who-has-the-code', { party: 'identity-provider' }, 'Who else'],
  ['who-has-the-code', { party: 'person' }, 'she types no code of this kind'],
  ['who-has-the-code', { party: 'expenses-api' }, 'The Expenses API never sees the code'],
  ['who-has-the-code', { party: 'phone' }, 'The phone never sees the code'],
  ['who-has-the-verifier', { party: 'identity-provider' }, true],
  ['who-has-the-verifier', { party: 'expenses' }, 'Who else'],
  ['who-has-the-verifier', { party: 'browser' }, 'That is a hash'],
  ['who-has-the-verifier', { party: 'person' }, 'Ada never sees'],
  ['keys-for-the-door', { step: 27 }, true],
  ['keys-for-the-door', { step: 24 }, 'for Expenses'],
  ['keys-for-the-door', { step: 25 }, 'who signed it'],
  ['keys-for-the-door', { step: 28 }, 'not in this message'],
])
