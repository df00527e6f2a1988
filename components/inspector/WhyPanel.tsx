import { decidingCheck } from '../../simulator/doors/view'
import { useLabState } from '../lab/lab-context'
import { useLate } from './use-late'

const load = () => import('./why/Why')

/** Why a run was refused. The explanation is loaded when somebody asks. */
export function WhyPanel() {
  const events = useLabState(({ story }) => story.events)
  const late = useLate(load)
  if (useLabState((state) => state.veiled)) return <p className="quiet">What comes next is covered.</p>
  if (!decidingCheck(events)) return <p className="quiet">Nothing was refused in this run.</p>
  if (late === 'failed')
    return <p className="quiet">The explanation did not load. Open this panel again to try once more.</p>
  return late ? <late.Why /> : <p className="quiet">The explanation is loading.</p>
}
