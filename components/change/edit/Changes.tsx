import { useState } from 'react'
import { useLab, useLabState } from '../../lab/lab-context'
import { changeDetails } from '../change-details'
import { changesSay } from '../changed-words'
import type { Editing } from './use-editing'

/** As many as are looked over; the others are a press away. */
const MOST = 12

/** Everything that was changed from outside, each with its way back. */
export function Changes({ editing }: { readonly editing: Editing }) {
  const lab = useLab()
  const interventions = useLabState((state) => state.interventions)
  const switches = useLabState((state) => Object.keys(state.switches).length)
  const count = interventions.length
  const [all, setAll] = useState(false)
  const earlier = all ? 0 : Math.max(0, count - MOST)
  return (
    <section aria-label="What is changed">
      <p className="break-head">
        <span>{changesSay(count, switches)}</span>
        <button
          type="button"
          className="button button-small"
          disabled={count === 0}
          onClick={() => void lab.change([])}
        >
          Put everything back
        </button>
      </p>
      {earlier > 0 && (
        <p className="change-do">
          <button type="button" className="button button-small" onClick={() => setAll(true)}>
            Show {earlier} earlier
          </button>
        </p>
      )}
      <ol className="change-list" start={earlier + 1}>
        {interventions.map((each, index) => {
          if (index < earlier) return null
          const says = each.says ?? changeDetails(each)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a change is known by its place.
            <li key={index}>
              <span>
                {says}
                {'after' in each.when && <small> From answer {each.when.after} on.</small>}
              </span>
              {/* What follows from a change goes with it. */}
              {!each.follows && (
                <button
                  type="button"
                  className="button button-small"
                  aria-label={`Take this back: ${says}`}
                  onClick={() => editing.takeBack(index)}
                >
                  Take back
                </button>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
