import { contoso } from '../../fixtures/contoso'
import { appNamed, deviceOf, instanceNamed, userNamed } from '../../fixtures/named'
import {
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

/** The parties of this flow. */
export const ID = {
  person: 'person',
  browser: 'browser',
  phone: 'phone',
  identityProvider: 'identity-provider',
  expenses: 'expenses',
  api: 'expenses-api',
  reports: 'reports-api',
} as const

export const LOGIN = 'https://login.entra.example'
export const EXPENSES = 'https://expenses.contoso.example'

export const ada = userNamed(contoso, 'ada@contoso.example')
export const expensesApplication = appNamed(contoso, 'Expenses')
export const expenses = instanceNamed(contoso, 'Expenses')
export const api = instanceNamed(contoso, 'Expenses API')
export const reports = instanceNamed(contoso, 'Reports API')
const laptop = deviceOf(contoso, ada, 'AzureAd')

export const sites: readonly Site[] = [tenantSite(CONTOSO, contoso)]

export const parties: readonly Party[] = [
  somebody(ID.person, 'at the keyboard'),
  browserOn(laptop, ID.browser, ID.person),
  phone(ID.phone, ID.person),
  identityProvider(ID.identityProvider),
  instance(ID.expenses, expenses, 'keeps a refresh token'),
  resource(ID.api, api),
  resource(ID.reports, reports, 'another resource'),
]

/** The Reports API has a part only where Expenses refreshes for it. */
export function takesPart(party: ActorId, { refreshScope = '' }: Switches): boolean {
  return party !== ID.reports || refreshScope.startsWith('another-api')
}
