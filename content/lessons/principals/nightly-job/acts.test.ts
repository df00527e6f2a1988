import { testActs } from '../../../acts/test-acts'
import { acts } from './acts'
import { scenario } from './scenario'

const NIGHT = { runs: 'next-night' }
const FOUND = { file: 'read-by-mallory' }
const SECRET = { ...FOUND, identity: 'secret' }
const CERTIFICATE = { ...FOUND, identity: 'certificate' }

testActs(scenario, acts, [
  ['who-has-the-password', { party: 'job' }, true],
  ['who-has-the-password', { party: 'identity-provider' }, 'Who sent it'],
  ['who-has-the-password', { party: 'ada' }, 'she types nothing'],
  ['who-has-the-password', { party: 'nightly-report' }, 'entry of the app'],
  ['who-has-the-password', { party: 'reports-api' }, 'never sees'],
  ['who-has-the-password', { party: 'job', switches: { identity: 'secret' } }, 'identity of its own'],
  ['as-ada', { step: 5 }, true],
  ['as-ada', { step: 5, switches: NIGHT }, true],
  ['as-ada', { step: 14, switches: NIGHT }, 'an earlier message'],
  ['as-ada', { step: 4 }, 'has not seen it yet'],
  ['as-ada', { step: 3 }, 'takes the job for Ada'],
  ['as-ada', { step: 8 }, 'not in this message'],
  ['as-ada', { step: 5, switches: { identity: 'certificate' } }, 'identity of its own'],
  ['password-changed', { switches: { ...NIGHT, meanwhile: 'password-changed' } }, true],
  ['password-changed', { switches: { password: 'mistyped' } }, 'was never right'],
  ['password-changed', { switches: NIGHT }, 'Nobody said no'],
  ['password-changed', { switches: { ...NIGHT, meanwhile: 'account-disabled' } }, 'another reason'],
  [
    'password-changed',
    { switches: { ...NIGHT, meanwhile: 'password-changed', identity: 'secret' } },
    'identity of its own',
  ],
  ['nobody-answers', { switches: { ...NIGHT, meanwhile: 'no-longer-spared' } }, true],
  ['nobody-answers', { switches: { ...NIGHT, meanwhile: 'password-changed' } }, 'another reason'],
  ['nobody-answers', { switches: NIGHT }, 'Nobody said no'],
  ['ada-leaves', { switches: { ...NIGHT, meanwhile: 'account-disabled' } }, true],
  ['ada-leaves', { switches: { ...NIGHT, meanwhile: 'no-longer-spared' } }, 'another reason'],
  ['ada-leaves', {}, 'Nobody said no'],
  ['more-than-the-job', { step: 14, switches: FOUND }, true],
  ['more-than-the-job', { step: 23, switches: { ...FOUND, ...NIGHT } }, true],
  ['more-than-the-job', { step: 10, switches: FOUND }, 'What does it get him'],
  ['more-than-the-job', { step: 13, switches: FOUND }, 'Look at the scope'],
  ['more-than-the-job', { step: 15, switches: FOUND }, 'Here he shows it'],
  ['more-than-the-job', { step: 4, switches: FOUND }, 'for reports'],
  ['more-than-the-job', { step: 4 }, 'nobody but the job'],
  ['more-than-the-job', { step: 14, switches: SECRET }, 'identity of its own'],
  ['comes-to-mallory', { step: 10, switches: SECRET }, true],
  ['comes-to-mallory', { step: 13, switches: SECRET }, 'Here Mallory uses it'],
  ['comes-to-mallory', { step: 3, switches: SECRET }, 'does not see this message'],
  ['comes-to-mallory', { step: 3, switches: FOUND }, 'no client secret'],
  ['comes-to-mallory', { step: 3, switches: { identity: 'secret' } }, 'nobody but the job'],
  ['proves-itself', { step: 3, switches: CERTIFICATE }, true],
  ['proves-itself', { step: 3, switches: { identity: 'certificate' } }, true],
  ['proves-itself', { step: 4, switches: CERTIFICATE }, 'believed already'],
  ['proves-itself', { step: 10, switches: CERTIFICATE }, 'the name of the certificate'],
  ['proves-itself', { step: 3, switches: SECRET }, 'has no certificate'],
])
