import { appNamed, deviceOf, instanceNamed } from '../../fixtures/named'
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
import { APP_REDIRECT, ada, mallory, tenant } from './tenant'

/** The parties of this attack. */
export const ID = {
  person: 'person',
  browser: 'browser',
  phone: 'phone',
  identityProvider: 'identity-provider',
  expenses: 'expenses',
  api: 'expenses-api',
  thief: 'thief',
  thiefBrowser: 'thief-browser',
  notebook: 'notebook',
  otherApp: 'wallpaper-app',
} as const

export const LOGIN = 'https://login.entra.example'
export const EXPENSES = 'https://expenses.contoso.example'
export const API_URL = 'https://api.expenses.contoso.example/expenses'
export const NOTEBOOK = 'https://notebook.example'

export const expensesApplication = appNamed(tenant, 'Expenses')
export const expensesApiApplication = appNamed(tenant, 'Expenses API')
const laptop = deviceOf(tenant, ada, 'AzureAd')

export const sites: readonly Site[] = [tenantSite(CONTOSO, tenant)]

export const parties: readonly Party[] = [
  somebody(ID.person, 'at the keyboard'),
  browserOn(laptop, ID.browser, ID.person),
  phone(ID.phone, ID.person),
  identityProvider(ID.identityProvider),
  instance(ID.expenses, instanceNamed(tenant, 'Expenses'), 'the client'),
  resource(ID.api, instanceNamed(tenant, 'Expenses API')),
  {
    id: ID.thief,
    kind: 'user',
    name: mallory.givenName ?? mallory.displayName,
    detail: 'the thief',
    attacks: true,
    object: { collection: 'users', id: mallory.id },
  },
  {
    id: ID.thiefBrowser,
    kind: 'browser',
    name: 'Browser',
    detail: 'stops where its owner likes',
    belongsTo: ID.thief,
  },
  { id: ID.notebook, kind: 'program', name: 'Notebook', detail: 'a server', belongsTo: ID.thief },
  {
    id: ID.otherApp,
    kind: 'program',
    name: 'Wallpaper app',
    detail: 'on the same laptop',
    belongsTo: ID.thief,
  },
]

/** Expenses as an app on the laptop: a public client. Another app can only stand in for that one. */
export function isNative({ way, client }: Switches): boolean {
  return way === 'other-app' || (way === 'log' && client === 'native-app')
}

/** Where the answer to a sign-in goes. */
export function redirectUriOf(switches: Switches): string {
  return isNative(switches) ? APP_REDIRECT : (expensesApplication.web.redirectUris[0] ?? '')
}

export function takesPart(party: ActorId, { way }: Switches): boolean {
  return party !== ID.otherApp || way === 'other-app'
}
