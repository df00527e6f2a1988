import { contoso as sample } from '../../fixtures/contoso'
import { fabrikam } from '../../fixtures/fabrikam'
import { appNamed, instanceNamed } from '../../fixtures/named'
import { withCertificates } from '../../fixtures/nightly-report-certificate'
import {
  blueprint,
  CONTOSO,
  identityProvider,
  instance as instanceParty,
  resource,
  tenantSite,
} from '../../fixtures/parties'
import type { Site, Switches } from '../../run/flow'
import type { ActorId, Party } from '../../trace/event'

/** The parties of this flow. */
export const ID = {
  /** The job on a server of Contoso, and the same as a job of the build service. */
  job: 'job',
  buildJob: 'build-job',
  buildService: 'build-service',
  identityProvider: 'identity-provider',
  application: 'nightly-report-application',
  instance: 'nightly-report',
  api: 'reports-api',
} as const

/** The sample tenant, with the certificates that its identity provider verifies by. */
const contoso = withCertificates(sample)
export const nightlyReport = appNamed(contoso, 'Nightly Report')
export const reportsApi = appNamed(contoso, 'Reports API')
export const instance = instanceNamed(contoso, 'Nightly Report')
export const api = instanceNamed(contoso, 'Reports API')
/** The issuer that the registration trusts. */
export const BUILD_ISSUER = nightlyReport.federatedIdentityCredentials[0]?.issuer ?? ''

const PREMISES = 'premises'
const BUILD = 'build'

export const sites: readonly Site[] = [
  tenantSite(CONTOSO, contoso),
  tenantSite('fabrikam', fabrikam),
  { id: PREMISES, kind: 'premises', name: 'Contoso’s server room', detail: 'on premises' },
  { id: BUILD, kind: 'other-organization', name: 'Build service', detail: 'build.example' },
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
  blueprint(ID.application, nightlyReport),
  instanceParty(ID.instance, instance),
  resource(ID.api, api),
]

/** Which of the two jobs runs: with a federated credential it is one of the build service, whose word it needs. */
export function jobOf({ credential }: Switches): ActorId {
  return credential === 'federated' ? ID.buildJob : ID.job
}

export function takesPart(party: ActorId, switches: Switches): boolean {
  if (party === ID.buildService) return switches.credential === 'federated'
  return party === ID.job || party === ID.buildJob ? party === jobOf(switches) : true
}
