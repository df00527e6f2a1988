import { useLate } from '../inspector/use-late'

const load = () => import('./edit/Change')

/** What the reader changes about the tenant, the time and the messages. It is loaded when somebody opens it. */
export function ChangePanel() {
  const late = useLate(load)
  if (late === 'failed')
    return <p className="quiet">This panel did not load. Open it again to try once more.</p>
  return late ? <late.Change /> : <p className="quiet">The panel is loading.</p>
}
