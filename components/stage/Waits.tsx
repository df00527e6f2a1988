import { useLayoutEffect, useRef, useState } from 'react'
import { useLabState } from '../lab/lab-context'
import type { StageControl } from './stage-control'

/** What the room sees before the trainer begins: what it is about, and nothing of how it goes. */
export function Waits({ stage }: { readonly stage: StageControl }) {
  const ref = useRef<HTMLDialogElement>(null)
  const title = useLabState(({ narration }) => narration.title)
  const question = useLabState(({ narration }) => narration.question)
  const [pressed, setPressed] = useState(false)
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    dialog?.querySelector('h2')?.focus()
    // Closed before it goes away, it gives the focus back to where that was.
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      className="stage-waits"
      aria-labelledby="stage-waits"
      onCancel={(event) => event.preventDefault()}
      // By Escape, twice; what goes away because the trainer begins closes as well.
      onClose={({ currentTarget }) => !currentTarget.open && currentTarget.isConnected && stage.standAlone()}
      onKeyDown={({ key, target }) => {
        if (key !== 'Tab' && key !== 'Shift' && !(target instanceof HTMLButtonElement)) setPressed(true)
      }}
    >
      <h2 id="stage-waits" tabIndex={-1}>
        {title}
      </h2>
      <p>{question}</p>
      <p className="stage-soon" role="status">
        {pressed
          ? 'The keys work in the trainer’s window: Space begins there.'
          : 'The trainer begins in a moment.'}
      </p>
      <button type="button" className="button button-small button-plain" onClick={stage.standAlone}>
        Go on without the other window
      </button>
    </dialog>
  )
}
