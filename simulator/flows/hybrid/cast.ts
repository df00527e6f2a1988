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
  thief: 'thief',
  thiefBrowser: 'thief-browser',
} as const

export const LOGIN = 'https://login.entra.example'
export const EXPENSES = 'https://expenses.contoso.example'
export const API_URL = 'https://api.expenses.contoso.example/expenses'

export const expensesApplication = appNamed(tenant, 'Expenses')
export const expensesApiApplication = appNamed(tenant, 'Expenses API')
const laptop = deviceOf(tenant, ada, 'AzureAd')

export const sites: readonly Site[] = [tenantSite(CONTOSO, tenant)]

export const parties: readonly Party[] = [
  somebody(ID.person, 'at the keyboard'),
  browserOn(laptop, ID.browser, ID.person),
  phone(ID.phone, ID.person),
  identityProvider(ID.identityProvider),
  blueprint(ID.application, expensesApplication),
  instance(ID.expenses, instanceNamed(tenant, 'Expenses'), 'a web app with a server'),
  resource(ID.api, instanceNamed(tenant, 'Expenses API')),
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
    detail: 'writes into forms',
    belongsTo: ID.thief,
  },
]

/** Without whoever has nothing to do with it. */
export function takesPart(party: ActorId, { code = 'own' }: Switches): boolean {
  if (party === ID.thief || party === ID.thiefBrowser) return code !== 'own'
  return party !== ID.application || code === 'own'
}
