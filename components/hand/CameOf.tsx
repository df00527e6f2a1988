import { useEffect, useState } from 'react'
import { cameOf, momentOf, partEdited, sameEnd } from '../../simulator/doors/hand'
import { calledApart, causes, type Outcome, type Step } from '../../simulator/doors/view'
import { loadEngine } from '../lab/engine'
import { useLab, useLabState } from '../lab/lab-context'
import { Spec } from '../ui/Spec'
import { isAt, targetOf, withoutEdit } from './let-go'

/** What was done to messages of this run, and what came of it: who noticed, or that nobody has. */
export function CameOf({ step }: { readonly step: Step | undefined }) {
  const events = useLabState(({ story }) => story.events)
  const came = cameOf(events)
  if (!came) return null
  const { noticed, lost } = came
  const who = (id: string) => calledApart(events, id, Number.POSITIVE_INFINITY)
  return (
    <section className="came-of" aria-label="What came of it">
      {step && <ChangedHere step={step} />}
      <h2>What came of it</h2>
      {noticed && (
        <p>
          <b>{who(noticed.actor)} noticed.</b> {noticed.says} <Spec at={noticed.spec} />{' '}
          <code className="check-name">{noticed.check}</code>
          <GoTo seq={noticed.seq} />
        </p>
      )}
      {lost && (
        <p>
          <b>There was no answer.</b> {lost.type === 'no-answer' ? lost.says : `There is no ${lost.host}.`}
          <GoTo seq={lost.seq} />
        </p>
      )}
      {!noticed && !lost && <Unnoticed />}
    </section>
  )
}

function GoTo({ seq }: { readonly seq: number }) {
  const lab = useLab()
  const steps = useLabState(({ story }) => story.steps)
  const step = steps.findLast((each) => each.seq <= seq)
  return step ? (
    <button type="button" className="button button-small" onClick={() => lab.seek(step.index + 1)}>
      Go there
    </button>
  ) : null
}

/** That nobody noticed is said only when it is known: the run without the changes ends in the same way. */
function Unnoticed() {
  const { flow, seed, switches, answers, interventions, story } = useLab().store.getState()
  const [plain, setPlain] = useState<Outcome>()
  const { outcome } = story
  useEffect(() => {
    let shown = true
    if (!flow) return
    const untouched = interventions.filter(({ when }) => !('message' in when))
    loadEngine()
      .then((engine) => engine.completeRun(flow, { seed, switches, answers, interventions: untouched }))
      .then(({ result }) => shown && result.status === 'ended' && setPlain(result.outcome))
      .catch(() => {})
    return () => {
      shown = false
    }
  }, [flow, seed, switches, answers, interventions])
  if (!plain || !outcome) return <p className="quiet">No check failed.</p>
  return sameEnd(plain, outcome) ? (
    <p>
      <b>Nobody noticed.</b> The run ends as it did: {outcome.says}
    </p>
  ) : (
    <p>
      No check failed, and yet the run ends in another way. It was: {plain.says} It is: {outcome.says}
    </p>
  )
}

/** What was changed in this message, each with its way back. */
function ChangedHere({ step }: { readonly step: Step }) {
  const lab = useLab()
  const events = useLabState(({ story }) => story.events)
  const interventions = useLabState((state) => state.interventions)
  const locked = useLabState((state) => state.locked !== undefined)
  const when = momentOf(events, step.seq)
  if (!when) return null
  const tampered = causes(events, step.seq).flatMap((event) => (event.type === 'tampered' ? [event] : []))
  const own = interventions.flatMap((each) => (each.do === 'edit' && isAt(when, each.when) ? each.edits : []))
  if (own.length === 0) return null
  return (
    <>
      <h2>Changed on its way</h2>
      <ul>
        {own.map((edit) => {
          const part = partEdited(edit)
          const done = tampered.findLast(({ what }) => what === part)
          return (
            <li key={part}>
              <code>{part}</code> was <code>{done?.before || 'not there'}</code>
              {done && !done.after && ', and was taken out'}{' '}
              {!locked && (
                <button
                  type="button"
                  className="button button-small"
                  aria-label={`Put ${part} back`}
                  onClick={() => void lab.change(withoutEdit(interventions, when, targetOf(edit)))}
                >
                  Put back
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
