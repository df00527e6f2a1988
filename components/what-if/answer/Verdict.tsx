import { verdictOf } from '../model/words'
import { useIsOfOther, useWhatIf, useWhatIfState } from '../use-what-if'
import { goToRow } from './Pieces'
import { Sign } from './Sign'

/** The result, why in one sentence, and the policy that decided. */
export function Verdict() {
  const control = useWhatIf()
  const decision = useWhatIfState((state) => state.decision)
  const thinking = useWhatIfState((state) => state.thinking)
  const past = useWhatIfState((state) => state.past)
  const aside = useWhatIfState((state) => state.aside)
  const { result, certain, title, says, by, rests } = verdictOf(decision, aside)
  if (useIsOfOther()) return <NoVerdict />
  const show = (id: string) => {
    const { open } = control.store.getState()
    control.update({
      applyingOnly: false,
      called: '',
      open: { ...open, rows: new Set([...open.rows, id]) },
    })
    goToRow(
      id,
      decision.policies.findIndex((policy) => policy.id === id),
    )
  }
  return (
    <section
      className="wi-verdict"
      data-result={certain ? result : 'unknown'}
      aria-labelledby="wi-verdict-title"
    >
      <Sign result={certain ? result : 'unknown'} />
      <div className="wi-verdict-says">
        <h2 id="wi-verdict-title" tabIndex={-1}>
          {title}
          {decision.code !== null && result !== 'grant' && <code>AADSTS{decision.code}</code>}
        </h2>
        <p>{says}</p>
        {rests && <p className="wi-small">{rests}</p>}
        {by.length > 0 && (
          <ul className="wi-by" aria-label={result === 'block' ? 'Blocked by' : 'Asked by'}>
            {by.slice(0, 3).map(({ id, displayName }) => (
              <li key={id}>
                <button type="button" onClick={() => show(id)}>
                  {displayName}
                </button>
              </li>
            ))}
            {by.length > 3 && <li>and {by.length - 3} more</li>}
          </ul>
        )}
      </div>
      {past.length > 0 && (
        <button type="button" className="button button-small wi-undo" onClick={() => control.undo()}>
          {past.at(-1)?.undoes}
        </button>
      )}
      {thinking && <p className="wi-thinking">Working it out.</p>}
    </section>
  )
}

/** In the place of a verdict that would be another tenant's. */
function NoVerdict() {
  return (
    <section className="wi-verdict" data-result="unknown" aria-labelledby="wi-verdict-title">
      <Sign result="unknown" />
      <div className="wi-verdict-says">
        <h2 id="wi-verdict-title" tabIndex={-1}>
          Working it out
        </h2>
        <p>The tenant is in. Its first answer is not there yet.</p>
      </div>
    </section>
  )
}

/** Says the verdict to a screen reader each time it is another one. */
export function Announcer() {
  const decision = useWhatIfState((state) => state.decision)
  const aside = useWhatIfState((state) => state.aside)
  const { title, says, by, rests = '' } = verdictOf(decision, aside)
  const isOfOther = useIsOfOther()
  return (
    <div className="visually-hidden" role="status" aria-label="Verdict">
      {isOfOther ? 'Working it out.' : `${title}${by[0] ? ` by ${by[0].displayName}` : ''}. ${says} ${rests}`}
    </div>
  )
}
