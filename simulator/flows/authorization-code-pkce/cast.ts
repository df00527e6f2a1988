import { contoso } from '../../fixtures/contoso'
import { appNamed, deviceOf, groupNamed, instanceNamed, userNamed } from '../../fixtures/named'
import {
  blueprint,
  browserOn,
  CONTOSO,
  group,
  identityProvider,
  instance,
  phone,
  resource,
  somebody,
  tenantSite,
} from '../../fixtures/parties'
import type { Site } from '../../run/flow'
import type { Party } from '../../trace/event'

/** The parties of this flow. */
export const ID = {
  person: 'person',
  group: 'finance',
  browser: 'browser',
  phone: 'phone',
  identityProvider: 'identity-provider',
  application: 'expenses-application',
  expenses: 'expenses',
  api: 'expenses-api',
} as const

export const ada = userNamed(contoso, 'ada@contoso.example')
export const expensesApplication = appNamed(contoso, 'Expenses')
export const expensesApiApplication = appNamed(contoso, 'Expenses API')
const expenses = instanceNamed(contoso, 'Expenses')
const api = instanceNamed(contoso, 'Expenses API')
const finance = groupNamed(contoso, 'Finance')
const laptop = deviceOf(contoso, ada, 'AzureAd')

export const sites: readonly Site[] = [tenantSite(CONTOSO, contoso)]

export const parties: readonly Party[] = [
  somebody(ID.person, 'at the keyboard'),
  group(ID.group, finance),
  browserOn(laptop, ID.browser, ID.person),
  phone(ID.phone, ID.person),
  identityProvider(ID.identityProvider),
  blueprint(ID.application, expensesApplication),
  instance(ID.expenses, expenses),
  resource(ID.api, api),
]
