import { useLab, useLabState } from '../lab/lab-context'

/** Everything that was changed from outside, each with its way back. */
export function Change() {
  const lab = useLab()
  const interventions = useLabState((state) => state.interventions)
  const count = interventions.length
  return (
    <div className="break">
      <p className="break-head">
        <span>{count === 0 ? 'Nothing is changed.' : `${count} changed.`}</span>
        <button
          type="button"
          className="button button-small"
          disabled={count === 0}
          onClick={() => void lab.change([])}
        >
          Put everything back
        </button>
      </p>
      <ol>
        {interventions.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a change is known by its place.
          <li key={index}>
            {each.says ?? each.do}
            <button
              type="button"
              className="button button-small"
              onClick={() => void lab.change(interventions.filter((_, at) => at !== index))}
            >
              Take this back
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}
