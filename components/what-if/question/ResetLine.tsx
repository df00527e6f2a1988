import { Icon } from '../../ui/Icon'
import { useWhatIf, useWhatIfState } from '../use-what-if'

/** Which parts of the question were not of the tenant that came in, and the way to ask with them all the same. */
export function ResetLine() {
  const control = useWhatIf()
  const reset = useWhatIfState((state) => state.reset)
  return (
    <div role="status" aria-label="What was reset">
      {reset && (
        <div className="wi-reset">
          <p>Taken out of the question, because it is not of this tenant: {reset.says.join(', ')}.</p>
          <button
            type="button"
            className="button button-small"
            onClick={() => {
              control.putBack()
              toQuestion()
            }}
          >
            Put it back
          </button>
          <button
            type="button"
            className="button button-small button-plain"
            aria-label="Close"
            onClick={() => {
              control.update({ reset: undefined })
              toQuestion()
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  )
}

/** The line goes away with its buttons: whoever pressed one goes on at the question. */
function toQuestion(): void {
  document.getElementById('wi-question-title')?.focus()
}
