import type { ActorId, Outcome, PromptKind, PromptPage, Step, TraceEvent } from '../../simulator/doors/view'
import type { Answer } from './engine'

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
  /** The person who is asked, and the device that asks. */
  readonly person: ActorId
  readonly on: ActorId
  readonly page: PromptPage
  readonly seq: number
}

/** How many steps can be played with `given` answers: up to the first question that nobody has answered. */
export function frontier({ events, steps }: Story, given: number): number {
  const next = events.find((event) => event.type === 'prompt-answered' && event.index === given)
  return next ? steps.filter((step) => step.seq < next.seq).length : steps.length
}

/** The story as it stands before the event `seq`: how it ends, nobody can tell from it. */
export function upTo({ events, steps, filled }: Story, seq: number): Story {
  const before = events.filter((event) => event.seq < seq)
  const answered = before.filter(({ type }) => type === 'prompt-answered').length
  return {
    events: before,
    steps: steps.flatMap((step) =>
      step.seq < seq ? [{ ...step, lastSeq: Math.min(step.lastSeq, seq - 1) }] : [],
    ),
    filled: filled.slice(0, answered),
    outcome: undefined,
    crash: undefined,
  }
}

/** How many answers it takes to get to `position`; past the end, to the end. */
export function answersUpTo({ events, steps }: Story, position: number): number {
  const last = steps[Math.min(Math.ceil(position), steps.length) - 1]?.lastSeq ?? -1
  return events.filter((event) => event.type === 'prompt-answered' && event.seq <= last).length
}

/** The question that is open after everything up to `lastSeq` has happened: of several, the one to be answered first. */
export function promptAt(events: readonly TraceEvent[], lastSeq: number): OpenPrompt | undefined {
  const open = new Map<number, OpenPrompt>()
  for (const event of events) {
    if (event.seq > lastSeq) break
    if (event.type === 'prompt-answered') open.delete(event.index)
    if (event.type !== 'prompt-opened') continue
    const { index, prompt, actor, on, page, seq } = event
    open.set(index, { index, kind: prompt, person: actor, on, page, seq })
  }
  return open.get(Math.min(...open.keys()))
}

/** Whether nobody waits for an answer: the run is over without one, and goes on with it. */
export function isOffer({ filled, outcome }: Story, { index }: OpenPrompt): boolean {
  return outcome !== undefined && index >= filled.length
}

/** The first step that is not the same in both stories; the length of the shorter one when one is the beginning of the other. */
export function divergence(one: Story, other: Story): number {
  const length = Math.min(one.steps.length, other.steps.length)
  for (let index = 0; index < length; index++) {
    if (written(one, index) !== written(other, index)) return index
  }
  return length
}

/** The first answer that is not the same in both lists; undefined when the lists are equal. */
export function firstDifference(one: readonly Answer[], other: readonly Answer[]): number | undefined {
  const length = Math.max(one.length, other.length)
  for (let index = 0; index < length; index++) {
    if (JSON.stringify(one[index]) !== JSON.stringify(other[index])) return index
  }
  return undefined
}

/** Without its title: that names people by what turns out later. */
function written({ events, steps }: Story, index: number): string {
  const step = steps[index]
  return step
    ? JSON.stringify([
        step.from,
        step.to,
        events.slice(step.seq, step.lastSeq + 1).map(({ seq, cause, ...rest }) => rest),
      ])
    : ''
}
