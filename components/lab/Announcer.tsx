import { pageTitle } from '../browser/page-title'
import { useLabState, useLastSeq, useStep } from './lab-context'
import { isOffer, promptAt } from './story'

/** Says each step to a screen reader, and whose turn it is. */
export function Announcer() {
  const step = useStep()
  const lastSeq = useLastSeq()
  const story = useLabState((state) => state.story)
  const waiting = useLabState(({ player, gliding }) => !player.playing && gliding === undefined)
  const prompt = waiting ? promptAt(story.events, lastSeq) : undefined
  return (
    <div className="visually-hidden" aria-live="polite">
      {step && `Step ${step.index + 1}: ${step.title}.${step.refused ? ' Refused.' : ''}`}
      {prompt && !isOffer(story, prompt) && ` Your turn: ${pageTitle(prompt.page)}.`}
    </div>
  )
}
