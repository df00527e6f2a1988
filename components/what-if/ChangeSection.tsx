import { useMemo } from 'react'
import { useLate } from '../inspector/use-late'
import { changesSince } from './model/policy-changes'
import { useWhatIf, useWhatIfState } from './use-what-if'

const load = () => import('./change/Panel')

/** What a change of policies would do to everybody: loaded when somebody begins one. */
export function ChangeSection() {
  const control = useWhatIf()
  const isOpen = useWhatIfState(({ open }) => open.change)
  const before = useWhatIfState(({ base }) => base.conditionalAccessPolicies)
  const after = useWhatIfState(({ tenant }) => tenant.conditionalAccessPolicies)
  const isChanged = useMemo(() => {
    const { put, removed } = changesSince(before, after)
    return put.length + removed.length > 0
  }, [before, after])
  return (
    <section className="wi-part" aria-labelledby="wi-change-title">
      <h2 id="wi-change-title" tabIndex={-1}>
        What would a change do
      </h2>
      {isOpen || isChanged ? (
        <Late />
      ) : (
        <>
          <p className="wi-note">
            Switch a policy above, or begin here: edit one, add one, remove one. Then see everybody for whom
            the answer changes.
          </p>
          <button
            type="button"
            className="button"
            onClick={() => {
              control.edit(undefined)
              // The button goes away: whoever pressed it goes on at what opens in its place.
              document.getElementById('wi-change-title')?.focus()
            }}
          >
            Change policies
          </button>
        </>
      )}
    </section>
  )
}

function Late() {
  const late = useLate(load)
  if (late === 'failed')
    return <p className="wi-wrong">This part did not load. Change something to try once more.</p>
  return late ? <late.Panel /> : <p className="wi-note">It is loading.</p>
}
