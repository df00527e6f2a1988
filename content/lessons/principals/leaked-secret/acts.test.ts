import { testActs } from '../../../acts/test-acts'
import { acts } from './acts'
import { scenario } from './scenario'

const AT_ONCE = { comesBack: 'same-hour' }
const REPLACED = { answer: 'secret-replaced' }

testActs(scenario, acts, [
  ['secret-leaves', { step: 14 }, true],
  ['secret-leaves', { step: 3 }, 'as it should'],
  ['secret-leaves', { step: 13 }, 'What comes back'],
  ['secret-leaves', { step: 20 }, 'When did he get it'],
  ['secret-leaves', { step: 4 }, 'not in this message'],
  ['secret-leaves', { step: 14, switches: { credential: 'certificate' } }, 'no secret in the file'],
  ['becomes-the-app', { step: 20 }, true],
  ['becomes-the-app', { step: 3 }, 'the job itself'],
  ['becomes-the-app', { step: 21 }, 'With what'],
  ['becomes-the-app', { step: 37 }, 'an earlier message'],
  ['becomes-the-app', { step: 20, switches: { credential: 'certificate-beside-secret' } }, 'sends no secret'],
  ['secret-is-refused', { switches: REPLACED }, true],
  ['secret-is-refused', {}, 'Nobody said no'],
  ['secret-is-refused', { switches: { answer: 'secret-added' } }, 'Nobody said no'],
  ['secret-is-refused', { switches: { answer: 'principal-disabled' } }, 'for another reason'],
  ['secret-is-refused', { switches: { credential: 'certificate' } }, 'no secret in the file'],
  ['token-goes-on', { switches: { ...AT_ONCE, ...REPLACED } }, true],
  ['token-goes-on', { switches: AT_ONCE }, 'not replaced'],
  ['token-goes-on', { switches: REPLACED }, 'a day later'],
  [
    'token-goes-on',
    { switches: { ...AT_ONCE, ...REPLACED, credential: 'federated' } },
    'no secret in the file',
  ],
  ['no-role-in-it', { switches: { answer: 'role-removed' } }, true],
  ['no-role-in-it', { switches: { answer: 'role-removed', ...AT_ONCE } }, 'Nobody said no'],
  ['no-role-in-it', { switches: REPLACED }, 'for another reason'],
  ['nothing-to-send', { switches: { credential: 'certificate' } }, true],
  ['nothing-to-send', { switches: { credential: 'certificate-beside-secret' } }, 'Nobody said no'],
  ['nothing-to-send', { switches: { credential: 'federated' } }, 'for another reason'],
  ['another-job', { switches: { credential: 'federated' } }, true],
  ['another-job', {}, 'Nobody said no'],
  ['another-job', { switches: { credential: 'certificate' } }, 'for another reason'],
])
