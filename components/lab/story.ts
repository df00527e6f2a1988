import type { Outcome, Page, Step, TraceEvent } from '../../simulator/doors/view'
import type { Answer, PromptKind } from './engine'

/**
 * A whole run: the answers its reader gave, then what a sensible person answers. What lies behind the first answer that was
 * not given is shown ahead of time, and only played when it is given or asked for.
 */
export interface Story {
  readonly events: readonly TraceEvent[]
  readonly steps: readonly Step[]
  /** Every answer of the run, given or filled in. */
  readonly filled: readonly Answer[]
  readonly outcome: Outcome | undefined
  /** What to say when the run came to no end. */
  readonly crash: string | undefined
}

export interface OpenPrompt {
  readonly index: number
  readonly kind: PromptKind
  readonly page: Page
  readonly seq: number
}

/** How many steps can be played with `given` answers: up to the first question that nobody has answered. */
export function frontier({ events, steps }: Story, given: number): number {
  const next = events.find((event) => event.type === 'prompt-answered' && event.index === given)
  return next ? steps.filter((step) => step.seq < next.seq).length : steps.length
}

/** How many answers it takes to get to `position`; past the end, to the end. */
export function answersUpTo({ events, steps }: Story, position: number): number {
  const last = steps[Math.min(Math.ceil(position), steps.length) - 1]?.lastSeq ?? -1
  return events.filter((event) => event.type === 'prompt-answered' && event.seq <= last).length
}

/** The question that is open after everything up to `lastSeq` has happened. */
export function promptAt(events: readonly TraceEvent[], lastSeq: number): OpenPrompt | undefined {
  const event = events.findLast(
    (each) => each.seq <= lastSeq && (each.type === 'prompt-opened' || each.type === 'prompt-answered'),
  )
  return event?.type === 'prompt-opened'
    ? { index: event.index, kind: event.prompt as PromptKind, page: event.page, seq: event.seq }
    : undefined
}

/** The first step that is not the same in both stories; the length of the shorter one when one is the beginning of the other. */
export function divergence(one: Story, other: Story): number {
  const length = Math.min(one.steps.length, other.steps.length)
  for (let index = 0; index < length; index++) {
    if (written(one, index) !== written(other, index)) return index
  }
  return length
}

/** The first answer that is not the same in both lists. */
export function firstDifference(one: readonly Answer[], other: readonly Answer[]): number {
  const index = one.findIndex((answer, at) => JSON.stringify(answer) !== JSON.stringify(other[at]))
  return index < 0 ? one.length : index
}

function written({ events, steps }: Story, index: number): string {
  const step = steps[index]
  return step
    ? JSON.stringify([
        step.title,
        step.from,
        step.to,
        events.slice(step.seq, step.lastSeq + 1).map(({ seq, cause, ...rest }) => rest),
      ])
    : ''
}
