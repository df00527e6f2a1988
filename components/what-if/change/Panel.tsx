import { useMemo } from 'react'
import { changesOf } from '../../../simulator/doors/policy-change'
import { useWhatIfState } from '../use-what-if'
import { Begin } from './Begin'
import { Editor } from './Editor'
import { Effect } from './Effect'
import { Made } from './Made'
import { STYLE } from './style'

/** A change: what it is, what it does, and the way out. */
export function Panel() {
  const before = useWhatIfState(({ base }) => base.conditionalAccessPolicies)
  const after = useWhatIfState(({ tenant }) => tenant.conditionalAccessPolicies)
  const editing = useWhatIfState(({ open }) => open.editing)
  const changes = useMemo(() => changesOf(before, after), [before, after])
  const policy = after.find(({ id }) => id === editing)
  return (
    <div className="wi-change">
      <style>{STYLE}</style>
      <Begin />
      {policy && <Editor key={policy.id} policy={policy} />}
      {changes.length > 0 && (
        <>
          <Made changes={changes} />
          <Effect />
        </>
      )}
    </div>
  )
}
