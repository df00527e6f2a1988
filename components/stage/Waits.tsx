import { useEffect, useRef } from 'react'
import { useLabState } from '../lab/lab-context'
import type { StageControl } from './stage-control'

/** What the room sees before the trainer begins: what it is about, and nothing of how it goes. */
export function Waits({ stage }: { readonly stage: StageControl }) {
  const ref = useRef<HTMLDialogElement>(null)
  const title = useLabState(({ narration }) => narration.title)
  const question = useLabState(({ narration }) => narration.question)
  useEffect(() => {
    ref.current?.showModal()
    ref.current?.querySelector('h2')?.focus()
  }, [])
  return (
    <dialog
      ref={ref}
      className="stage-waits"
      aria-labelledby="stage-waits"
      onCancel={(event) => event.preventDefault()}
      onClose={stage.standAlone}
      // No key reaches the lab before the trainer begins.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id="stage-waits" tabIndex={-1}>
        {title}
      </h2>
      <p>{question}</p>
      <p className="stage-soon">The trainer begins in a moment.</p>
      <button type="button" className="button button-small button-plain" onClick={stage.standAlone}>
        Go on without the other window
      </button>
    </dialog>
  )
}
