import { testActs } from '../../../acts/test-acts'
import { acts } from './acts'
import { scenario } from './scenario'

const AT_ONCE = { comesBack: 'same-hour' }

testActs(scenario, acts, [
  ['says-yes', { step: 23 }, true],
  ['says-yes', { step: 21 }, 'Here she is asked'],
  ['says-yes', { step: 10 }, 'not agreed to anything'],
  ['says-yes', { step: 16 }, 'who she is'],
  ['says-yes', { step: 25 }, 'said already'],
  ['says-yes', { step: 22 }, 'Somebody acts here'],
  ['says-yes', { step: 21, switches: { consentPolicy: 'none' } }, 'No message of this run'],
  ['who-goes-on', { party: 'documents-server' }, true],
  ['who-goes-on', { party: 'identity-provider' }, 'waits for somebody'],
  ['who-goes-on', { party: 'thief' }, 'looks at a page'],
  ['who-goes-on', { party: 'browser' }, 'can be used once'],
  ['who-goes-on', { party: 'graph' }, 'nobody gets another'],
  ['who-goes-on', { party: 'documents-server', switches: { offlineAccess: 'left-out' } }, 'not asked for'],
  ['sign-ins-revoked', { switches: { answer: 'sessions-revoked' } }, true],
  ['sign-ins-revoked', { switches: { answer: 'password-reset' } }, true],
  ['sign-ins-revoked', { switches: { answer: 'password-changed' } }, 'Nobody said no'],
  ['sign-ins-revoked', { switches: { answer: 'sessions-revoked', ...AT_ONCE } }, 'does not come back'],
  ['sign-ins-revoked', { switches: { answer: 'grant-deleted' } }, 'for another reason'],
  ['grant-deleted', { switches: { answer: 'grant-deleted' } }, true],
  ['grant-deleted', { switches: { answer: 'both-deleted' } }, 'for another reason'],
  ['grant-deleted', { switches: { answer: 'grant-deleted', ...AT_ONCE } }, 'does not come back'],
  ['app-disabled', { switches: { answer: 'principal-disabled' } }, true],
  ['app-disabled', { switches: { answer: 'both-deleted' } }, 'for another reason'],
  ['app-disabled', {}, 'Nobody said no'],
  ['needs-administrator', { switches: { consentPolicy: 'none' } }, true],
  ['needs-administrator', { switches: { consentPolicy: 'recommended' } }, true],
  ['needs-administrator', { switches: { consent: 'declined' } }, 'for another reason'],
  ['needs-administrator', {}, 'Nobody said no'],
])
