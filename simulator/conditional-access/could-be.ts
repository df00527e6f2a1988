import type { Applying } from './compile/compiled'
import type { GateAnswer, Result } from './decision'
import type { DemandState } from './grant-controls/demand'
import { mildest as mildestSession, strictest as strictestSession } from './session-controls/session-state'

/** From the mildest to the strictest. */
const RESULTS: readonly Result[] = ['grant', 'challenge', 'block']

/** What may be in force: policies, each with the state of its controls, and gates. */
interface InForce {
  readonly applying: readonly Applying[]
  readonly gates: readonly GateAnswer[]
}

/**
 * All results from the mildest to the strictest that is possible. Policies and gates only ever make a sign-in harder, so these
 * two are enough: nothing applies that may not, and what may be met is; everything applies, and it is not.
 */
export function couldBe(mildest: InForce, strictest: InForce, isAnybody: boolean): readonly Result[] {
  const from = strictness(isAnybody ? elsewhere(mildest) : mildest, 'met')
  // Of somebody who may be at home elsewhere, what they show may not count.
  if (isAnybody && strictest.applying.some(({ policy }) => policy.demand.controls.length > 0)) {
    return between(from, RESULTS.length - 1)
  }
  return between(from, strictness(strictest, 'impossible'))
}

/** All results from one to another, or the first alone where the other is milder. Made once: every decision asks. */
function between(from: number, to: number): readonly Result[] {
  return BETWEEN[from]?.[to] ?? RESULTS
}

const BETWEEN = RESULTS.map((_, from) => RESULTS.map((_, to) => RESULTS.slice(from, Math.max(from, to) + 1)))

/** Elsewhere they may have what they have not here; and whether a strength counts there is not known of every home. */
function elsewhere({ applying, gates }: InForce): InForce {
  const counts = ({ policy: { demand }, state }: Applying) =>
    !demand.controls.some(
      ({ strength, id }) => strength && (id !== undefined || state.state === 'impossible'),
    )
  return { applying: applying.filter(counts), gates }
}

/** All there is: of a tenant of which something did not come in, and that may be whatever decides. */
export const ANYTHING: readonly Result[] = RESULTS

/** All that policies of which nothing is known can leave of what the gates say. */
export function fromGates(gates: readonly GateAnswer[]): readonly Result[] {
  return between(strictness({ applying: [], gates }, 'met'), RESULTS.length - 1)
}

/** @param unknown how a control counts of which it is not known whether it is met */
function strictness({ applying, gates }: InForce, unknown: DemandState['state']): number {
  let most = 0
  for (const { outcome } of gates)
    most = Math.max(most, outcome === 'block' ? 2 : outcome === 'challenge' ? 1 : 0)
  for (const { policy, state, session } of applying) {
    if (policy.demand.blocks || (unknown === 'impossible' && policy.isVague)) return 2
    most = Math.max(most, unknown === 'met' ? state.mildest : state.strictest)
    most = Math.max(most, unknown === 'met' ? mildestSession(session) : strictestSession(session))
  }
  return most
}
