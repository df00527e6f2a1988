import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { checks, instance, nightlyReport } from './tenant'
import { credentialsOf, ownerOf } from './trust'

const start = { at: 'start' } as const
const app = nightlyReport.displayName

/** What the switches of this attack change from outside: all of it before the story begins. */
export function interventions(switches: Switches): readonly Intervention[] {
  const { nightlyReport: own, checks: apart } = credentialsOf(switches)
  const renamed = ownerOf(switches) !== ownerOf({})
  const isOther = (switches.trust ?? 'main-and-pull-requests') !== 'main-and-pull-requests'
  return [
    ...(renamed || isOther || apart.length > 0
      ? [registration(nightlyReport, { federatedIdentityCredentials: own }, trusted(own))]
      : []),
    ...(apart.length > 0
      ? [
          registration(
            checks,
            { federatedIdentityCredentials: apart },
            `${checks.displayName} trusts jobs of pull requests.`,
          ),
        ]
      : []),
    ...(bundles[`beside=${switches.beside}`] ?? []),
  ]
}

function registration(
  { id }: { readonly id: string },
  members: Readonly<Record<string, unknown>>,
  says: string,
): Intervention {
  return { when: start, do: 'put', collection: 'applications', object: { id, ...members }, says }
}

const trusted = (credentials: ReturnType<typeof credentialsOf>['nightlyReport']): string =>
  credentials.length === 0
    ? `${app} trusts nobody any more.`
    : `${app} trusts ${credentials.map((each) => each.subject ?? each.claimsMatchingExpression?.value).join(', and ')}.`

const bundles: Readonly<Record<string, readonly Intervention[]>> = {
  'beside=secrets-removed': [
    registration(nightlyReport, { passwordCredentials: [] }, `The last secret of ${app} is removed.`),
  ],
  'beside=principal-disabled': [
    {
      when: start,
      do: 'put',
      collection: 'servicePrincipals',
      object: { id: instance.id, accountEnabled: false },
      says: `An administrator has disabled the service principal of ${app}.`,
    },
  ],
}
