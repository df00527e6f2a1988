import { useLayoutEffect, useRef, useState } from 'react'
import { LONGEST_TITLE } from '../decks/deck'
import { useDeck } from '../decks/keeper'
import { href } from '../site/href'
import { Icon } from '../ui/Icon'
import type { StageControl } from './stage-control'
import { isUnplugged, UNPLUGGED } from './unplugged'
import { useStage } from './use-stage'

/** The prepared runs, over the stage: one is played, or what is on the stage is kept as another. */
export function RunList({ stage }: { readonly stage: StageControl }) {
  const ref = useRef<HTMLDialogElement>(null)
  const deck = useDeck()
  const played = useStage(stage, (state) => state.run)
  const [says, setSays] = useState('')
  const close = () => stage.update({ list: false })
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    // Where there is nothing to choose, something is to be kept.
    const first =
      dialog?.querySelector<HTMLElement>('[aria-current]') ?? dialog?.querySelector('li button, input')
    if (first instanceof HTMLElement) first.focus()
    // Closed before it goes away, it gives the focus back to where that was.
    return () => dialog?.close()
  }, [])
  const keep = async (data: FormData) => {
    const title = String(data.get('title') ?? '').trim()
    setSays(title ? await stage.keep(title) : 'Give it a title first.')
  }
  return (
    <dialog
      ref={ref}
      className="stage-list"
      aria-labelledby="stage-runs"
      onClose={({ currentTarget }) => !currentTarget.open && close()}
    >
      <header>
        <h2 id="stage-runs">Prepared runs</h2>
        <button type="button" className="button button-plain" aria-label="Close" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {deck.length === 0 ? (
        <p>None yet. Keep this moment, or one of any lab: its share button leads here, too.</p>
      ) : (
        <ol>
          {deck.map((run) => (
            <li key={run.id}>
              <button
                type="button"
                className="button"
                aria-current={run.id === played || undefined}
                onClick={() => void stage.goTo(run)}
              >
                {run.title}
              </button>
            </li>
          ))}
        </ol>
      )}
      <form action={keep}>
        <label>
          Title of this moment <input name="title" maxLength={LONGEST_TITLE} autoComplete="off" />
        </label>
        <button type="submit" className="button button-strong">
          Keep this moment
        </button>
      </form>
      <p role="status">{says}</p>
      <p>
        <a
          href={href('/stage')}
          target="_blank"
          rel="noopener"
          onClick={(event) => {
            if (!isUnplugged()) return
            event.preventDefault()
            setSays(UNPLUGGED)
          }}
        >
          Order, notes and files
        </a>
      </p>
    </dialog>
  )
}
