import {
  CONTOSO,
  identityProvider,
  instance as instanceParty,
  resource,
  tenantSite,
} from '../../fixtures/parties'
import type { Site, Switches } from '../../run/flow'
import type { ActorId, Party } from '../../trace/event'
import { checksInstance, instance, reportsInstance, tenant } from './tenant'
import { BUILD_ISSUER } from './trust'

/** The parties of this attack. */
export const ID = {
  job: 'job',
  buildService: 'build-service',
  identityProvider: 'identity-provider',
  instance: 'nightly-report',
  checks: 'checks',
  api: 'reports-api',
  thief: 'thief',
  thiefBrowser: 'thief-browser',
  notebook: 'notebook',
} as const

export const LOGIN = 'https://login.entra.example'
export const REPORTS = 'https://api.reports.contoso.example/reports'
/** Where repositories are, and changes to them go: the same service as the issuer of what its jobs show. */
export const CODE = 'https://build.example'
export const NOTEBOOK = 'https://notebook.example'

const BUILD = 'build'

export const sites: readonly Site[] = [
  tenantSite(CONTOSO, tenant),
  { id: BUILD, kind: 'other-organization', name: 'Build service', detail: 'build.example' },
]

export const parties: readonly Party[] = [
  { id: ID.job, kind: 'program', name: 'Nightly job', detail: 'build job, on a timer', place: BUILD },
  identityProvider(ID.identityProvider),
  {
    id: ID.buildService,
    kind: 'identity-provider',
    name: 'Build service',
    detail: new URL(BUILD_ISSUER).host,
    place: BUILD,
    object: { collection: 'issuers', id: BUILD_ISSUER },
  },
  instanceParty(ID.instance, instance),
  instanceParty(ID.checks, checksInstance),
  resource(ID.api, reportsInstance),
  { id: ID.thief, kind: 'user', name: 'Mallory', detail: 'writes code', attacks: true },
  { id: ID.thiefBrowser, kind: 'browser', name: 'Browser', detail: 'anywhere', belongsTo: ID.thief },
  {
    id: ID.notebook,
    kind: 'program',
    name: 'Notebook',
    detail: 'pushes code, and runs what comes of it',
    belongsTo: ID.thief,
  },
]

export function takesPart(party: ActorId, { applications }: Switches): boolean {
  return party !== ID.checks || applications === 'checks-apart'
}
