import { contoso } from '../../fixtures/contoso'
import { appNamed, deviceOf, groupNamed, instanceNamed, userNamed } from '../../fixtures/named'
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

const CONTOSO = 'contoso'

export const sites: readonly Site[] = [
  { id: CONTOSO, kind: 'tenant', name: 'Contoso', detail: 'contoso.example', tenant: contoso },
]

export const parties: readonly Party[] = [
  {
    id: ID.person,
    kind: 'user',
    name: 'Somebody',
    detail: 'at the keyboard',
    place: CONTOSO,
    whoSignsIn: true,
  },
  {
    id: ID.group,
    kind: 'group',
    name: allStaff.displayName,
    detail: `group, ${allStaff.members.length} members`,
    place: CONTOSO,
    object: { collection: 'groups', id: allStaff.id },
  },
  {
    id: ID.browser,
    kind: 'browser',
    name: 'Browser',
    detail: laptop.displayName,
    belongsTo: ID.person,
    object: { collection: 'devices', id: laptop.id },
  },
  { id: ID.phone, kind: 'phone', name: 'Phone', detail: 'authenticator app', belongsTo: ID.person },
  {
    id: ID.identityProvider,
    kind: 'identity-provider',
    name: 'Identity provider',
    detail: 'login.entra.example',
    place: CONTOSO,
  },
  {
    id: ID.expenses,
    kind: 'service-principal',
    name: 'Expenses',
    detail: 'a web app with a server',
    place: CONTOSO,
    object: { collection: 'servicePrincipals', id: expenses.id },
  },
  {
    id: ID.timesheets,
    kind: 'service-principal',
    name: 'Timesheets',
    detail: 'a single-page app',
    place: CONTOSO,
    object: { collection: 'servicePrincipals', id: timesheets.id },
  },
  {
    id: ID.api,
    kind: 'resource',
    name: 'Expenses API',
    detail: 'resource',
    place: CONTOSO,
    object: { collection: 'servicePrincipals', id: api.id },
  },
]
