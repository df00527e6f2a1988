import { appNamed, deviceOf, instanceNamed } from '../../fixtures/named'
import {
  blueprint,
  browserOn,
  CONTOSO,
  identityProvider,
  instance,
  phone,
  resource,
  somebody,
  tenantSite,
} from '../../fixtures/parties'
import type { Site, Switches } from '../../run/flow'
import type { ActorId, Party } from '../../trace/event'
import { ada, mallory, tenant } from './tenant'

/** The parties of this flow. */
export const ID = {
  person: 'person',
  browser: 'browser',
  phone: 'phone',
  identityProvider: 'identity-provider',
  application: 'expenses-application',
  expenses: 'expenses',
  api: 'expenses-api',
  collector: 'collector',
  thief: 'thief',
  thiefBrowser: 'thief-browser',
  lunchMenu: 'lunch-menu',
} as const

export const LOGIN = 'https://login.entra.example'
export const EXPENSES = 'https://expenses.contoso.example'
export const API_URL = 'https://api.expenses.contoso.example/expenses'
export const COLLECTOR = 'https://collector.example'
export const LUNCH_MENU = 'https://lunch.example'
/** An old address of Expenses, which its server sends on to where it once went. */
export const OLD = `${EXPENSES}/old`

export const expensesApplication = appNamed(tenant, 'Expenses')
export const expensesApiApplication = appNamed(tenant, 'Expenses API')
export const lunchMenuApplication = appNamed(tenant, 'Lunch Menu')
const laptop = deviceOf(tenant, ada, 'AzureAd')

export const sites: readonly Site[] = [tenantSite(CONTOSO, tenant)]

export const parties: readonly Party[] = [
  somebody(ID.person, 'at the keyboard'),
  browserOn(laptop, ID.browser, ID.person),
  phone(ID.phone, ID.person),
  identityProvider(ID.identityProvider),
  blueprint(ID.application, expensesApplication),
  instance(ID.expenses, instanceNamed(tenant, 'Expenses'), 'a single-page app'),
  resource(ID.api, instanceNamed(tenant, 'Expenses API')),
  { id: ID.collector, kind: 'program', name: 'Collector', detail: 'somebody else’s server', attacks: true },
  {
    id: ID.thief,
    kind: 'user',
    name: mallory.givenName ?? mallory.displayName,
    detail: 'has an account as well',
    attacks: true,
    object: { collection: 'users', id: mallory.id },
  },
  {
    id: ID.thiefBrowser,
    kind: 'browser',
    name: 'Browser',
    detail: 'writes into addresses',
    belongsTo: ID.thief,
  },
  instance(ID.lunchMenu, instanceNamed(tenant, 'Lunch Menu'), 'Mallory’s app'),
]

/** Without whoever has nothing to do with it. */
export function takesPart(party: ActorId, { attack = 'none' }: Switches): boolean {
  if (party === ID.collector) return ['history', 'script', 'redirector'].includes(attack)
  if (party === ID.thief || party === ID.thiefBrowser || party === ID.lunchMenu)
    return attack === 'substitution'
  return party !== ID.application || attack !== 'substitution'
}
