import { type ActorId, fieldsOf, type InRun, isInStep, message, type Step } from '../../simulator/doors/view'
import type { Trace } from '../_build/exercise'

/** What can be true of a step: a place as a text names it, or a look at the step itself. No stand-in, as a chapter would be. */
export type Fact = InRun | ((trace: Trace, step: Step) => boolean)

export function isTrue(fact: Fact, trace: Trace, step: Step): boolean {
  return typeof fact === 'function' ? fact(trace, step) : isInStep(trace, step, fact)
}

/** By the steps of a run, which do not change once it has been run. */
const looked = new WeakMap<readonly Step[], Map<Fact, Step | undefined>>()

/** The first step of a run of which this is true; it is looked for once. */
export function firstWith(fact: Fact, trace: Trace, all: readonly Step[]): Step | undefined {
  const found = looked.get(all) ?? new Map<Fact, Step | undefined>()
  looked.set(all, found)
  const look = () => all.find((step) => isTrue(fact, trace, step))
  if (!found.has(fact)) found.set(fact, look())
  return found.get(fact)
}

interface Way {
  readonly from?: ActorId
  readonly to?: ActorId
}

/** A message that goes this way, and has this. */
export function sent({ from, to }: Way, has?: InRun): Fact {
  return (trace, step) =>
    step.exchange !== undefined &&
    (from === undefined || step.from === from) &&
    (to === undefined || step.to === to) &&
    (has === undefined || isInStep(trace, step, has))
}

/** A request that brings a cookie back, of this name or of any (RFC 6265, section 4.2). */
export function bringsCookie({ name = '', ...way }: Way & { readonly name?: string } = {}): Fact {
  return (trace, step) =>
    isTrue(sent(way), trace, step) &&
    headers(trace, step, 'cookie').some((value) =>
      value.split('; ').some((pair) => name === '' || pair.startsWith(`${name}=`)),
    )
}

interface Given extends Way {
  readonly name?: string
  /** Whether it takes the cookie away: `Max-Age=0` (RFC 6265, section 5.2.2). */
  readonly ends?: boolean
}

/** An answer that sets a cookie. */
export function setsCookie({ name = '', ends = false, ...way }: Given = {}): Fact {
  return (trace, step) =>
    isTrue(sent(way), trace, step) &&
    headers(trace, step, 'set-cookie').some(
      (value) => value.startsWith(name === '' ? '' : `${name}=`) && /; Max-Age=0(;|$)/.test(value) === ends,
    )
}

function headers(trace: Trace, { seq }: Step, name: string): readonly string[] {
  const found = message(trace, seq)?.headers ?? []
  return found.filter((header) => header.name.toLowerCase() === name).map(({ value }) => value)
}

/** A message with one of the codes that this party hands in. */
export function carriesCodeOf(party: ActorId): Fact {
  return (trace, step) => {
    if (!step.cargo.includes('authorization-code')) return false
    const handedIn = trace.flatMap((event) =>
      event.type === 'request-sent' && event.actor === party
        ? (new URLSearchParams(event.request.body).get('code') ?? [])
        : [],
    )
    return codesIn(trace, step).some((code) => handedIn.includes(code))
  }
}

function codesIn(trace: Trace, { seq }: Step): readonly string[] {
  const view = message(trace, seq)
  return view ? fieldsOf(view).flatMap(({ name, value }) => (name === 'code' ? [value] : [])) : []
}
