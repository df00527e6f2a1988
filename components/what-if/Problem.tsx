import { Icon } from '../ui/Icon'
import { useWhatIf, useWhatIfState } from './use-what-if'

/** Something the reader should know: a damaged link, a browser that refuses to keep anything. */
export function Problem() {
  const control = useWhatIf()
  const problem = useWhatIfState((state) => state.problem)
  if (!problem) return null
  return (
    <div className="wi-problem" role="alert">
      <p>{problem}</p>
      <button
        type="button"
        className="button button-small button-plain"
        aria-label="Close"
        onClick={() => control.update({ problem: undefined })}
      >
        <Icon name="close" />
      </button>
    </div>
  )
}
