import { contoso } from '../../fixtures/contoso'
import { appNamed, deviceOf, groupNamed, instanceNamed, userNamed } from '../../fixtures/named'
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
    name: finance.displayName,
    detail: `group, ${finance.members.length} members`,
    place: CONTOSO,
    object: { collection: 'groups', id: finance.id },
  },
  {
    id: ID.browser,
    kind: 'browser',
    name: 'Browser',
    detail: `${laptop.displayName}, ${laptop.isCompliant ? 'compliant' : 'not compliant'}`,
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
    id: ID.application,
    kind: 'application',
    name: 'Expenses',
    detail: 'application: the blueprint',
    place: CONTOSO,
    object: { collection: 'applications', id: expensesApplication.id },
  },
  {
    id: ID.expenses,
    kind: 'service-principal',
    name: 'Expenses',
    detail: 'service principal: the instance',
    place: CONTOSO,
    object: { collection: 'servicePrincipals', id: expenses.id },
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
