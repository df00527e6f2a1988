import { useEffect, useState } from 'react'
import type { ConditionalAccessPolicy, PolicyAnswer } from '../../../simulator/doors/policy'
import { loadWords } from '../model/engine'
import { conditionsShown, conditionTitle } from '../model/words'
import { useWhatIf, useWhatIfState } from '../use-what-if'

const CONTROL_STATES = {
  met: 'met',
  possible: 'not yet',
  impossible: 'cannot be met',
  unknown: 'not known',
} as const

interface Props {
  readonly answer: PolicyAnswer
  readonly policy: ConditionalAccessPolicy | undefined
}

/** A policy in words, what it found and demands, and its JSON. */
export function PolicyDetail({ answer, policy }: Props) {
  const control = useWhatIf()
  const sentence = useSentence(policy)
  const { controls, operator, because } = answer
  const conditions = conditionsShown(answer)
  return (
    <div className="wi-detail">
      <p className="wi-policy-sentence">{sentence}</p>
      <div className="wi-detail-columns">
        <div>
          <h3>In this sign-in</h3>
          <p>{because}</p>
          {conditions.length > 0 && (
            <ol className="wi-conditions">
              {conditions
                .filter(({ outcome }) => outcome !== 'any')
                .map(({ condition, outcome, because: why }) => (
                  <li key={condition} data-outcome={outcome}>
                    <b>{conditionTitle(condition)}</b> {why}
                  </li>
                ))}
            </ol>
          )}
        </div>
        {controls.length > 0 && (
          <div>
            <h3>
              What it demands
              {controls.length > 1 && (operator === 'OR' ? ': one of these' : ': all of these')}
            </h3>
            <ul className="wi-controls">
              {controls.map(({ control, id, state, because: why }) => (
                <li key={`${control} ${id ?? ''}`} data-state={state}>
                  <span className="wi-control-state">{CONTROL_STATES[state]}</span> {why}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <p className="wi-import-ways">
        <button type="button" className="button button-small" onClick={() => control.edit(answer.id)}>
          Edit it<span className="visually-hidden">: {answer.displayName}</span>
        </button>
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            control.removePolicy(answer.id)
            document.getElementById('wi-change-title')?.focus()
          }}
        >
          Remove it<span className="visually-hidden">: {answer.displayName}</span>
        </button>
      </p>
      <details className="wi-more">
        <summary>Its JSON</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <section tabIndex={0} aria-label={`JSON of ${answer.displayName}`}>
          <pre>{JSON.stringify(policy, null, 2)}</pre>
        </section>
      </details>
    </div>
  )
}

/** The policy in words, once what words them has come. */
function useSentence(policy: ConditionalAccessPolicy | undefined): string {
  const tenant = useWhatIfState((state) => state.tenant)
  const [sentence, setSentence] = useState('')
  useEffect(() => {
    let current = true
    if (policy) {
      void loadWords().then(({ describePolicy, BUILT_IN_ROLES }) => {
        if (current) setSentence(describePolicy(policy, tenant, BUILT_IN_ROLES).sentence)
      })
    }
    return () => {
      current = false
    }
  }, [policy, tenant])
  return sentence
}
