import {
  blueprint,
  CONTOSO,
  identityProvider,
  phone,
  resource,
  somebody,
  tenantSite,
} from '../../fixtures/parties'
import type { Site } from '../../run/flow'
import type { Party } from '../../trace/event'
import { bo, contoso, fabrikam, graph as graphInstance, peopleFinder } from './tenant'

/** The parties of this flow. */
export const ID = {
  person: 'person',
  browser: 'browser',
  phone: 'phone',
  admin: 'administrator',
  adminBrowser: 'administrators-browser',
  adminPhone: 'administrators-phone',
  identityProvider: 'identity-provider',
  server: 'finder-server',
  application: 'finder-application',
  instance: 'finder',
  graph: 'graph',
} as const

export const LOGIN = 'https://login.entra.example'
export const FINDER = 'https://people.fabrikam.example'
export const GRAPH = 'https://graph.microsoft.com'
export const FABRIKAM = 'fabrikam'

export const sites: readonly Site[] = [tenantSite(CONTOSO, contoso), tenantSite(FABRIKAM, fabrikam)]

export const parties: readonly Party[] = [
  somebody(ID.person, 'at the keyboard'),
  { id: ID.browser, kind: 'browser', name: 'Browser', detail: 'on a device', belongsTo: ID.person },
  phone(ID.phone, ID.person),
  {
    id: ID.admin,
    kind: 'user',
    name: bo.givenName ?? bo.displayName,
    detail: 'the administrator',
    place: CONTOSO,
    object: { collection: 'users', id: bo.id },
  },
  {
    id: ID.adminBrowser,
    kind: 'browser',
    name: 'Browser',
    detail: 'of the administrator',
    belongsTo: ID.admin,
  },
  phone(ID.adminPhone, ID.admin),
  identityProvider(ID.identityProvider),
  {
    id: ID.server,
    kind: 'program',
    name: 'People Finder server',
    detail: 'a web app',
    place: FABRIKAM,
  },
  { ...blueprint(ID.application, peopleFinder), place: FABRIKAM },
  {
    id: ID.instance,
    kind: 'service-principal',
    name: 'People Finder',
    detail: 'service principal: the instance',
    place: CONTOSO,
    instanceOf: { party: ID.application, appId: peopleFinder.appId },
  },
  resource(ID.graph, graphInstance),
]
