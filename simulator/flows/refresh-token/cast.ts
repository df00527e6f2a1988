import { contoso } from '../../fixtures/contoso'
import { appNamed, deviceOf, instanceNamed, userNamed } from '../../fixtures/named'
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
    detail: 'keeps a refresh token',
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
  {
    id: ID.reports,
    kind: 'resource',
    name: 'Reports API',
    detail: 'another resource',
    place: CONTOSO,
    object: { collection: 'servicePrincipals', id: reports.id },
  },
]

/** The Reports API has a part only where Expenses refreshes for it. */
export function takesPart(party: ActorId, { refreshScope = '' }: Switches): boolean {
  return party !== ID.reports || refreshScope.startsWith('another-api')
}
