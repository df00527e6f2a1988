import type { Trace } from '../_build/exercise'
import { type Act, notYet } from './act'

/** Runs with a setting under which an act means something else than its sentence says. */
export type Otherwise = { readonly name: string; readonly says: string } & (
  | { readonly is: readonly string[] }
  | { readonly isNot: string }
)

/** An act that is graded in runs only of which its sentence is true; in the others it says what stands in the way. */
export function except(act: Act, otherwise: readonly Otherwise[]): Act {
  return {
    ...act,
    check(deed) {
      const found = otherwise.find((each) => fits(each, deed.trace))
      return found ? notYet(found.says) : act.check(deed)
    },
  }
}

function fits(each: Otherwise, [start]: Trace): boolean {
  if (start?.type !== 'run-started') return false
  const value = start.switches[each.name] ?? ''
  return 'is' in each ? each.is.includes(value) : value !== each.isNot
}
