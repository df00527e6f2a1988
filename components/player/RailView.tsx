import type { Chapter, Step } from '../../simulator/doors/view'
import { markAt, stretches } from './track'

interface Props {
  readonly steps: readonly Step[]
  readonly chapters: readonly Chapter[]
  /** Steps from here on have not been played yet: a question stands before them. */
  readonly frontier: number
  /** Steps from here on are covered. */
  readonly until?: number | undefined
}

const percent = (part: number) => `${Math.round(part * 10_000) / 100}%`

/** The rail itself: a mark for each step, told apart by shape and colour, and the chapters under it. */
export function RailView({ steps, chapters, frontier, until }: Props) {
  const { length } = steps
  return (
    <>
      <span className="rail-line" />
      <span className="rail-done" />
      {steps.slice(0, until).map((step) => (
        <i
          key={step.index}
          className="mark"
          data-is={step.refused ? 'refused' : step.kind}
          data-ahead={step.index >= frontier || undefined}
          style={{ left: percent(markAt(step.index, length)) }}
        />
      ))}
      <span className="rail-thumb" />
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
