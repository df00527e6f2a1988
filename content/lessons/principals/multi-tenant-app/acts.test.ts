import { testActs } from '../../../acts/test-acts'
import { acts } from './acts'
import { scenario } from './scenario'

const KNOWS = { fabrikam: 'knows-it' }

testActs(scenario, acts, [
  ['own-people-only', { switches: { audience: 'single-tenant' } }, true],
  ['own-people-only', { switches: { audience: 'single-tenant', address: 'common' } }, true],
  ['own-people-only', {}, 'Nobody said no'],
  ['own-people-only', { switches: { audience: 'single-tenant', address: 'fabrikam' } }, 'another reason'],
  ['declined', { switches: { consent: 'declined' } }, true],
  ['declined', { switches: { ...KNOWS, consent: 'declined' } }, 'Nobody said no'],
  ['no-api', { switches: { fabrikam: 'lacks-the-api' } }, true],
  ['no-api', { switches: { customer: 'no' } }, 'another reason'],
  ['wrong-door', { switches: { address: 'contoso' } }, true],
  ['wrong-door', { switches: { address: 'fabrikam' } }, 'Nobody said no'],
  ['no-customer', { switches: { customer: 'no' } }, true],
  ['no-customer', { switches: { customer: 'no', tenantCheck: 'left-out' } }, 'does not look at tid'],
  ['no-customer', { switches: { address: 'contoso' } }, 'never asked'],
  ['prices-for-anybody', { switches: { customer: 'no', tenantCheck: 'left-out' } }, true],
  ['prices-for-anybody', {}, 'is a customer'],
  ['prices-for-anybody', { switches: { customer: 'no' } }, 'answered with 401'],
  ['prices-for-anybody', { switches: { customer: 'no', who: 'of-contoso' } }, 'somebody of Contoso'],
  ['removed', { switches: { ...KNOWS, later: 'instance-removed' } }, true],
  ['removed', { switches: { ...KNOWS, later: 'grant-removed' } }, 'nobody removes'],
  ['removed', {}, 'nobody removes'],
])
