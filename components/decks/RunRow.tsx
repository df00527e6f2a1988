import { findFlow } from '../../simulator/doors/catalogue'
import { href } from '../site/href'
import plain from '../ui/plain-button.module.css'
import { LONGEST_NOTES, LONGEST_TITLE, type Prepared, readableNotes, readableTitle } from './deck'
import styles from './deck.module.css'

interface RunRowProps {
  readonly run: Prepared
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onChange: (part: Partial<Prepared>) => void
  readonly onMove: (by: 1 | -1) => void
  readonly onRemove: () => void
  readonly onSays: (text: string) => void
}

/** One prepared run: its title and notes to be written, its place, and the way onto the stage. */
export function RunRow({ run, isFirst, isLast, onChange, onMove, onRemove, onSays }: RunRowProps) {
  const { title, notes, flow, link, file } = run
  /** In a tenant of its own it is handed over: no address holds it. */
  const handOver = async (text: string) => {
    try {
      const { handOver } = await import('../sandbox/open-run')
      onSays((await handOver(flow, text, '/stage')) ?? '')
    } catch {
      onSays('What opens it did not load: try again.')
    }
  }
  return (
    <li aria-label={title}>
      <label>
        Title
        <input
          defaultValue={title}
          maxLength={LONGEST_TITLE}
          autoComplete="off"
          // Written when it is left, and never empty.
          onBlur={({ target }) => {
            const next = readableTitle(target.value)
            target.value = next || title
            if (next && next !== title) onChange({ title: next })
          }}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </label>
      <label>
        Notes for the trainer’s window
        <textarea
          defaultValue={notes}
          rows={2}
          maxLength={LONGEST_NOTES}
          onBlur={({ target }) => {
            const next = readableNotes(target.value)
            if (next !== notes) onChange({ notes: next })
          }}
        />
      </label>
      <p>
        <a
          href={href(`/stage/${flow}#${link}`)}
          onClick={(event) => {
            if (file === undefined) return
            event.preventDefault()
            void handOver(file)
          }}
        >
          On the stage
        </a>
        <span>{findFlow(flow)?.title ?? `There is no flow “${flow}” here any more.`}</span>
        <Place what={`Move “${title}” up`} off={isFirst} onPress={() => onMove(-1)} says="Up" />
        <Place what={`Move “${title}” down`} off={isLast} onPress={() => onMove(1)} says="Down" />
        <button type="button" className={plain.plain} aria-label={`Remove “${title}”`} onClick={onRemove}>
          Remove
        </button>
      </p>
      <span className={styles.number} />
    </li>
  )
}

interface PlaceProps {
  readonly what: string
  readonly off: boolean
  readonly onPress: () => void
  readonly says: string
}

/** Stays in reach of the keyboard at either end: the focus does not fall off a button that was pressed. */
function Place({ what, off, onPress, says }: PlaceProps) {
  return (
    <button
      type="button"
      className={plain.plain}
      aria-label={what}
      aria-disabled={off || undefined}
      onClick={onPress}
    >
      {says}
    </button>
  )
}
