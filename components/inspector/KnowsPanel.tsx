import { useLate } from './use-late'

const load = () => import('./knows/Knows')

/** Who has seen which secret. What each is good for is loaded when somebody asks. */
export function KnowsPanel() {
  const late = useLate(load)
  if (late === 'failed')
    return <p className="quiet">What is known did not load. Open this panel again to try once more.</p>
  return late ? <late.Knows /> : <p className="quiet">What is known is loading.</p>
}
