import type { Decision } from '../../../simulator/doors/policy'
import { combinationTitle } from '../model/methods'
import { useWhatIfState } from '../use-what-if'

const GATES = {
  disabledAccount: 'Disabled account',
  securityDefaults: 'Security defaults',
  mandatoryMfa: 'Mandatory multifactor authentication',
  legacyAuthentication: 'Legacy authentication',
} as const
const MOST_COMBINATIONS = 6

/** What is still to be done, in order and for whom; what the session would carry; what no policy lifts; what is not certain. */
export function Required() {
  const decision = useWhatIfState((state) => state.decision)
  const { required, gates, caveats, policies, authenticationContexts, couldBe } = decision
  const isCertain = couldBe.length === 1
  const nameOf = (id: string) => policies.find((policy) => policy.id === id)?.displayName ?? gateName(id)
  const session = sessionLines(decision.session)
  return (
    <>
      <section className="wi-part" aria-labelledby="wi-required-title">
        <h2 id="wi-required-title">What is still asked</h2>
        {required.length === 0 ? (
          <p className="wi-note">
            {decision.result === 'block'
              ? 'Nothing: no answer would help.'
              : isCertain
                ? 'Nothing: tokens now.'
                : 'Nothing, as far as is known.'}
          </p>
        ) : (
          <ol className="wi-required">
            {required.map(({ control, id, says, requiredBy, combinations, alternatives }) => (
              <li key={`${control} ${id ?? ''}`}>
                <p>{says}</p>
                {combinations.length > 0 && (
                  <p className="wi-small">
                    Would do: {combinations.slice(0, MOST_COMBINATIONS).map(combinationTitle).join('; ')}
                    {combinations.length > MOST_COMBINATIONS &&
                      `; and ${combinations.length - MOST_COMBINATIONS} more`}
                    .
                  </p>
                )}
                {alternatives.length > 0 && (
                  <p className="wi-small">Or instead: {alternatives.join(', ')}.</p>
                )}
                <p className="wi-small">Asked by {requiredBy.map(nameOf).join('; ')}.</p>
              </li>
            ))}
          </ol>
        )}
      </section>
      <section className="wi-part" aria-labelledby="wi-session-title">
        <h2 id="wi-session-title">What the session would carry</h2>
        {session.length + authenticationContexts.length === 0 ? (
          <p className="wi-note">
            {isCertain
              ? 'Nothing special: no policy that applies limits it.'
              : 'Nothing special, as far as is known.'}
          </p>
        ) : (
          <ul className="wi-session">
            {session.map(({ says, by }) => (
              <li key={says}>
                <p>{says}</p>
                <p className="wi-small">By {by.map(nameOf).join('; ')}.</p>
              </li>
            ))}
            {authenticationContexts.length > 0 && (
              <li>
                <p>
                  The token carries <code>acrs</code>: {authenticationContexts.join(', ')}.
                </p>
              </li>
            )}
          </ul>
        )}
      </section>
      <section className="wi-part" aria-labelledby="wi-gates-title">
        <h2 id="wi-gates-title">What no policy lifts</h2>
        <ul className="wi-gates">
          {gates.map(({ gate, outcome, because }) => (
            <li key={gate} data-outcome={outcome}>
              <b>{GATES[gate]}</b> {because}
            </li>
          ))}
        </ul>
        {gates.length === 0 && <p className="wi-note">No rule of the platform touches this sign-in.</p>}
      </section>
      <Caveats
        id="wi-warnings-title"
        title="What is worth a warning"
        caveats={caveats.filter(({ isSettled }) => isSettled)}
        nameOf={nameOf}
      />
      <Caveats
        id="wi-caveats-title"
        title={isCertain ? 'What is not known, and changes nothing here' : 'What is not certain'}
        caveats={caveats.filter(({ isSettled }) => !isSettled)}
        nameOf={nameOf}
      />
    </>
  )
}

function Caveats(of: {
  readonly id: string
  readonly title: string
  readonly caveats: Decision['caveats']
  readonly nameOf: (id: string) => string
}) {
  const { id, title, caveats, nameOf } = of
  if (caveats.length === 0) return null
  return (
    <section className="wi-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="wi-caveats">
        {caveats.map(({ policyId, path, says }) => (
          <li key={`${policyId} ${path} ${says}`}>
            <p>{says}</p>
            <p className="wi-small">
              {policyId ? `${nameOf(policyId)}: ` : ''}
              <code>{path}</code>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function gateName(id: string): string {
  return Object.entries(GATES).find(([gate]) => gate === id)?.[1] ?? id
}

interface Line {
  readonly says: string
  readonly by: readonly string[]
}

function sessionLines(session: Decision['session']): readonly Line[] {
  const {
    signInFrequency: frequency,
    persistentBrowser,
    cloudAppSecurity,
    continuousAccessEvaluation,
  } = session
  const lines: (Line | undefined)[] = [
    frequency
      ? {
          says:
            frequency.minutes === 'everyTime'
              ? 'The person signs in again every time.'
              : `The person signs in again after ${duration(frequency.minutes)}.`,
          by: frequency.requiredBy,
        }
      : undefined,
    persistentBrowser
      ? {
          says:
            persistentBrowser.mode === 'never'
              ? 'Closing the browser ends the session.'
              : 'The session outlives the browser.',
          by: persistentBrowser.requiredBy,
        }
      : undefined,
    cloudAppSecurity
      ? {
          says: `Conditional Access App Control stands between: ${cloudAppSecurity.type}.`,
          by: cloudAppSecurity.requiredBy,
        }
      : undefined,
    continuousAccessEvaluation
      ? {
          says: `Continuous access evaluation: ${continuousAccessEvaluation.mode}.`,
          by: continuousAccessEvaluation.requiredBy,
        }
      : undefined,
    { says: 'The application limits what can be done.', by: session.applicationEnforcedRestrictions },
    { says: 'Sessions are not prolonged in an outage.', by: session.disableResilienceDefaults },
    { says: 'Tokens are bound to the device.', by: session.secureSignInSession },
  ]
  return lines.filter((line) => line !== undefined).filter(({ by }) => by.length > 0)
}

function duration(minutes: number): string {
  const [count, unit] =
    minutes % 1440 === 0
      ? [minutes / 1440, 'day']
      : minutes % 60 === 0
        ? [minutes / 60, 'hour']
        : [minutes, 'minute']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
