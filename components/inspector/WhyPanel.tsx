import { decidingCheck, isRefusal, partyNamed, type TraceEvent, why } from '../../simulator/doors/view'
import { useLab, useLabState } from '../lab/lab-context'
import { Chip } from '../ui/Chip'
import { Spec } from '../ui/Spec'
import { Repairs } from './Repairs'

/** Why a run was refused, or what was refused last on its way: the chain of causes, oldest first, and what would repair it. */
export function WhyPanel() {
  const lab = useLab()
  const { events, steps, outcome } = useLabState(({ story }) => story)
  const deciding = decidingCheck(events)
  if (!deciding) return <p className="quiet">Nothing was refused in this run.</p>
  const isOver = outcome?.result === 'refused'
  const chain = why(events).flatMap((event) => {
    const step = steps.find(({ seq }) => seq === event.seq)
    const says = step?.title ?? sentenceOf(event)
    return says ? [{ event, says, step }] : []
  })
  return (
    <div className="why">
      <p className="why-wire">
        On the wire: <code>{deciding.error.error}</code>
        {deciding.error.code && (
          <>
            , <code>AADSTS{deciding.error.code}</code>
          </>
        )}
        . {deciding.error.description}
      </p>
      {isOver ? (
        <Repairs />
      ) : (
        <p className="quiet">This run was not stopped by it: this is the last refusal on the way.</p>
      )}
      <ol>
        {chain.map(({ event, says, step }) => {
          const party = partyNamed(events, event.actor, event.seq)
          return (
            <li key={event.seq} data-failed={isRefusal(event) || undefined}>
              {party && (
                <Chip kind={party.kind} focusable={false}>
                  {party.name}
                </Chip>
              )}
              {step ? (
                <button type="button" className="link" onClick={() => lab.seek(step.index + 1)}>
                  {says}
                </button>
              ) : (
                <span>{says}</span>
              )}
              {(event.type === 'check-failed' || event.type === 'check-passed') && <Spec at={event.spec} />}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

function sentenceOf(event: TraceEvent): string | undefined {
  return 'says' in event ? event.says : undefined
}
