import { useEffect, useRef } from 'react'
import { lifetimes, spanInWords, timeAt, untilEnd, untilNextEnd, waitHere } from '../../simulator/doors/time'
import { useArrivedSeq, useLab, useLabState } from '../lab/lab-context'
import { promptAt } from '../lab/story'
import { Icon } from '../ui/Icon'
import { Credentials } from './Credentials'
import { LifetimeTable, named } from './LifetimeTable'
import { letPass } from './let-pass'

const SPANS: readonly [seconds: number, says: string][] = [
  [60, 'A minute'],
  [3_600, 'An hour'],
  [86_400, 'A day'],
  [7_776_000, '90 days'],
]

/** The clock in the reader's hands: what lives and until when, and time that passes where they stand. */
export function Time({ onClose }: { readonly onClose: () => void }) {
  const lab = useLab()
  const ref = useRef<HTMLElement>(null)
  const events = useLabState(({ story }) => story.events)
  const lastSeq = useArrivedSeq()
  useEffect(() => ref.current?.focus(), [])

  const now = timeAt(events, lastSeq)
  const list = lifetimes(events, lastSeq)
  const next = untilNextEnd(list, now)
  const locked = useLabState((state) => state.locked !== undefined)
  const when = locked ? undefined : waitHere(events, lastSeq)
  const pass = (seconds: number) => {
    if (when) void letPass(lab, { when, do: 'wait', seconds })
  }
  return (
    <section
      ref={ref}
      className="share time"
      data-of="time"
      tabIndex={-1}
      aria-label="Time"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <h2>Let time pass</h2>
      <p role="status">It is {dateInWords(now)}.</p>
      {when ? (
        <>
          <p>
            {SPANS.map(([seconds, says]) => (
              <button
                key={seconds}
                type="button"
                className="button button-small"
                onClick={() => pass(seconds)}
              >
                {says}
              </button>
            ))}
            {next && (
              <button type="button" className="button button-small" onClick={() => pass(next.seconds)}>
                Until the {named(next.of).name} {named(next.of).ends}: {spanInWords(next.seconds)}
              </button>
            )}
          </p>
          <p className="quiet">
            {promptAt(events, lastSeq)
              ? 'It passes once the question that is open has been answered.'
              : 'It passes before the next message sets out.'}
          </p>
        </>
      ) : (
        <p className="quiet">
          {locked
            ? 'The author of this page has locked the run: time stays as it is.'
            : 'This run is over. Step back, and let time pass there.'}
        </p>
      )}
      {!locked && <Waits />}
      <LifetimeTable list={list} onWait={when && ((each) => pass(untilEnd(each, now)))} />
      <p className="quiet">A server may give a token a few minutes more, because clocks differ.</p>
      <Credentials now={now} lastSeq={lastSeq} />
      <button
        type="button"
        className="button button-plain share-close"
        aria-label="Close the time"
        onClick={onClose}
      >
        <Icon name="close" />
      </button>
    </section>
  )
}

/** The time that was let pass, each with its way back. */
function Waits() {
  const lab = useLab()
  const interventions = useLabState((state) => state.interventions)
  const waits = interventions.flatMap((each, index) =>
    each.do === 'wait' ? [{ seconds: each.seconds, index }] : [],
  )
  if (waits.length === 0) return null
  return (
    <ul>
      {waits.map(({ seconds, index }) => (
        <li key={index}>
          Let pass: {spanInWords(seconds)}{' '}
          <button
            type="button"
            className="button button-small"
            onClick={() => void lab.change(interventions.filter((_each, at) => at !== index))}
          >
            Take this back
          </button>
        </li>
      ))}
    </ul>
  )
}

/** "Monday 2 March 2026, 09:00:20 UTC". */
function dateInWords(at: number): string {
  const date = new Date(at)
  const day = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date)
  return `${day}, ${date.toISOString().slice(11, 19)} UTC`
}
