import type { KeyboardEvent } from 'react'
import type { Chapter, Step, StepKind } from '../../simulator/doors/view'
import { CargoGlyph } from '../diagram/tickets/CargoGlyph'
import { StepPlate } from '../player/Caption'
import { stretches } from '../player/track'

interface Props {
  readonly steps: readonly Step[]
  readonly chapters: readonly Chapter[]
  readonly frontier: number
  /** Steps from here on are covered. */
  readonly until?: number | undefined
  /** Index of the step being done, -1 at the start. */
  readonly current: number
  readonly onSeek?: (position: number) => void
}

const KIND: Readonly<Record<StepKind, string>> = {
  front: 'front channel',
  script: 'script in the page',
  back: 'back channel',
  person: 'a person acts',
  event: 'event',
}

/** The steps as text: the diagram's twin, and what a screen reader reads. */
export function StepListView({ steps, chapters, frontier, until, current, onSeek }: Props) {
  // Without script nothing can be sought: then it is a list, and no list of buttons.
  const Line = onSeek ? 'button' : 'span'
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    event.stopPropagation()
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
    buttons[buttons.indexOf(event.target as HTMLElement) + by]?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go from button to button; each is a control of its own.
    <div className="steps" onKeyDown={onSeek && move}>
      {stretches(steps.slice(0, until), chapters).map(({ id, title, digit, from, to }) => (
        <section key={id} aria-label={title}>
          <p className="steps-chapter">
            <span className="plate">{digit}</span> {title}
          </p>
          <ol start={from + 1}>
            {steps.slice(from, to).map((step) => (
              <li key={step.index}>
                <Line
                  className="step"
                  data-control={`step-${step.index}`}
                  data-ahead={step.index >= frontier || undefined}
                  aria-current={step.index === current ? 'step' : undefined}
                  {...(onSeek && {
                    type: 'button' as const,
                    tabIndex: step.index === Math.max(current, 0) ? 0 : -1,
                    onClick: () => onSeek(step.index + 1),
                  })}
                >
                  <StepPlate step={step} />
                  <span className="step-title">
                    {step.title}
                    <span className="visually-hidden">
                      , {KIND[step.kind]}
                      {step.refused && ', refused'}
                    </span>
                  </span>
                  <span className="step-cargo">
                    {step.cargo.map((cargo) => (
                      <span key={cargo} className={`chip-tone chip-${cargo}`} title={cargo}>
                        <CargoGlyph cargo={cargo} />
                      </span>
                    ))}
                  </span>
                </Line>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
