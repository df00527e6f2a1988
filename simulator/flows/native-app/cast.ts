import { deviceOf, instanceNamed } from '../../fixtures/named'
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
import { ada, receipts, receiptsInstance, tenant } from './tenant'

/** The parties of this flow. */
export const ID = {
  person: 'person',
  browser: 'browser',
  phone: 'phone',
  app: 'desktop-app',
  otherApp: 'wallpaper-app',
  identityProvider: 'identity-provider',
  application: 'receipts-application',
  instance: 'receipts',
  api: 'expenses-api',
} as const

export const LOGIN = 'https://login.entra.example'
export const API_URL = 'https://api.expenses.contoso.example/expenses'

const laptop = deviceOf(tenant, ada, 'AzureAd')

export const sites: readonly Site[] = [tenantSite(CONTOSO, tenant)]

export const parties: readonly Party[] = [
  somebody(ID.person, 'at the keyboard'),
  browserOn(laptop, ID.browser, ID.person),
  phone(ID.phone, ID.person),
  {
    id: ID.app,
    kind: 'program',
    name: 'Desktop app',
    detail: 'on the same laptop',
    belongsTo: ID.person,
  },
  {
    id: ID.otherApp,
    kind: 'program',
    name: 'Wallpaper app',
    detail: 'on the same laptop',
    attacks: true,
  },
  identityProvider(ID.identityProvider),
  blueprint(ID.application, receipts, 'application: a public client'),
  instance(ID.instance, receiptsInstance),
  resource(ID.api, instanceNamed(tenant, 'Expenses API')),
]

/** Without the browser of the system where the app has a web view; without the other app where it has nothing to do with it. */
export function takesPart(party: ActorId, { window, scheme, tokens }: Switches): boolean {
  if (party === ID.browser) return window !== 'web-view'
  if (party === ID.otherApp) return scheme === 'registered-twice' || tokens === 'file-read-by-another'
  return true
}
