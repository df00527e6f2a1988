import { useRef, useState } from 'react'
import type { Progress } from '../../simulator/doors/attacks'
import { href } from '../site/href'
import { Icon } from '../ui/Icon'
import type { ClaimWords } from './attack-words'
import styles from './attacks.module.css'
import type { Lane } from './lane'
import type { SearchDone, Side } from './messages'
import { boundWords, count, havingWords } from './words'

interface Props {
  readonly slug: string
  readonly thief: string
  readonly claim: ClaimWords
  readonly depth: number
  readonly lane: Lane
  readonly done: Readonly<Partial<Record<Side, SearchDone>>>
  readonly onDone: (done: Props['done']) => void
}

/** What is said of a mitigation, and the search for a run against it: first without, where somebody should win, then with it. */
export function ClaimCard({ slug, thief, claim, depth, lane, done, onDone }: Props) {
  const [running, setRunning] = useState<Side>()
  const [progress, setProgress] = useState<Progress>()
  const [told, setTold] = useState('')
  const last = useRef<Progress>(undefined)

  async function look(): Promise<void> {
    let found: Props['done'] = {}
    onDone(found)
    setTold('')
    try {
      for (const side of ['lacking', 'having'] as const) {
        last.current = undefined
        setProgress(undefined)
        setRunning(side)
        const result = await lane.ask({ kind: 'search', slug, claim: claim.id, side, depth }, (so) => {
          last.current = so
          setProgress(so)
        })
        if (!result) return setTold(stoppedAt(last.current))
        found = { ...found, [side]: result }
        onDone(found)
      }
      setTold('The search has ended.')
    } catch (fault) {
      setTold(fault instanceof Error ? fault.message : String(fault))
    } finally {
      setRunning(undefined)
    }
  }
  const { lacking, having } = done
  return (
    <section className={styles.claim} aria-label={claim.says}>
      <h3>{claim.says}</h3>
      <p className={styles.run}>
        {/* One and the same button, so that whoever has pressed it still stands on it. */}
        <button
          type="button"
          className={running ? 'button' : 'button button-strong'}
          onClick={running ? lane.stop : () => void look()}
        >
          {running ? 'Stop' : lacking ? 'Search again' : 'Search for a run against it'}
        </button>
      </p>
      {running && (
        <p className={styles.progress}>
          <progress
            aria-label={`Moves tried, ${progress?.depth ?? 0} in a row`}
            value={progress?.done ?? 0}
            max={progress?.of ?? 1}
          />
          {running === 'lacking' ? 'Without' : 'With'} {claim.mitigation}
          {progress
            ? `: ${progress.depth} of ${depth} in a row, ${count(progress.moves, 'move')}, ${count(progress.runs, 'run')}`
            : ' …'}
        </p>
      )}
      {lacking && <Lacking done={lacking} mitigation={claim.mitigation} thief={thief} />}
      {having && <Having done={having} mitigation={claim.mitigation} thief={thief} />}
      <p role="status" className={styles.told}>
        {told}
      </p>
    </section>
  )
}

function stoppedAt(so: Progress | undefined): string {
  return so
    ? `Stopped after ${count(so.moves, 'move')} and ${count(so.runs, 'run')}, ${so.depth} in a row: nothing is known of those that were not tried.`
    : 'Stopped before anything was tried.'
}

interface SideProps {
  readonly done: SearchDone
  readonly mitigation: string
  readonly thief: string
}

function Lacking({ done, mitigation, thief }: SideProps) {
  return (
    <div className={styles.side} data-wins={done.found !== undefined}>
      <h4>Without {mitigation}</h4>
      {done.found ? (
        <>
          <p className={styles.outcome}>
            <Icon name="cross" />
            <span>{done.found.says}</span>
          </p>
          <Moves done={done} />
        </>
      ) : (
        <p>Nobody wins within the bound either: so it is not {mitigation} that stops it here.</p>
      )}
      <p className={styles.bound}>{boundWords(done, thief)}</p>
    </div>
  )
}

function Having({ done, mitigation, thief }: SideProps) {
  return (
    <div className={styles.side} data-wins={done.found !== undefined}>
      <h4>With {mitigation}</h4>
      <p className={styles.outcome}>
        <Icon name={done.found ? 'cross' : 'check'} />
        <span>{havingWords(done)}</span>
      </p>
      {done.found && <Moves done={done} />}
      <p className={styles.bound}>{boundWords(done, thief)}</p>
    </div>
  )
}

/** A winning run: no shorter row of moves wins, because shorter ones were tried first. */
function Moves({ done: { found, link } }: { readonly done: SearchDone }) {
  return (
    <>
      <p>The shortest row of moves that wins:</p>
      <ol>
        {found?.labels.map((label, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same move can be made twice, and the list does not change.
          <li key={index}>{label}</li>
        ))}
      </ol>
      {link && (
        <p>
          <a className="button" href={href(link)}>
            Play this run
          </a>
        </p>
      )}
    </>
  )
}
