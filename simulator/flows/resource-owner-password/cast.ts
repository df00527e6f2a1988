import { instanceNamed } from '../../fixtures/named'
import { CONTOSO, group, identityProvider, instance, resource, tenantSite } from '../../fixtures/parties'
import type { Site, Switches } from '../../run/flow'
import type { ActorId, Party } from '../../trace/event'
import { ada, spared, tenant } from './tenant'

/** The parties of this flow. */
export const ID = {
  job: 'job',
  owner: 'ada',
  spared: 'no-second-factor',
  identityProvider: 'identity-provider',
  instance: 'nightly-report',
  reports: 'reports-api',
  expenses: 'expenses-api',
  mallory: 'mallory',
} as const

const PREMISES = 'premises'
const INTERNET = 'internet'

export const sites: readonly Site[] = [
  tenantSite(CONTOSO, tenant),
  { id: PREMISES, kind: 'premises', name: 'Contoso’s server room', detail: 'on premises' },
  { id: INTERNET, kind: 'other-organization', name: 'Somewhere', detail: 'on the internet' },
]

export const parties: readonly Party[] = [
  { id: ID.job, kind: 'program', name: 'Nightly job', detail: 'script, on a timer', place: PREMISES },
  {
    id: ID.owner,
    kind: 'user',
    name: ada.givenName ?? ada.displayName,
    detail: 'user, Finance',
    place: CONTOSO,
    object: { collection: 'users', id: ada.id },
  },
  group(ID.spared, spared),
  identityProvider(ID.identityProvider),
  instance(ID.instance, instanceNamed(tenant, 'Nightly Report')),
  resource(ID.reports, instanceNamed(tenant, 'Reports API')),
  resource(ID.expenses, instanceNamed(tenant, 'Expenses API')),
  {
    id: ID.mallory,
    kind: 'program',
    name: 'Notebook',
    detail: 'of Mallory',
    place: INTERNET,
    attacks: true,
  },
]

export function takesPart(party: ActorId, { file }: Switches): boolean {
  return party === ID.mallory ? file === 'read-by-mallory' : true
}
