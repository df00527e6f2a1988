import { appNamed, deviceOf, instanceNamed } from '../../fixtures/named'
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
import { ada, allStaff, finance, tenant, warehouse } from './tenant'

/** The parties of this flow. */
export const ID = {
  person: 'person',
  finance: 'finance',
  warehouse: 'warehouse',
  allStaff: 'all-staff',
  browser: 'browser',
  phone: 'phone',
  identityProvider: 'identity-provider',
  timesheets: 'timesheets',
  graph: 'graph',
} as const

export const LOGIN = 'https://login.entra.example'
export const TIMESHEETS = 'https://timesheets.contoso.example'
export const GRAPH = 'https://graph.microsoft.com'

export const timesheetsApplication = appNamed(tenant, 'Timesheets')
export const timesheets = instanceNamed(tenant, 'Timesheets')
export const graph = instanceNamed(tenant, 'Microsoft Graph')

export const sites: readonly Site[] = [tenantSite(CONTOSO, tenant)]

export const parties: readonly Party[] = [
  somebody(ID.person, 'at the keyboard'),
  group(ID.finance, finance),
  group(ID.warehouse, warehouse),
  group(ID.allStaff, allStaff),
  browserOn(deviceOf(tenant, ada, 'AzureAd'), ID.browser, ID.person),
  phone(ID.phone, ID.person),
  identityProvider(ID.identityProvider),
  instance(ID.timesheets, timesheets, 'a web app with a server'),
  resource(ID.graph, graph),
]
