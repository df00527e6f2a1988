import { contoso } from '../../fixtures/contoso'
import { appNamed, instanceNamed, userNamed } from '../../fixtures/named'
import type { Site } from '../../run/flow'
import type { Party } from '../../trace/event'

/** The parties of this flow. */
export const ID = {
  person: 'person',
  browser: 'phone-browser',
  phone: 'phone',
  television: 'television',
  identityProvider: 'identity-provider',
  application: 'lobby-display-application',
  instance: 'lobby-display',
  api: 'reports-api',
} as const

export const ada = userNamed(contoso, 'ada@contoso.example')
export const chidi = userNamed(contoso, 'chidi@contoso.example')
export const lobbyDisplay = appNamed(contoso, 'Lobby Display')
export const reportsApi = appNamed(contoso, 'Reports API')
const instance = instanceNamed(contoso, 'Lobby Display')
const api = instanceNamed(contoso, 'Reports API')

const CONTOSO = 'contoso'
const LOBBY = 'lobby'

export const sites: readonly Site[] = [
  { id: CONTOSO, kind: 'tenant', name: 'Contoso', detail: 'contoso.example', tenant: contoso },
  { id: LOBBY, kind: 'premises', name: 'Lobby', detail: 'where everybody can see it' },
]

export const parties: readonly Party[] = [
  {
    id: ID.person,
    kind: 'user',
    name: 'Somebody',
    detail: 'in front of the television',
    place: CONTOSO,
    whoSignsIn: true,
  },
  { id: ID.phone, kind: 'phone', name: 'Phone', detail: 'authenticator app', belongsTo: ID.person },
  {
    id: ID.browser,
    kind: 'browser',
    name: 'Phone browser',
    detail: 'on the same phone',
    belongsTo: ID.person,
  },
  {
    id: ID.television,
    kind: 'television',
    name: 'Television',
    detail: 'a remote, no keyboard',
    place: LOBBY,
  },
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
    name: 'Lobby Display',
    detail: 'application: a public client',
    place: CONTOSO,
    object: { collection: 'applications', id: lobbyDisplay.id },
  },
  {
    id: ID.instance,
    kind: 'service-principal',
    name: 'Lobby Display',
    detail: 'service principal: the instance',
    place: CONTOSO,
    object: { collection: 'servicePrincipals', id: instance.id },
  },
  {
    id: ID.api,
    kind: 'resource',
    name: 'Reports API',
    detail: 'resource',
    place: CONTOSO,
    object: { collection: 'servicePrincipals', id: api.id },
  },
]
