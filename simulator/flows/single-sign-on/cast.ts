import { contoso } from '../../fixtures/contoso'
import { appNamed, deviceOf, groupNamed, instanceNamed, userNamed } from '../../fixtures/named'
import {
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
  group: 'all-staff',
  browser: 'browser',
  phone: 'phone',
  identityProvider: 'identity-provider',
  expenses: 'expenses',
  timesheets: 'timesheets',
  api: 'expenses-api',
} as const

export const LOGIN = 'https://login.entra.example'
export const EXPENSES = 'https://expenses.contoso.example'
export const TIMESHEETS = 'https://timesheets.contoso.example'
export const API_URL = 'https://api.expenses.contoso.example/expenses'

export const ada = userNamed(contoso, 'ada@contoso.example')
/** Has used this browser before, or is whom a link was meant for. */
export const colleague = userNamed(contoso, 'chidi@contoso.example')
export const expensesApplication = appNamed(contoso, 'Expenses')
export const timesheetsApplication = appNamed(contoso, 'Timesheets')
export const expensesApiApplication = appNamed(contoso, 'Expenses API')
export const timesheets = instanceNamed(contoso, 'Timesheets')
export const allStaff = groupNamed(contoso, 'All staff')
const expenses = instanceNamed(contoso, 'Expenses')
const api = instanceNamed(contoso, 'Expenses API')
const laptop = deviceOf(contoso, ada, 'AzureAd')

export const sites: readonly Site[] = [tenantSite(CONTOSO, contoso)]

export const parties: readonly Party[] = [
  somebody(ID.person, 'at the keyboard'),
  group(ID.group, allStaff),
  browserOn(laptop, ID.browser, ID.person),
  phone(ID.phone, ID.person),
  identityProvider(ID.identityProvider),
  instance(ID.expenses, expenses, 'a web app with a server'),
  instance(ID.timesheets, timesheets, 'a single-page app'),
  resource(ID.api, api),
]
