import { deviceOf } from '../../fixtures/named'
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
import type { Site } from '../../run/flow'
import type { Party } from '../../trace/event'
import { ada, graph, orgChartInstance, tenant } from './tenant'

/** The parties of this flow. */
export const ID = {
  person: 'person',
  browser: 'browser',
  phone: 'phone',
  identityProvider: 'identity-provider',
  app: 'org-chart',
  graph: 'graph',
} as const

export const LOGIN = 'https://login.entra.example'
export const ORG_CHART = 'https://orgchart.contoso.example'
export const GRAPH = 'https://graph.microsoft.com'

export const sites: readonly Site[] = [tenantSite(CONTOSO, tenant)]

export const parties: readonly Party[] = [
  somebody(ID.person, 'at the keyboard'),
  browserOn(deviceOf(tenant, ada, 'AzureAd'), ID.browser, ID.person),
  phone(ID.phone, ID.person),
  identityProvider(ID.identityProvider),
  instance(ID.app, orgChartInstance, 'a web app with a server'),
  resource(ID.graph, graph),
]
