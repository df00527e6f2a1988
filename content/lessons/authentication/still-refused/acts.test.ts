import { testActs } from '../../../acts/test-acts'
import { acts } from './acts'
import { scenario } from './scenario'

const APPROVE = { scope: 'approve-all' }
const TWO = { scope: 'two-resources' }
const SUBMIT = { scope: 'submit-only' }

testActs(scenario, acts, [
  ['api-hears-of-her', { step: 25 }, true],
  ['api-hears-of-her', { step: 22 }, 'not to the API'],
  ['api-hears-of-her', { step: 20 }, 'never sees one'],
  ['api-hears-of-her', { step: 17 }, 'Somebody acts here'],
  ['api-hears-of-her', { step: 28 }, 'not in this message'],
  ['api-hears-of-her', { step: 22, switches: TWO }, 'No message of this run'],
  ['not-hers-to-grant', { switches: APPROVE }, true],
  ['not-hers-to-grant', {}, 'Nobody said no'],
  ['not-hers-to-grant', { switches: TWO }, 'for another reason'],
  ['names-no-api', { step: 21, switches: TWO }, true],
  ['names-no-api', { step: 21 }, 'nothing to choose'],
  ['names-no-api', { step: 22, switches: TWO }, 'This is the answer'],
  ['names-no-api', { step: 5, switches: TWO }, 'names both'],
  ['the-door-says-why', { step: 28, switches: SUBMIT }, true],
  ['the-door-says-why', { step: 28, switches: { accessTokenAge: 'two-hours' } }, 'not in this message'],
  ['the-door-says-why', { step: 25, switches: SUBMIT }, 'What does it answer'],
  ['the-door-says-why', { step: 29, switches: SUBMIT }, 'What did it hear itself'],
  ['the-door-says-why', { step: 28 }, 'No message of this run'],
  ['who-reads-it', { party: 'expenses-api' }, true],
  ['who-reads-it', { party: 'browser', switches: { client: 'single-page-app' } }, 'not addressed to it'],
  ['who-reads-it', { party: 'expenses-api', switches: { accessTokenAudience: 'graph' } }, 'for another one'],
  ['who-reads-it', { party: 'expenses' }, 'passes it on unopened'],
  ['who-reads-it', { party: 'identity-provider' }, 'It wrote the token'],
  ['who-reads-it', { party: 'browser' }, 'The browser never sees the access token'],
])
