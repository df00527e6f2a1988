import { useLabState, useStep } from '../lab/lab-context'
import { KeptBack, Verdict } from '../lab/Verdict'
import { Caption } from './Caption'

/** What happens, in a sentence; once it is over, how it ended. */
export function Told() {
  const step = useStep()
  const title = useLabState(({ narration }) => narration.title)
  const over = useLabState(
    ({ player, story: { steps } }) => steps.length > 0 && player.position >= steps.length,
  )
  const veiled = useLabState((state) => state.veiled)
  const keptBack = useLabState((state) => state.behind !== undefined)
  const ended = useLabState(({ story: { outcome, crash } }) => outcome !== undefined || crash !== undefined)
  const turn = useLabState(
    ({ player, gliding, story, answers }) =>
      !player.playing &&
      gliding === undefined &&
      player.position === player.length &&
      answers.length < story.filled.length,
  )
  if (veiled)
    return (
      <>
        <span className="plate">?</span>
        <span>What happens next?</span>
      </>
    )
  if (over && keptBack) return <KeptBack />
  if (over && ended) return <Verdict />
  return <Caption step={step} title={title} turn={turn} />
}
