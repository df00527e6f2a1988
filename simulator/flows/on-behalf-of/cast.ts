import { instanceNamed } from '../../fixtures/named'
import {
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
import { tenant } from './tenant'

/** The parties of this flow. */
export const ID = {
  person: 'person',
  browser: 'browser',
  phone: 'phone',
  expenses: 'expenses',
  job: 'nightly-report',
  identityProvider: 'identity-provider',
  api: 'expenses-api',
  reports: 'reports-api',
} as const

export const LOGIN = 'https://login.entra.example'
export const EXPENSES = 'https://expenses.contoso.example'
/** What Expenses API answers with what Reports API has for whoever asks. */
export const MY_REPORTS = 'https://api.expenses.contoso.example/my-reports'
export const REPORTS = 'https://api.reports.contoso.example/reports'

export const sites: readonly Site[] = [tenantSite(CONTOSO, tenant)]

export const parties: readonly Party[] = [
  somebody(ID.person, 'at the keyboard'),
  { id: ID.browser, kind: 'browser', name: 'Browser', detail: 'on a device', belongsTo: ID.person },
  phone(ID.phone, ID.person),
  identityProvider(ID.identityProvider),
  instance(ID.expenses, instanceNamed(tenant, 'Expenses'), 'a web app'),
  instance(ID.job, instanceNamed(tenant, 'Nightly Report'), 'a job without a person'),
  resource(ID.api, instanceNamed(tenant, 'Expenses API'), 'called, and calls'),
  resource(ID.reports, instanceNamed(tenant, 'Reports API')),
]

const WITH_PERSON: readonly ActorId[] = [ID.person, ID.browser, ID.phone, ID.expenses]

export function takesPart(party: ActorId, { caller }: Switches): boolean {
  return caller === 'nightly-job' ? !WITH_PERSON.includes(party) : party !== ID.job
}
