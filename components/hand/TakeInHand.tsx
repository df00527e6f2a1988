import { type ReactNode, useState } from 'react'
import type { Step } from '../../simulator/doors/view'
import { useLate } from '../inspector/use-late'
import { useLab, useLabState } from '../lab/lab-context'

const load = () => import('./late')

/** The message of a step, which can be taken in hand. What that needs is loaded when somebody does, or has. */
export function TakeInHand({
  step,
  children,
}: {
  readonly step: Step | undefined
  readonly children: ReactNode
}) {
  const isTouched = useLabState(
    ({ held, interventions }) => held !== undefined || interventions.some(({ when }) => 'message' in when),
  )
  // What came of it once is there to stay: whoever leaves a message alone is not left without a place.
  const [began] = useState(isTouched)
  const [isLate, setLate] = useState(isTouched)
  if (isTouched && !isLate) setLate(true)
  const locked = useLabState((state) => state.locked !== undefined)
  const whole = (
    <>
      {step?.exchange !== undefined && !locked && <Take seq={step.seq} />}
      {children}
    </>
  )
  return step && isLate ? (
    <Late step={step} began={began}>
      {whole}
    </Late>
  ) : (
    whole
  )
}

function Late({ children, ...props }: Parameters<Awaited<ReturnType<typeof load>>['InHand']>[0]) {
  const late = useLate(load)
  return late && late !== 'failed' ? <late.InHand {...props}>{children}</late.InHand> : children
}

function Take({ seq }: { readonly seq: number }) {
  const lab = useLab()
  const [hasFailed, setFailed] = useState(false)
  return (
    <p className="hand-take">
      <button
        type="button"
        className="button button-small"
        data-control="take-in-hand"
        onClick={() => {
          lab.pause()
          load().then(
            ({ take }) => take(lab, seq),
            () => setFailed(true),
          )
        }}
      >
        Take it in hand
      </button>
      {hasFailed && <span role="status"> It did not load. Press once more to try again.</span>}
    </p>
  )
}
