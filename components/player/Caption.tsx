import type { Step } from '../../simulator/doors/view'

/** What is happening, in a sentence, beside the number of the step. */
export function Caption({ step, title, turn }: { step: Step | undefined; title: string; turn?: boolean }) {
  if (!step) return <span className="caption-start">{title}</span>
  return (
    <>
      <StepPlate step={step} />
      <span>{step.title}</span>
      {turn && <span className="plate caption-turn">Your turn</span>}
    </>
  )
}

/** The number of a step on the colour of its kind. */
export function StepPlate({ step }: { step: Step }) {
  return (
    <span className="plate step-plate" data-is={step.refused ? 'refused' : step.kind}>
      {step.index + 1}
    </span>
  )
}
