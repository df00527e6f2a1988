import { contoso } from '../../fixtures/contoso'
import { appNamed, instanceNamed, userNamed } from '../../fixtures/named'
import {
  blueprint,
  CONTOSO,
  identityProvider,
  instance as instanceParty,
  phone,
  resource,
  somebody,
  tenantSite,
} from '../../fixtures/parties'
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

const LOBBY = 'lobby'

export const sites: readonly Site[] = [
  tenantSite(CONTOSO, contoso),
  { id: LOBBY, kind: 'premises', name: 'Lobby', detail: 'where everybody can see it' },
]

export const parties: readonly Party[] = [
  somebody(ID.person, 'in front of the television'),
  phone(ID.phone, ID.person),
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
  identityProvider(ID.identityProvider),
  blueprint(ID.application, lobbyDisplay, 'application: a public client'),
  instanceParty(ID.instance, instance),
  resource(ID.api, api),
]
