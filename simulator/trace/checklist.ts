import type { CheckFields, Compared, Emit, SpecRef, TraceEventBody, WireError } from './event'

/** The rule holds. `found` is what later checks may rely on; without `says` the rule had nothing to look at and leaves no event. */
export interface Passed<Found extends object> {
  readonly passed: true
  readonly says?: string
  readonly found: Found
  /** What else became known, for the trace. */
  readonly also?: TraceEventBody
}

/** The rule does not hold: a value, which goes on the wire and into the trace. */
export interface Failed {
  readonly passed: false
  readonly says: string
  readonly error: WireError
  readonly compared?: Compared | undefined
  /** The section that this is in, where the check is of another. */
  readonly spec?: SpecRef | undefined
  /** What became known all the same, for the trace. */
  readonly also?: TraceEventBody
}

/** One named rule. It sees what the checks before it found, and nothing else. */
export interface Check<Context extends object, Found extends object = object> {
  /** The name of its file, without `check-` or `require-` and ending. */
  readonly name: string
  readonly spec: SpecRef
  look(context: Context): Passed<Found> | Failed | Promise<Passed<Found> | Failed>
}

/** A readable, ordered list of checks: the first that fails ends it. */
export interface Checklist<In extends object, Out extends object> {
  /** The list with `next` at its end. `next` may use whatever was found before. */
  check<Found extends object>(next: Check<Out, Found>): Checklist<In, Out & Found>
  /** Runs the list in order and records each check that had something to say. */
  run(context: In, emit: Emit): Promise<({ readonly passed: true } & { readonly found: Out }) | Failed>
}

const NOTHING: object = Object.freeze({})

export function passed(says?: string): Passed<object>
export function passed<Found extends object>(
  says: string | undefined,
  found: Found,
  also?: TraceEventBody,
): Passed<Found>
export function passed(says?: string, found: object = NOTHING, also?: TraceEventBody): Passed<object> {
  return { passed: true, says, found, ...(also && { also }) }
}

/** What came too late: until when it was good, and when it came. @param until, now in seconds since 1970 */
export function late(until: number, now: number): Compared {
  const instant = (seconds: number) => {
    const date = new Date(seconds * 1000)
    // Somebody else wrote `until`: it may lie outside of every calendar.
    return Number.isNaN(date.getTime()) ? String(seconds) : `${date.toISOString().slice(0, 19)}Z`
  }
  return { expected: `before ${instant(until)}`, came: instant(now) }
}

export function checklist<In extends object>(): Checklist<In, In> {
  return listOf<In, In>([])
}

function listOf<In extends object, Out extends object>(checks: readonly Check<never>[]): Checklist<In, Out> {
  return {
    check: (next) => listOf([...checks, next]),
    run: async (context, emit) => {
      let found: object = context
      for (const check of checks) {
        // Most checks compare two values: only those that compute are waited for.
        const looked = check.look(found as never)
        const finding = looked instanceof Promise ? await looked : looked
        emitFinding(check, finding, emit)
        if (!finding.passed) return finding
        if (finding.found !== NOTHING) found = { ...found, ...finding.found }
      }
      return { passed: true, found: found as Out }
    },
  }
}

/** Records what a check found, if it found anything worth a line. */
export function emitFinding(
  { name: check, spec }: Pick<CheckFields, 'spec'> & { readonly name: string },
  finding: Passed<object> | Failed,
  emit: Emit,
): void {
  const { says } = finding
  if (finding.also) emit(finding.also)
  if (says === undefined) return
  const fields = { check, spec, says }
  if (finding.passed) emit({ type: 'check-passed', ...fields })
  else {
    const { error, compared } = finding
    emit({
      type: 'check-failed',
      ...fields,
      spec: finding.spec ?? spec,
      error,
      ...(compared && { compared }),
    })
  }
}
