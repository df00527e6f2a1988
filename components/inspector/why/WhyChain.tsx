import { isRefusal, partyNamed, type TraceEvent, why } from '../../../simulator/doors/view'
import { useLab, useLabState } from '../../lab/lab-context'
import { Chip } from '../../ui/Chip'
import { Spec } from '../../ui/Spec'

/** The causes of a refusal, from the check that decided back to the beginning. */
export function WhyChain() {
  const lab = useLab()
  const { events, steps } = useLabState(({ story }) => story)
  const chain = why(events)
    .reverse()
    .flatMap((event) => {
      const step = steps.find(({ seq }) => seq === event.seq)
      const says = step?.title ?? sentenceOf(event)
      return says ? [{ event, says, step }] : []
    })
  return (
    <details className="why-chain">
      <summary>The chain of causes, back to the beginning ({chain.length})</summary>
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
    </details>
  )
}

function sentenceOf(event: TraceEvent): string | undefined {
  return 'says' in event ? event.says : undefined
}
