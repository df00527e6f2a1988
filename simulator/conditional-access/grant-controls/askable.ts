import { type ControlFacts, type ControlOutcome, type Named, outcome } from './control'

/** Places in the outcomes that `askable` makes. */
const MET = 0
export const POSSIBLE = 1
export const IMPOSSIBLE = 2

/** The outcomes of a control that a person meets when asked: met, still to be met, not to be met here (for each reason). */
export function askable(
  of: Named,
  code: number | null,
  met: string,
  possible: string,
  ...impossible: readonly string[]
): readonly ControlOutcome[] {
  return [
    outcome(of, 'met', met),
    outcome(of, 'possible', possible, code),
    ...impossible.map((because) => outcome(of, 'impossible', because, code)),
  ]
}

/** What is not met can be, unless the client or the moment lets nobody be asked. */
export function asked({ isLegacy, isSilent }: ControlFacts, isMet: boolean | undefined): number {
  if (isMet) return MET
  return isLegacy || isSilent ? IMPOSSIBLE : POSSIBLE
}

/** Whether a list of what is done names `id`, in any case. */
export function isDone(done: readonly string[] | undefined, id: string): boolean | undefined {
  return done?.some((each) => each.toLowerCase() === id.toLowerCase())
}
