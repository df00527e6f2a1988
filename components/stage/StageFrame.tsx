import { useEffect, useRef } from 'react'
import { useLab, useLabState } from '../lab/lab-context'
import { KEYS } from '../lab/use-keys'
import { Icon } from '../ui/Icon'

/** What a stage adds: the whole screen where the browser grants it, the sign of the flow, and its keys. */
export function StageFrame({ help, onHelp }: { help: boolean; onHelp: () => void }) {
  const lab = useLab()
  const title = useLabState(({ narration }) => narration.title)
  const latest = useRef({ help, onHelp })
  latest.current = { help, onHelp }
  useEffect(() => {
    const root = document.documentElement
    // Who leaves the whole screen with Esc meant the top thing: the keys, where they are shown.
    const leave = () => {
      if (document.fullscreenElement) return
      if (latest.current.help) latest.current.onHelp()
      else lab.update({ stage: false })
    }
    // Refused in a frame or without a key press: the stage then fills the window.
    if (!navigator.userActivation?.isActive) return
    void root.requestFullscreen?.().then(
      () => document.addEventListener('fullscreenchange', leave),
      () => {},
    )
    return () => {
      document.removeEventListener('fullscreenchange', leave)
      if (document.fullscreenElement) void document.exitFullscreen()
    }
  }, [lab])
  return (
    <>
      <div className="stage-sign">
        <b>{title}</b>
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
        <dl className="stage-keys">
          {KEYS.map(([keys, does]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
