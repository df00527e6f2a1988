import type { EventOf } from '../event'
import { saysNotYet } from '../not-yet'
import type { StepEvent } from './narration'

/** Fewer are told one by one. */
const FEWEST = 3

/** Questions asked over and over, with nothing in between and always the same answer. */
export interface Repeats {
  /** By `seq` of a question: for how many more it stands, itself among them. */
  readonly times: ReadonlyMap<number, number>
  /** The `seq` of what is told with such a question, and by no step of its own. */
  readonly told: ReadonlySet<number>
}

/**
 * Finds polls that can be told at once. Of each row the first is told as what it is; the others are one step, or a device that
 * waits for a quarter of an hour would fill the story.
 */
export function repeatsIn(turning: readonly StepEvent[]): Repeats {
  const times = new Map<number, number>()
  const told = new Set<number>()
  for (let at = 0; at < turning.length; ) {
    const row = rowFrom(turning, at)
    const [, second] = row
    if (second && row.length >= FEWEST) {
      times.set(second.request.seq, row.length - 1)
      for (const { request, answer } of row.slice(1)) {
        if (request !== second.request) told.add(request.seq)
        told.add(answer.seq)
      }
    }
    at += Math.max(row.length * 2, 1)
  }
  return { times, told }
}

interface Poll {
  readonly request: EventOf<'request-sent'>
  readonly answer: EventOf<'response-received'>
}

/** The polls that follow each other from `at` on, all of them the same. */
function rowFrom(turning: readonly StepEvent[], at: number): readonly Poll[] {
  const row: Poll[] = []
  for (let next = at; ; next += 2) {
    const poll = pollAt(turning, next)
    const [first = poll] = row
    if (!poll || !first || !same(first, poll)) return row
    row.push(poll)
  }
}

function pollAt(turning: readonly StepEvent[], at: number): Poll | undefined {
  const [request, answer] = [turning[at], turning[at + 1]]
  if (request?.type !== 'request-sent' || answer?.type !== 'response-received') return undefined
  return answer.exchange === request.exchange && saysNotYet(answer.response.body)
    ? { request, answer }
    : undefined
}

function same(one: Poll, other: Poll): boolean {
  const error = (poll: Poll) => /"error":"(\w+)"/.exec(poll.answer.response.body)?.[1]
  return (
    one.request.actor === other.request.actor &&
    one.request.request.url === other.request.request.url &&
    one.request.request.body === other.request.request.body &&
    error(one) === error(other)
  )
}
