import type { PolicyTenant, SignIn } from '../../../simulator/policy'
import { FLOWS, INSIDER_RISKS, RISKS } from '../model/words'
import { useWhatIf, useWhatIfState } from '../use-what-if'
import { Pick } from './Pick'

const FLAGS = [
  ['passwordChanged', 'The password was changed in this sign-in'],
  ['approvedApplication', 'The app is an approved client app'],
  ['compliantApplication', 'An app protection policy guards the app'],
  ['boundToken', 'The token is bound to the device'],
  ['silent', 'Nobody is there to be asked (a refresh, a script)'],
] as const

const GUESTS = [
  ['', 'As the directory says'],
  ['internalGuest', 'Guest with an account here'],
  ['b2bCollaborationGuest', 'B2B collaboration guest'],
  ['b2bCollaborationMember', 'B2B collaboration member'],
  ['b2bDirectConnectUser', 'B2B direct connect user'],
  ['otherExternalUser', 'Other external user'],
  ['serviceProvider', 'Service provider'],
] as const

const TRUST = [
  ['isMfaAccepted', 'Their own tenant’s multifactor authentication is trusted'],
  ['isCompliantDeviceAccepted', 'Their own tenant’s compliant devices are trusted'],
  ['isHybridAzureADJoinedDeviceAccepted', 'Their own tenant’s hybrid joined devices are trusted'],
] as const

type Guest = NonNullable<Extract<SignIn['signInIdentity'], { userId: string }>['externalUserType']>

/** The agreements that policies ask for. */
function agreements({ conditionalAccessPolicies }: PolicyTenant): readonly string[] {
  return [
    ...new Set(conditionalAccessPolicies.flatMap(({ grantControls }) => grantControls?.termsOfUse ?? [])),
  ]
}

/** What a sign-in can carry besides, and rarely does. */
export function MoreField() {
  const control = useWhatIf()
  const question = useWhatIfState((state) => state.question)
  const tenant = useWhatIfState((state) => state.tenant)
  const { signInIdentity: who, signInConditions: where, authentication: shown } = question
  const terms = agreements(tenant)
  const person = 'userId' in who
  return (
    <>
      <div className="wi-fields">
        <Pick
          name="flow"
          label="Authentication flow"
          options={FLOWS}
          value={where.authenticationFlow?.transferMethod ?? ''}
          onPick={(flow) =>
            control.change({ authenticationFlow: flow === '' ? null : { transferMethod: flow } })
          }
        />
        <Pick
          name="insider-risk"
          label="Insider risk"
          options={INSIDER_RISKS}
          value={where.insiderRiskLevel ?? ''}
          onPick={(risk) =>
            control.change({
              insiderRiskLevel: INSIDER_RISKS.find(([each]) => each === risk && each !== '')?.[0] as never,
            })
          }
        />
        {!person && (
          <Pick
            name="service-risk"
            label="Risk of the service principal"
            options={RISKS}
            value={where.servicePrincipalRiskLevel ?? ''}
            onPick={(risk) => control.change({ servicePrincipalRiskLevel: (risk || null) as never })}
          />
        )}
        {person && (
          <Pick
            name="guest"
            label="Kind of guest"
            options={GUESTS}
            value={who.externalUserType ?? ''}
            onPick={(kind) =>
              control.ask({
                ...question,
                signInIdentity: {
                  ...who,
                  externalUserType: (GUESTS.find(([each]) => each === kind)?.[0] || null) as Guest | null,
                },
              })
            }
          />
        )}
      </div>
      <fieldset className="wi-ticks">
        <legend>What else holds</legend>
        <label>
          <input
            type="checkbox"
            checked={where.compliantNetwork === true}
            onChange={(event) => control.change({ compliantNetwork: event.target.checked || null })}
          />
          The connection comes through the compliant network
        </label>
        {FLAGS.map(([flag, title]) => (
          <label key={flag}>
            <input
              type="checkbox"
              checked={shown[flag] ?? false}
              onChange={(event) => control.shows({ [flag]: event.target.checked })}
            />
            {title}
          </label>
        ))}
        {terms.map((id, at) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={shown.termsOfUse?.includes(id) ?? false}
              onChange={(event) =>
                control.shows({
                  termsOfUse: event.target.checked
                    ? [...(shown.termsOfUse ?? []), id]
                    : (shown.termsOfUse ?? []).filter((each) => each !== id),
                })
              }
            />
            {terms.length === 1 ? 'The terms of use are accepted' : `Terms of use ${at + 1} are accepted`}
          </label>
        ))}
        {person &&
          TRUST.map(([member, title]) => (
            <label key={member}>
              <input
                type="checkbox"
                checked={shown.inboundTrust?.[member] ?? false}
                onChange={(event) =>
                  control.shows({ inboundTrust: { ...shown.inboundTrust, [member]: event.target.checked } })
                }
              />
              {title}
            </label>
          ))}
      </fieldset>
    </>
  )
}
