import { header } from '../../network/message'
import { readPage } from '../../network/page'
import type { EventOf, TraceEvent, WireError } from '../event'
import { textOf } from './message-text'
import type { Step } from './step'
import { stepEventOf } from './steps'
import { traceIndex } from './trace-index'
import { DECLINED, decidingCheck, isRefusal } from './why'

/** A check that failed, and how often in a row. */
export interface Refused {
  readonly check: EventOf<'check-failed'>
  readonly times: number
  /** Index of the step at which the first of them is told. */
  readonly step: number | undefined
}

/** What was refused before the check that decided, in order; the same again and again is one line. */
export function refusedOnTheWay(events: readonly TraceEvent[], steps: readonly Step[]): Refused[] {
  const deciding = decidingCheck(events)
  const found: Refused[] = []
  for (const event of events) {
    // Whoever met a no that is told already refuses nothing.
    if (!isRefusal(event) || event === deciding || event.check === DECLINED) continue
    const last = found.at(-1)
    if (last && last.check.check === event.check && last.check.error.code === event.error.code)
      found[found.length - 1] = { ...last, times: last.times + 1 }
    else found.push({ check: event, times: 1, step: stepOf(steps, event.seq) })
  }
  return found
}

/** The step at which a check is told: the refusal that came of it, or what it followed from. */
function stepOf(steps: readonly Step[], seq: number): number | undefined {
  const after = steps.filter(({ lastSeq }) => lastSeq >= seq)
  return (after.slice(0, 2).find(({ refused }) => refused) ?? after[0])?.index
}

/** How a refusal got out: in an answer that a program reads, by the browser in an address or a form, on a page that a person sees, or not at all. */
export type Travelled =
  | { readonly by: 'answer' | 'redirect' | 'form' | 'page'; readonly seq: number }
  | { readonly by: 'nothing' }

/** Whether and how the words of a failed check travelled: they are looked for in what its party answered. */
export function travelled(events: readonly TraceEvent[], check: EventOf<'check-failed'>): Travelled {
  const about = stepEventOf(events, check.seq)
  const answer =
    about?.type === 'request-sent' && about.to === check.actor
      ? traceIndex(events).answers.get(about.exchange)
      : undefined
  if (!answer || !says(textOf(answer), check.error)) return { by: 'nothing' }
  const { seq, response } = answer
  if (header(response, 'Location') !== undefined) return { by: 'redirect', seq }
  const page = readPage(response.body)
  // A form that posts itself is seen by nobody: it brings an answer to the app (OAuth 2.0 Form Post Response Mode).
  return { by: page?.kind === 'form-post' ? 'form' : page ? 'page' : 'answer', seq }
}

/** Entra's number; where there is none, the word, as JSON, an address and a challenge write it. */
function says(text: string, { error, code }: WireError): boolean {
  if (code !== undefined) return text.includes(String(code))
  return error === ''
    ? text.includes('Bearer ')
    : text.includes(`"${error}"`) || text.includes(`error=${encodeURIComponent(error)}`)
}
