import { testActs } from '../../../acts/test-acts'
import { acts } from './acts'
import { scenario } from './scenario'

const LINK = { way: 'login-csrf' }
const LOG = { way: 'log' }

testActs(scenario, acts, [
  ['comes-to-the-thief', { step: 23 }, true],
  ['comes-to-the-thief', { step: 19, switches: { way: 'other-app' } }, true],
  ['comes-to-the-thief', { step: 19 }, 'Mallory sees nothing of it yet'],
  ['comes-to-the-thief', { step: 21 }, 'What else does this browser send'],
  ['comes-to-the-thief', { step: 15 }, 'six digits'],
  ['comes-to-the-thief', { step: 18, switches: { way: 'other-app' } }, 'another app is called'],
  ['comes-to-the-thief', { step: 26 }, 'not in this message'],
  ['comes-to-the-thief', { step: 20 }, 'Nothing travels'],
  ['comes-to-the-thief', { step: 23, switches: LINK }, 'No message of this run'],
  ['without-the-secret', { switches: LOG }, true],
  ['without-the-secret', {}, 'Nobody said no'],
  ['without-the-secret', { switches: { pkce: 'used' } }, 'for another reason'],
  ['comes-to-the-app', { step: 35 }, true],
  ['comes-to-the-app', { step: 21 }, 'Ada’s own browser'],
  ['comes-to-the-app', { step: 36 }, 'Who had brought it'],
  ['comes-to-the-app', { step: 28 }, 'not in this message'],
  ['comes-to-the-app', { step: 34 }, 'Somebody acts here'],
  ['comes-to-the-app', { step: 30, switches: LOG }, 'No message of this run'],
  ['state-fits', { switches: { state: 'used' } }, true],
  ['state-fits', {}, 'sends no state'],
  ['state-fits', { switches: { ...LINK, state: 'used' } }, 'does something else'],
  ['state-fits', { switches: { state: 'used', pkce: 'used' } }, 'was never asked'],
  ['verifier-does-not-fit', { switches: { pkce: 'used' } }, true],
  ['verifier-does-not-fit', { switches: { nonce: 'used' } }, 'for another reason'],
  ['verifier-does-not-fit', { switches: { ...LINK, pkce: 'used' } }, 'does something else'],
  ['verifier-does-not-fit', {}, 'Nobody said no'],
  ['nonce-does-not-fit', { switches: { nonce: 'used' } }, true],
  ['nonce-does-not-fit', { switches: { nonce: 'used', pkce: 'used' } }, 'for another reason'],
  ['nonce-does-not-fit', { switches: { ...LINK, nonce: 'used' } }, 'does something else'],
  ['nonce-does-not-fit', { switches: { state: 'used' } }, 'Nobody said no'],
  ['state-stops-the-link', { switches: { ...LINK, state: 'used' } }, true],
  ['state-stops-the-link', { switches: { ...LINK, state: 'used', pkce: 'used' } }, true],
  ['state-stops-the-link', { switches: LINK }, 'Nobody said no'],
  ['state-stops-the-link', { switches: { ...LINK, nonce: 'used' } }, 'for another reason'],
  ['state-stops-the-link', { switches: { state: 'used' } }, 'Nobody said no'],
])
