import {
  blueprint,
  CONTOSO,
  identityProvider,
  instance as instanceParty,
  phone,
  resource,
  tenantSite,
} from '../../fixtures/parties'
import type { Site, Switches } from '../../run/flow'
import type { ActorId, Party } from '../../trace/event'
import { graph, instance, mallory, nightlyReport, reportsInstance, tenant } from './tenant'

/** The parties of this attack. */
export const ID = {
  thief: 'thief',
  thiefBrowser: 'thief-browser',
  phone: 'phone',
  tools: 'tools',
  identityProvider: 'identity-provider',
  buildService: 'build-service',
  application: 'nightly-report-application',
  instance: 'nightly-report',
  graph: 'graph',
  api: 'reports-api',
} as const

export const LOGIN = 'https://login.entra.example'
export const GRAPH = 'https://graph.microsoft.com'
export const REPORTS = 'https://api.reports.contoso.example/reports'
/** The page of the thief's own program: on the same machine as the browser (RFC 8252 section 7.3). */
export const DESK = 'http://localhost:8400'
export const BUILD_ISSUER = 'https://token.build.example'

const BUILD = 'build'

export const sites: readonly Site[] = [
  tenantSite(CONTOSO, tenant),
  { id: BUILD, kind: 'other-organization', name: 'Build service', detail: 'build.example' },
]

export const parties: readonly Party[] = [
  {
    id: ID.thief,
    kind: 'user',
    name: mallory.givenName ?? mallory.displayName,
    detail: 'owner, without a role',
    place: CONTOSO,
    attacks: true,
    object: { collection: 'users', id: mallory.id },
  },
  { id: ID.thiefBrowser, kind: 'browser', name: 'Browser', detail: 'on a laptop', belongsTo: ID.thief },
  phone(ID.phone, ID.thief),
  {
    id: ID.tools,
    kind: 'program',
    name: 'Command line',
    detail: 'on the same laptop',
    belongsTo: ID.thief,
  },
  identityProvider(ID.identityProvider),
  {
    id: ID.buildService,
    kind: 'identity-provider',
    name: 'Build service',
    detail: new URL(BUILD_ISSUER).host,
    place: BUILD,
    object: { collection: 'issuers', id: BUILD_ISSUER },
  },
  blueprint(ID.application, nightlyReport, 'application'),
  instanceParty(ID.instance, instance, 'service principal'),
  resource(ID.graph, graph, 'changes the directory'),
  resource(ID.api, reportsInstance),
]

export function takesPart(party: ActorId, { way }: Switches): boolean {
  if (party === ID.buildService) return way === 'federated'
  // Whoever wants the directory has no use for reports.
  return party !== ID.api || way === 'reports'
}
