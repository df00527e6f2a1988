import type { Test } from './comparison'
import type { Comparison, FromNow, Value } from './expression'

/** Whether a comparison is of times: `-le`, `-ge`, or anything with `system.now`. */
export function isOfTimes({ operator, value }: Comparison): boolean {
  return operator === 'le' || operator === 'ge' || isFromNow(value)
}

/** One comparison of times; with one that cannot be read, none but `-ne` holds. */
export function compileTime({ operator, value }: Comparison): Test {
  const moved = isFromNow(value) ? value.msFromNow : null
  const fixed = moved === null ? Date.parse(String(value)) : 0
  return (actual, { now }) => {
    const time = typeof actual === 'string' ? Date.parse(actual) : Number.NaN
    const expected = moved === null ? fixed : now === null ? Number.NaN : now + moved
    if (operator === 'le') return time <= expected
    if (operator === 'ge') return time >= expected
    return operator === 'ne' ? time !== expected : time === expected
  }
}

function isFromNow(value: Value): value is FromNow {
  return typeof value === 'object' && value !== null && 'msFromNow' in value
}
