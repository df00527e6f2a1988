import type { PolicyTenant } from '../../../simulator/doors/policy'
import { useWhatIf, useWhatIfState } from '../use-what-if'
import { Pick } from './Pick'

/** Stands for every tenant that no policy and no setting names. */
const ANOTHER = '00000000-0000-0000-0000-000000000000'

const TRUST = [
  ['isMfaAccepted', 'mfa', 'MFA'],
  ['isCompliantDeviceAccepted', 'compliant', 'Compliant devices'],
  ['isHybridAzureADJoinedDeviceAccepted', 'hybrid', 'Hybrid joined devices'],
] as const

/** Tenants that policies name when they mean guests of some tenants only, and those that settings are about. */
function homes({ conditionalAccessPolicies, crossTenantAccessPolicy }: PolicyTenant): readonly string[] {
  const guests = conditionalAccessPolicies.flatMap(({ conditions }) => [
    conditions?.users?.includeGuestsOrExternalUsers,
    conditions?.users?.excludeGuestsOrExternalUsers,
  ])
  const partners = crossTenantAccessPolicy?.partners ?? []
  return [
    ...new Set([
      ...guests.flatMap((each) => each?.externalTenants?.members ?? []),
      ...partners.flatMap(({ tenantId }) => tenantId ?? []),
    ]),
  ]
}

/** Where somebody from outside is at home, and what this tenant takes from there: as its settings say, where they came in. */
export function HomeFields() {
  const control = useWhatIf()
  const question = useWhatIfState((state) => state.question)
  const home = useWhatIfState(({ aside }) => aside.home)
  const named = homes(useWhatIfState((state) => state.tenant))
  const { signInIdentity: who, authentication } = question
  const { inboundTrust: said } = authentication
  if (!('userId' in who) || (home === null && !said && !who.externalTenantId)) return null
  const trust = (claim: (typeof TRUST)[number][0], is: boolean | null) => {
    const { [claim]: _, ...others } = said ?? {}
    const { inboundTrust: __, ...rest } = authentication
    const inboundTrust = is === null ? others : { ...others, [claim]: is }
    const isEmpty = Object.keys(inboundTrust).length === 0
    control.ask({ ...question, authentication: isEmpty ? rest : { ...rest, inboundTrust } })
  }
  return (
    <fieldset className="wi-group">
      <legend>What their home tenant is trusted for</legend>
      {home?.isEntra === false && (
        <p className="wi-small">It is no Entra tenant, so nothing that it says can be trusted.</p>
      )}
      <div className="wi-fields">
        {(named.length > 0 || who.externalTenantId) && (
          <Pick
            name="home"
            label="Home tenant"
            options={[
              ['', 'Not known'],
              ...named.map((id) => [id, id] as const),
              [ANOTHER, 'Another tenant'],
            ]}
            value={who.externalTenantId ?? ''}
            onPick={(id) =>
              control.ask({ ...question, signInIdentity: { ...who, externalTenantId: id || null } })
            }
          />
        )}
        {(home?.isEntra !== false || said) &&
          TRUST.map(([claim, name, title]) => (
            <Pick
              key={claim}
              name={`trust-${name}`}
              label={title}
              options={[
                ['', bySettings(home?.trust[claim] ?? null)],
                ['yes', 'Yes'],
                ['no', 'No'],
              ]}
              value={said?.[claim] === undefined ? '' : said[claim] ? 'yes' : 'no'}
              onPick={(word) => trust(claim, word === '' ? null : word === 'yes')}
            />
          ))}
      </div>
    </fieldset>
  )
}

function bySettings(is: boolean | null): string {
  return is === null ? 'Not known' : `${is ? 'Yes' : 'No'}, by the settings`
}
