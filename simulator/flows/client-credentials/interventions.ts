import { contoso } from '../../fixtures/contoso'
import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { api, ID, instance, jobOf } from './cast'

/** Seconds. */
const HOUR = 3600
const DAY = 24 * HOUR

const role = contoso.appRoleAssignments.find(
  ({ principalId, resourceId }) => principalId === instance.id && resourceId === api.id,
)
const atStart = { when: { at: 'start' } } as const

/** What the switches of this flow change from outside. */
export function interventions(switches: Switches): readonly Intervention[] {
  const job = jobOf(switches)
  const asking = { message: 1, from: job, to: ID.identityProvider, path: '/token' }
  const calling = { message: 1, from: job, to: ID.api, path: '/reports' }
  const bundles: Readonly<Record<string, readonly Intervention[]>> = {
    'roleAssignment=none': [withoutRole],
    'roleAssignment=none-and-required': [
      withoutRole,
      {
        ...atStart,
        do: 'put',
        collection: 'servicePrincipals',
        object: { id: api.id, appRoleAssignmentRequired: true },
        says: 'An administrator opens the Reports API to assigned applications only.',
      },
    ],
    'servicePrincipal=disabled': [disabled(atStart.when)],
    'servicePrincipal=disabled-after-token': [disabled(calling)],
    'certificate=expired': [
      {
        ...atStart,
        do: 'wait',
        seconds: 310 * DAY,
        says: 'Ten months pass, and nobody renews the certificate.',
      },
    ],
    'assertion=two-hours-old': [
      { when: asking, do: 'wait', seconds: 2 * HOUR, says: 'The assertion lies about for two hours.' },
    ],
    'jobToken=half-an-hour-old': [
      { when: asking, do: 'wait', seconds: HOUR / 2, says: 'The job’s token lies about for half an hour.' },
    ],
    'jobTokenSignature=altered': [
      {
        when: asking,
        do: 'edit',
        edits: [{ in: 'form', name: 'client_assertion', alter: '.' }],
        says: 'One character of the signature of the job’s token is changed.',
      },
    ],
  }
  return Object.entries(switches).flatMap(([name, value]) => bundles[`${name}=${value}`] ?? [])
}

const withoutRole: Intervention = {
  ...atStart,
  do: 'remove',
  collection: 'appRoleAssignments',
  id: role?.id ?? '',
  says: 'An administrator takes the role Reports.Read.All away from Nightly Report.',
}

function disabled(when: Intervention['when']): Intervention {
  return {
    when,
    do: 'put',
    collection: 'servicePrincipals',
    object: { id: instance.id, accountEnabled: false },
    says: 'An administrator disables the service principal of Nightly Report.',
  }
}
