import { Sign } from './answer/Sign'
import { verdictOf } from './model/words'
import { useIsOfOther, useWhatIfState } from './use-what-if'

/** On a phone the answer lies below the question: the verdict stands above it, stays in sight, and leads there. */
export function VerdictDock() {
  const decision = useWhatIfState((state) => state.decision)
  const aside = useWhatIfState((state) => state.aside)
  const isOfOther = useIsOfOther()
  const { result, certain, title, by } = isOfOther ? NOTHING_YET : verdictOf(decision, aside)
  return (
    // No Tab stop: the skip link of the page leads to the same place, and the question is the third stop.
    <a className="wi-dock" href="#answer" tabIndex={-1} data-result={certain ? result : 'unknown'}>
      <Sign result={certain ? result : 'unknown'} />
      <span>
        <b>{title}</b>
        {by[0] && <span>{by[0].displayName}</span>}
      </span>
    </a>
  )
}

const NOTHING_YET: Pick<ReturnType<typeof verdictOf>, 'result' | 'certain' | 'title' | 'by'> = {
  result: 'challenge',
  certain: false,
  title: 'Working it out',
  by: [],
}
