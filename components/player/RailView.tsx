import type { Chapter, Step } from '../../simulator/doors/view'
import { markAt, stretches } from './track'

interface Props {
  readonly steps: readonly Step[]
  readonly chapters: readonly Chapter[]
  /** Steps from here on have not been played yet: a question stands before them. */
  readonly frontier: number
  /** Steps from here on are covered. */
  readonly until?: number | undefined
  /** How far a still picture is, from 0 to 1; a live one is moved from outside. */
  readonly at?: number
}

const percent = (part: number) => `${Math.round(part * 10_000) / 100}%`

/** The rail itself: a mark for each step, told apart by shape and colour, and the chapters under it. */
export function RailView({ steps, chapters, frontier, until, at }: Props) {
  const { length } = steps
  const style = at === undefined ? undefined : ({ '--at': at } as React.CSSProperties)
  return (
    <>
      <span className="rail-line" />
      <span className="rail-done" style={style} />
      {steps.slice(0, until).map((step) => (
        <i
          key={step.index}
          className="mark"
          data-is={step.refused ? 'refused' : step.kind}
          data-ahead={step.index >= frontier || undefined}
          style={{ left: percent(markAt(step.index, length)) }}
        />
      ))}
      <span className="rail-thumb" style={style} />
      {stretches(steps, chapters).map(({ id, title, digit, from, to }) => (
        <span
          key={id}
          className="rail-chapter"
          data-from={from}
          style={{ left: percent(from / length), width: percent((to - from) / length) }}
        >
          <b>{digit}</b> <span>{from >= (until ?? length) ? '…' : title}</span>
        </span>
      ))}
    </>
  )
}
