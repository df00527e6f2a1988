import { useEffect, useRef } from 'react'
import { type ActorId, partyNamed } from '../../simulator/doors/view'
import { Chip } from '../ui/Chip'
import { useReducedMotion } from '../ui/use-reduced-motion'
import { useLab, useLabState, useLastSeq, useStep } from './lab-context'

/** Where the picture is out of sight: who acts, what is on its way, and to whom, in one line. The diagram's step, seen from the side. */
export function Now() {
  const lab = useLab()
  const ref = useRef<HTMLDivElement>(null)
  const events = useLabState(({ story }) => story.events)
  const lastSeq = useLastSeq()
  const standing = useReducedMotion()
  const step = useStep()
  const start = step?.index ?? 0

  useEffect(() => {
    const follow = () => {
      const part = standing ? 1 : lab.store.getState().player.position - start
      ref.current?.style.setProperty('--part', String(Math.min(Math.max(part, 0), 1)))
    }
    follow()
    return lab.store.subscribe(follow)
  }, [lab, start, standing])

  const party = (id: ActorId) => {
    const found = partyNamed(events, id, lastSeq)
    return (
      found && (
        <Chip kind={found.kind} focusable={false}>
          {found.name}
        </Chip>
      )
    )
  }
  const [main] = step?.cargo ?? []
  const from = step && party(step.from)
  return (
    <div className="now" ref={ref} data-is={step?.kind}>
      {step ? (
        <>
          {from ?? <span>{step.title}</span>}
          {step.to !== step.from && (
            <>
              <span className="now-way">
                {main && (
                  <span className="now-ticket">
                    <Chip kind={main} focusable={false}>
                      {main.replaceAll('-', ' ')}
                    </Chip>
                  </span>
                )}
              </span>
              {party(step.to)}
            </>
          )}
        </>
      ) : (
        <span className="quiet">Nothing is on its way yet.</span>
      )}
    </div>
  )
}
