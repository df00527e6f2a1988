import { decidingCheck } from '../../../simulator/doors/view'
import { explain } from '../../../simulator/doors/why'
import { useLabState } from '../../lab/lab-context'
import { Repairs } from '../Repairs'
import { WhyChain } from './WhyChain'
import { WhyLines } from './WhyLines'
import { WhyWay } from './WhyWay'
import { WhyWords } from './WhyWords'

/**
 * The refusal that decided a run, or the last one on its way: what failed, what that stops, and where one would see and mend it. Then in
 * which words it was said, what was refused before it, and the chain of causes.
 */
export function Why() {
  const { events, outcome } = useLabState(({ story }) => story)
  const check = decidingCheck(events)
  if (!check) return null
  const explained = explain(events, check)
  return (
    <div className="why">
      <WhyLines check={check} explained={explained} />
      {outcome?.result === 'refused' ? (
        <Repairs />
      ) : (
        <p className="quiet">This run was not stopped by it: this is the last refusal on the way.</p>
      )}
      <WhyWords check={check} explained={explained} />
      <WhyWay />
      <WhyChain />
    </div>
  )
}
