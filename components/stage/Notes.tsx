import { runBeside } from '../decks/deck'
import { useDeck } from '../decks/keeper'
import { useLab, useLabState, useStep } from '../lab/lab-context'
import { StepPlate } from '../player/Caption'
import { elapsed, useNow } from './clock'
import type { StageControl } from './stage-control'
import { useStage } from './use-stage'

/** What only the trainer sees: how long it has taken, what is told now, what comes next, and the notes of a prepared run. */
export function Notes({ stage }: { readonly stage: StageControl }) {
  const now = useNow()
  const startedAt = useStage(stage, (state) => state.startedAt)
  const other = useStage(stage, ({ pair }) => pair?.other)
  const deck = useDeck()
  const id = useStage(stage, (state) => state.run)
  const run = deck.find((each) => each.id === id)
  const next = runBeside(deck, id, 1)
  return (
    <aside className="stage-notes" aria-label="Notes">
      <div className="stage-clock">
        <b role="timer" aria-label="Since the start">
          {startedAt === undefined ? '0:00' : elapsed(now - startedAt)}
        </b>
        <time>{new Date(now).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })}</time>
      </div>
      {startedAt === undefined ? (
        <button type="button" className="button button-strong" onClick={stage.start}>
          Start <kbd>Space</kbd>
        </button>
      ) : (
        other === 'here' && (
          <p className="stage-quiet">
            The room sees your step and your panel, a message in your hand while you change it, and a
            comparison. What you fill in elsewhere it sees once it is done.
          </p>
        )
      )}
      {startedAt === undefined && other === 'here' && (
        <p className="stage-gone">The room waits for you and sees the title only. A step begins, too.</p>
      )}
      {other === 'of another version' && (
        <p className="stage-gone">The room’s window is of another version: load both again.</p>
      )}
      {(other === 'gone' || other === 'awaited') && (
        <p className="stage-gone">
          The room’s window is not there. The keys work in this one.{' '}
          <button type="button" className="button button-small" onClick={stage.openOther}>
            Open the room’s window
          </button>
        </p>
      )}
      <Story />
      {run && (
        <section>
          <h2>{run.title}</h2>
          {run.notes ? <p className="stage-text">{run.notes}</p> : <p className="stage-quiet">No notes.</p>}
        </section>
      )}
      {next && (
        <section>
          <h2>
            Next run <kbd>n</kbd>
          </h2>
          <p>{next.title}</p>
        </section>
      )}
    </aside>
  )
}

/** What is told now and what comes next, covered or not. */
function Story() {
  const lab = useLab()
  const step = useStep()
  const steps = useLabState(({ story }) => story.steps)
  const outcome = useLabState(({ story }) => story.outcome?.says ?? story.crash)
  const chapters = useLabState(({ narration }) => narration.chapters)
  const question = useLabState(({ narration }) => narration.question)
  const veiled = useLabState((state) => state.veiled)
  const asks = useLabState(
    ({ player, story }) => player.position >= player.length && player.length < story.steps.length,
  )
  const next = steps[(step?.index ?? -1) + 1]
  return (
    <>
      <section>
        <h2>Now{step && `: ${chapters.find(({ id }) => id === step.chapter)?.title ?? ''}`}</h2>
        <p>
          {step && <StepPlate step={step} />} {step?.title ?? question}
        </p>
        {asks && (
          <p className="stage-quiet">
            A question is open{lab.openPrompt() ? ': answer it in the browser, or' : ':'} <kbd>Space</kbd>{' '}
            answers it.
          </p>
        )}
      </section>
      <section>
        <h2>Next{veiled && ' (covered in the room)'}</h2>
        <p>
          {next && <StepPlate step={next} />} {next?.title ?? outcome ?? 'The end.'}
        </p>
      </section>
    </>
  )
}
