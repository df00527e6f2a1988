import type { Counterfactual } from '../../../simulator/doors/policy'
import { useWhatIf, useWhatIfState } from '../use-what-if'
import { OutcomeMark } from './OutcomeMark'

const BECOMES = {
  grant: ['met', 'Granted'],
  challenge: ['ask', 'More is asked'],
  block: ['block', 'Blocked'],
} as const

/** The smallest changes that lead to another result, as buttons that make them. */
export function Counterfactuals() {
  const { status, list } = useWhatIfState((state) => state.counterfactuals)
  const isCertain = useWhatIfState(({ decision }) => decision.couldBe.length === 1)
  const circumstances = list.filter(({ kind }) => kind === 'circumstances')
  const policies = list.filter(({ kind }) => kind === 'policy')
  return (
    <section
      className="wi-part wi-otherwise"
      aria-labelledby="wi-otherwise-title"
      aria-busy={status === 'looking'}
    >
      <h2 id="wi-otherwise-title">What would change it</h2>
      {status === 'failed' && (
        <p className="wi-note">The search for a smaller change did not come to an end.</p>
      )}
      {status === 'found' && list.length === 0 && (
        <p className="wi-note">
          {isCertain ? 'No small change leads to another result.' : 'No small change of what is known does.'}
        </p>
      )}
      <Group title="Other circumstances" list={circumstances} />
      <Group title="Another policy" list={policies} />
      {status === 'looking' && list.length === 0 && (
        <p className="wi-note">Looking for the smallest change.</p>
      )}
    </section>
  )
}

function Group({ title, list }: { readonly title: string; readonly list: readonly Counterfactual[] }) {
  const control = useWhatIf()
  const stale = useWhatIfState((state) => state.counterfactuals.status === 'looking')
  if (list.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul className="wi-changes">
        {list.map((change) => {
          const [kind, becomes] = BECOMES[change.result]
          const isCertain = change.couldBe.length === 1
          return (
            <li key={change.says}>
              <button
                type="button"
                aria-disabled={stale || undefined}
                onClick={() => {
                  if (stale) return
                  control.apply(change)
                  document.getElementById('wi-verdict-title')?.focus()
                }}
              >
                <span>{change.says}</span>
                <OutcomeMark
                  kind={isCertain ? kind : 'ask'}
                  title={isCertain ? becomes : `${becomes}, not certain`}
                />
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
