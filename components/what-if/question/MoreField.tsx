import type { PolicyTenant, SignIn } from '../../../simulator/doors/policy'
import { FLOWS, INSIDER_RISKS, RISKS } from '../model/words'
import { useWhatIf, useWhatIfState } from '../use-what-if'
import { GuestField } from './GuestField'
import { Pick } from './Pick'

/** Facts of which "no" is another answer than "nobody knows". */
const FACTS = [
  ['compliantApplication', 'App protection policy'],
  ['boundToken', 'Token bound to the device'],
] as const

const FLAGS = [
  ['passwordChanged', 'The password was changed in this sign-in'],
  ['silent', 'Nobody is there to be asked (a refresh, a script)'],
] as const

const KNOWN = [
  ['', 'Not known'],
  ['yes', 'Yes'],
  ['no', 'No'],
] as const

const PROVED = [
  ['', 'Now'],
  ['60', 'An hour ago'],
  ['240', '4 hours ago'],
  ['540', '9 hours ago'],
  ['1440', 'A day ago'],
  ['10080', '7 days ago'],
  ['129600', '90 days ago'],
] as const

const wordOf = (fact: boolean | null | undefined) => (typeof fact === 'boolean' ? (fact ? 'yes' : 'no') : '')

/** What policies ask for besides methods: their agreements, and factors that are not Microsoft's. */
function asked({ conditionalAccessPolicies }: PolicyTenant) {
  const controls = conditionalAccessPolicies.map(({ grantControls }) => grantControls)
  return {
    terms: [...new Set(controls.flatMap((each) => each?.termsOfUse ?? []))],
    factors: [...new Set(controls.flatMap((each) => each?.customAuthenticationFactors ?? []))],
  }
}

const flip = (list: readonly string[] | undefined, id: string) =>
  list?.includes(id) ? list.filter((each) => each !== id) : [...(list ?? []), id]

/** What a sign-in can carry besides, and rarely does. */
export function MoreField() {
  const control = useWhatIf()
  const question = useWhatIfState((state) => state.question)
  const tenant = useWhatIfState((state) => state.tenant)
  const { signInIdentity: who, signInConditions: where, authentication: shown } = question
  const { terms, factors } = asked(tenant)
  const person = 'userId' in who
  /** Says a fact, or says no longer anything about it. */
  const say = (
    fact: (typeof FACTS)[number][0] | 'authenticatedMinutesAgo',
    value: boolean | number | null,
  ) => {
    const { [fact]: _, ...others } = shown
    const authentication: SignIn['authentication'] = value === null ? others : { ...others, [fact]: value }
    control.ask({ ...question, authentication })
  }
  const minutes = shown.authenticatedMinutesAgo
  const agentRisk = tenant.conditionalAccessPolicies.some(
    ({ conditions }) => conditions?.agentIdRiskLevels?.length,
  )
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
        {agentRisk && (
          <Pick
            name="agent-risk"
            label="Agent risk (preview)"
            options={RISKS}
            value={where.agentIdRiskLevel ?? ''}
            onPick={(risk) => control.change({ agentIdRiskLevel: (risk || null) as never })}
          />
        )}
        <Pick
          name="network"
          label="Compliant network"
          options={KNOWN}
          value={wordOf(where.compliantNetwork)}
          onPick={(word) => control.change({ compliantNetwork: word === '' ? null : word === 'yes' })}
        />
        {FACTS.map(([fact, title]) => (
          <Pick
            key={fact}
            name={fact}
            label={title}
            options={KNOWN}
            value={wordOf(shown[fact])}
            onPick={(word) => say(fact, word === '' ? null : word === 'yes')}
          />
        ))}
        {person && (
          <Pick
            name="proved"
            label="Last proved who they are"
            options={PROVED}
            value={minutes === undefined ? '' : String(minutes)}
            // What a link says in minutes has no name of its own.
            otherwise={`${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ago`}
            onPick={(word) => say('authenticatedMinutesAgo', word === '' ? null : Number(word))}
          />
        )}
        {person && <GuestField />}
      </div>
      <fieldset className="wi-ticks">
        <legend>What else holds</legend>
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
              onChange={() => control.shows({ termsOfUse: flip(shown.termsOfUse, id) })}
            />
            {terms.length === 1 ? 'The terms of use are accepted' : `Terms of use ${at + 1} are accepted`}
          </label>
        ))}
        {factors.map((id) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={shown.customAuthenticationFactors?.includes(id) ?? false}
              onChange={() =>
                control.shows({ customAuthenticationFactors: flip(shown.customAuthenticationFactors, id) })
              }
            />
            <span>The custom factor “{id}” is satisfied</span>
          </label>
        ))}
      </fieldset>
    </>
  )
}
