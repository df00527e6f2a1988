import { PatternFault, UnsupportedPattern } from './node'
import { assemble, type Program } from './program'
import { readPattern } from './read-pattern'
import { runs } from './run'

/** Text longer than this matches nothing: the work is bounded by its length. */
const MAX_TEXT = 1024

export type Pattern =
  | { test(text: string): boolean }
  /** Not a regular expression: why. */
  | { readonly error: string }
  /** One that is not evaluated here: what it uses. */
  | { readonly unsupported: string }

/**
 * A regular expression of `-match`: .NET's, without what cannot be decided in linear time (decision 022). Case is ignored, and
 * the text need not match as a whole.
 * https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership#using-the--match-operator
 */
export function compilePattern(source: string): Pattern {
  let program: Program
  try {
    program = assemble(readPattern(source))
  } catch (fault) {
    if (fault instanceof PatternFault) return { error: fault.message }
    if (fault instanceof UnsupportedPattern) return { unsupported: fault.message }
    throw fault
  }
  return { test: (text) => text.length <= MAX_TEXT && runs(program, text) }
}
