import { type ReactNode, useEffect, useRef } from 'react'
import { momentOf } from '../../simulator/doors/hand'
import type { Step } from '../../simulator/doors/view'
import { useLabState } from '../lab/lab-context'
import type { LabControl } from '../lab/lab-store'
import { CameOf } from './CameOf'
import { Hand } from './Hand'
import { emptyDraft, isAt } from './let-go'

export { SwitchChanges } from './SwitchChanges'

/** Takes the message of a step in hand; what was made of it before is there again. */
export function take(lab: LabControl, seq: number): void {
  const { story, interventions, held } = lab.store.getState()
  const when = momentOf(story.events, seq)
  if (!when || (held && isAt(held.when, when))) return
  lab.update({ held: { when, draft: emptyDraft(interventions, when) } })
}

interface Props {
  readonly step: Step
  /** Whether messages were in hand, or had been changed, when the panel came. */
  readonly began: boolean
  readonly children: ReactNode
}

/** The message of a step: in hand, or as it is with what came of what was done. */
export function InHand({ step, began, children }: Props) {
  const events = useLabState(({ story }) => story.events)
  const held = useLabState((state) => state.held)
  const veiled = useLabState((state) => state.veiled)
  const when = momentOf(events, step.seq)
  const isHeld = held !== undefined && when !== undefined && isAt(held.when, when)
  const ref = useRef<HTMLDivElement>(null)
  const was = useRef(began && isHeld)
  useEffect(() => {
    // Whoever typed in what came or goes stands at what is there now.
    if (was.current !== isHeld) {
      ref.current?.focus()
      ref.current?.closest('.tabpanel')?.scrollTo(0, 0)
    }
    was.current = isHeld
  }, [isHeld])
  return (
    <div ref={ref} tabIndex={-1} className="in-hand">
      {isHeld ? (
        <Hand key={JSON.stringify(when)} step={step} held={held} />
      ) : (
        <>
          {!veiled && <CameOf step={step} />}
          {children}
        </>
      )}
    </div>
  )
}
