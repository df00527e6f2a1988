import { useEffect, useRef } from 'react'
import { href } from '../site/href'
import { heldWords } from '../ui/held-words'
import { Icon } from '../ui/Icon'
import { ROLE } from '../ui/table-roles'
import styles from './attacks.module.css'
import type { CellDone } from './messages'
import { cellSentence, cellWords } from './words'

interface Props {
  readonly mitigation: string
  readonly way: string
  readonly thief: string
  readonly done: CellDone | undefined
  readonly isRunning: boolean
  readonly onRun: () => void
}

/** One mitigation against one way: to be run; then what came of it, as a link to the run, and what the thief holds. */
export function Cell({ mitigation, way, thief, done, isRunning, onRun }: Props) {
  const link = useRef<HTMLAnchorElement>(null)
  const wasPressed = useRef(false)
  const wasRunning = useRef(false)
  useEffect(() => {
    if (wasRunning.current && !isRunning) {
      // Whoever pressed what is gone now stands at what came of it.
      if (done && wasPressed.current) link.current?.focus()
      wasPressed.current = false
    }
    wasRunning.current = isRunning
  }, [done, isRunning])
  const words = done && cellWords(done)
  return (
    <td {...ROLE.cell} data-wins={words?.wins}>
      <span className={styles.way} aria-hidden="true">
        {way}
      </span>
      {done && words ? (
        <>
          <a ref={link} className={styles.outcome} href={href(done.link)}>
            <Icon name={words.wins ? 'cross' : 'check'} />
            <span>
              {words.says}
              <span className="visually-hidden">
                . Play the run: {mitigation} against {way}
              </span>
            </span>
          </a>
          <details>
            <summary>
              What {thief} holds
              <span className="visually-hidden">
                : {mitigation} against {way}
              </span>
            </summary>
            <p>{cellSentence(done)}</p>
            <ul>
              {done.held.length === 0 && <li>Nothing.</li>}
              {done.held.map((each, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two tokens can read alike, and the list does not change.
                <li key={index}>{heldWords(each)}</li>
              ))}
            </ul>
          </details>
        </>
      ) : (
        <button
          type="button"
          className="button button-small"
          aria-disabled={isRunning || undefined}
          aria-label={`${isRunning ? 'Running' : 'Run'} ${mitigation} against ${way}`}
          onClick={() => {
            if (isRunning) return
            wasPressed.current = true
            onRun()
          }}
        >
          {isRunning ? 'Running…' : 'Run'}
        </button>
      )}
    </td>
  )
}
