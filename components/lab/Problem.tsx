import { Icon } from '../ui/Icon'
import { useLab, useLabState } from './lab-context'

/** Something its reader should know: a link that could not be read, an engine that did not load. */
export function Problem() {
  const lab = useLab()
  const problem = useLabState((state) => state.problem)
  const failed = useLabState(({ status }) => status === 'failed')
  if (!problem) return null
  return (
    <div className="problem" role="alert">
      <p>{problem}</p>
      {failed ? (
        <button type="button" className="button button-small" onClick={() => void lab.start()}>
          Try again
        </button>
      ) : (
        <button
          type="button"
          className="button button-small button-plain"
          aria-label="Close"
          onClick={() => lab.update({ problem: undefined })}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  )
}
