import {
  CONTOSO,
  identityProvider,
  instance as instanceParty,
  resource,
  tenantSite,
} from '../../fixtures/parties'
import type { Site, Switches } from '../../run/flow'
import type { ActorId, Party } from '../../trace/event'
import { federatedCredentials, graph, instance, reportsInstance, tenant } from './tenant'

/** The parties of this attack. */
export const ID = {
  /** The job on a server of Contoso, and the same as a job of the build service. */
  job: 'job',
  buildJob: 'build-job',
  buildService: 'build-service',
  identityProvider: 'identity-provider',
  instance: 'nightly-report',
  api: 'reports-api',
  graph: 'graph',
  repository: 'repository',
  thief: 'thief',
  thiefBrowser: 'thief-browser',
  notebook: 'notebook',
} as const

export const LOGIN = 'https://login.entra.example'
export const REPORTS = 'https://api.reports.contoso.example/reports'
export const GRAPH = 'https://graph.microsoft.com'
/** Where the code of the job lies, open to everybody; and the page of the thief. */
export const REPOSITORY = 'https://code.example'
export const SETTINGS_FILE = `${REPOSITORY}/contoso/nightly-report/settings.json`
export const NOTEBOOK = 'https://notebook.example'
/** The issuer that the registration trusts, once it trusts one. */
export const BUILD_ISSUER = federatedCredentials[0]?.issuer ?? ''

const PREMISES = 'premises'
const CODE = 'code'
const BUILD = 'build'

export const sites: readonly Site[] = [
  tenantSite(CONTOSO, tenant),
  { id: PREMISES, kind: 'premises', name: 'Contoso’s server room', detail: 'on premises' },
  { id: BUILD, kind: 'other-organization', name: 'Build service', detail: 'build.example' },
  { id: CODE, kind: 'other-organization', name: 'Code host', detail: 'code.example' },
]

export const parties: readonly Party[] = [
  { id: ID.job, kind: 'program', name: 'Nightly job', detail: 'script, on a timer', place: PREMISES },
  { id: ID.buildJob, kind: 'program', name: 'Nightly job', detail: 'build job, on a timer', place: BUILD },
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
  resource(ID.api, reportsInstance),
  resource(ID.graph, graph, 'answers from the directory'),
  { id: ID.repository, kind: 'program', name: 'Repository', detail: 'open to everybody', place: CODE },
  { id: ID.thief, kind: 'user', name: 'Mallory', detail: 'the thief', attacks: true },
  { id: ID.thiefBrowser, kind: 'browser', name: 'Browser', detail: 'far away', belongsTo: ID.thief },
  {
    id: ID.notebook,
    kind: 'program',
    name: 'Notebook',
    detail: 'in another network',
    belongsTo: ID.thief,
  },
]

/** Which of the two jobs runs: with a federated credential it is one of the build service, whose word it needs. */
export function jobOf({ credential }: Switches): ActorId {
  return credential === 'federated' ? ID.buildJob : ID.job
}

export function takesPart(party: ActorId, switches: Switches): boolean {
  if (party === ID.buildService) return switches.credential === 'federated'
  // Without a role there, nobody has a reason to ask Microsoft Graph, unless somebody tries.
  if (party === ID.graph)
    return switches.permissions !== 'reports-alone' || switches.comesBack === 'next-day-at-graph'
  return party === ID.job || party === ID.buildJob ? party === jobOf(switches) : true
}
