import { testActs } from '../../../acts/test-acts'
import { acts } from './acts'
import { scenario } from './scenario'

const AGAIN = { later: 'half-an-hour' }

testActs(scenario, acts, [
  ['who-proves', { party: 'metadata-service' }, true],
  ['who-proves', { party: 'identity-provider' }, 'shown there'],
  ['who-proves', { party: 'job' }, 'nothing of itself'],
  ['who-proves', { party: 'vm-reports' }, 'entry in the directory'],
  ['who-proves', { party: 'storage' }, 'never sees'],
  ['first-token', { step: 4 }, true],
  ['first-token', { step: 3 }, 'comes to the host'],
  ['first-token', { step: 1 }, 'the job asks'],
  ['first-token', { step: 5 }, 'the job shows it'],
  ['first-token', { step: 12 }, 'an earlier message'],
  ['forged-refused', { switches: { webApp: 'fetches-addresses' } }, true],
  ['forged-refused', { switches: { header: 'left-out' } }, 'no web app'],
  [
    'forged-refused',
    { switches: { webApp: 'fetches-addresses', header: 'left-out' } },
    'Put its headers back',
  ],
  ['forged-refused', { switches: { webApp: 'passes-headers-on' } }, 'Nobody said no'],
  ['forged-refused', { switches: { webApp: 'proxy' } }, 'for another reason'],
  ['owner-refused', { switches: { roles: 'owner' } }, true],
  ['owner-refused', { switches: { roles: 'reader' } }, 'not Owner'],
  ['owner-refused', { switches: { roles: 'owner', resource: 'of-the-other' } }, 'for another reason'],
  ['name-one', { switches: { identities: 'two-user' } }, true],
  ['name-one', { switches: { identities: 'two-user', names: 'client-id' } }, 'names one'],
  ['name-one', { switches: { identities: 'system-and-user' } }, 'two user-assigned'],
  ['name-one', { switches: { identities: 'two-user', identity: 'deleted' } }, 'no identity at all'],
  ['refused-with-good-token', { switches: { ...AGAIN, meanwhile: 'role-removed' } }, true],
  [
    'refused-with-good-token',
    { switches: { ...AGAIN, meanwhile: 'identity-disabled' } },
    'no role is taken away',
  ],
  [
    'refused-with-good-token',
    { switches: { ...AGAIN, meanwhile: 'role-removed', roles: 'none' } },
    'no such role',
  ],
  ['refused-with-good-token', { switches: { meanwhile: 'role-removed' } }, 'Nobody said no'],
])
