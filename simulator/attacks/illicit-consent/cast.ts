import { deviceOf } from '../../fixtures/named'
import {
  blueprint,
  browserOn,
  CONTOSO,
  identityProvider,
  phone,
  resource,
  somebody,
  tenantSite,
} from '../../fixtures/parties'
import type { Site } from '../../run/flow'
import type { Party } from '../../trace/event'
import { ada, contoso, graph, litware, mallory, sharedDocuments } from './tenant'

/** The parties of this attack. */
export const ID = {
  person: 'person',
  browser: 'browser',
  phone: 'phone',
  identityProvider: 'identity-provider',
  graph: 'graph',
  instance: 'documents-in-contoso',
  application: 'documents-application',
  server: 'documents-server',
  thief: 'thief',
  thiefBrowser: 'thief-browser',
} as const

export const LITWARE = 'litware'
export const LOGIN = 'https://login.entra.example'
export const GRAPH = 'https://graph.microsoft.com'
/** The application, as its victims see it; and the page of whoever runs it. */
export const DOCUMENTS = 'https://documents.litware.example'
export const DESK = 'https://desk.litware.example'

export const sites: readonly Site[] = [tenantSite(CONTOSO, contoso), tenantSite(LITWARE, litware)]

export const parties: readonly Party[] = [
  somebody(ID.person, 'at the keyboard'),
  browserOn(deviceOf(contoso, ada, 'AzureAd'), ID.browser, ID.person),
  phone(ID.phone, ID.person),
  identityProvider(ID.identityProvider),
  resource(ID.graph, graph, 'mailboxes'),
  {
    id: ID.instance,
    kind: 'service-principal',
    name: sharedDocuments.displayName,
    detail: 'service principal',
    place: CONTOSO,
    instanceOf: { party: ID.application, appId: sharedDocuments.appId },
  },
  { ...blueprint(ID.application, sharedDocuments, 'application'), place: LITWARE },
  {
    id: ID.server,
    kind: 'program',
    name: 'Documents server',
    detail: 'a web app',
    place: LITWARE,
    belongsTo: ID.thief,
  },
  {
    id: ID.thief,
    kind: 'user',
    name: mallory.givenName ?? mallory.displayName,
    detail: 'the thief',
    place: LITWARE,
    attacks: true,
    object: { collection: 'users', id: mallory.id },
  },
  {
    id: ID.thiefBrowser,
    kind: 'browser',
    name: 'Browser',
    detail: 'far away',
    place: LITWARE,
    belongsTo: ID.thief,
  },
]
