import { useEffect, useRef } from 'react'
import { useLab, useLabState } from '../lab/lab-context'
import type { OnStage } from '../lab/lab-props'
import { KEYS } from '../lab/use-keys'
import { Icon } from '../ui/Icon'

interface StageFrameProps {
  readonly help: boolean
  readonly onHelp: () => void
  /** What a page adds that is a stage itself. It asks for the whole screen when it is told to, not whenever a lab comes. */
  readonly more: OnStage | undefined
}

/** What a stage adds: the whole screen where the browser grants it, the sign of the flow, and its keys. */
export function StageFrame({ help, onHelp, more }: StageFrameProps) {
  const lab = useLab()
  const title = useLabState(({ narration }) => narration.title)
  const page = useRef(more)
  useEffect(() => {
    const root = document.documentElement
    // Who leaves the whole screen with Esc meant the top thing, and the browser kept the key.
    const leave = () => {
      if (!document.fullscreenElement)
        root.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    }
    // Refused in a frame or without a key press: the stage then fills the window.
    if (page.current || !navigator.userActivation?.isActive) return
    void root.requestFullscreen?.().then(
      () => document.addEventListener('fullscreenchange', leave),
      () => {},
    )
    return () => {
      document.removeEventListener('fullscreenchange', leave)
      if (document.fullscreenElement) void document.exitFullscreen()
    }
  }, [])
  return (
    <>
      <div className="stage-sign">
        <b>{title}</b>
        {more?.sign}
        <button type="button" className="button button-small" aria-expanded={help} onClick={onHelp}>
          Keys <kbd>?</kbd>
        </button>
        <button
          type="button"
          className="button button-small"
          aria-label="Leave the stage"
          onClick={() => lab.update({ stage: false })}
        >
          <Icon name="close" />
        </button>
      </div>
      {help && (
        // A list that scrolls must be reachable by keyboard.
        <dl className="stage-keys" tabIndex={0}>
          {(more?.keys ?? KEYS).map(([keys, does]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      )}
      {more?.tools}
    </>
  )
}
