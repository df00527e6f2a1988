import type { Applying, CompiledPolicy } from './compile/compiled'
import type { GateAnswer, Result } from './decision'
import type { DemandState } from './grant-controls/demand'
import { mildest, type SessionState, strictest } from './session-controls/session-state'

/** From the mildest to the strictest. */
const RESULTS: readonly Result[] = ['grant', 'challenge', 'block']
/** The place of the strictest. */
const BLOCKED = 2

/** @param isDoubtful whether it may not apply, by something that no export carries */
export function inForce(
  policy: CompiledPolicy,
  state: DemandState,
  session: SessionState,
  isDoubtful: boolean,
): Applying {
  const { blocks } = policy.demand
  return {
    policy,
    state,
    session,
    isDoubtful,
    mildest: blocks ? BLOCKED : Math.max(state.mildest, mildest(session)),
    strictest: blocks || policy.isVague ? BLOCKED : Math.max(state.strictest, strictest(session)),
  }
}

/** What may be in force: policies, and gates. */
interface InForce {
  readonly applying: readonly Applying[]
  readonly gates: readonly GateAnswer[]
}

/**
 * All results from the mildest to the strictest that is possible. Policies and gates only ever make a sign-in harder, so these
 * two are enough: nothing applies that may not, and what may be met is; everything applies, and it is not.
 * @param applying those that are doubtful among them
 * @param open policies of which it is not known whether they apply, as if they did
 * @param strictestGates the gates, if what is not known were as strict as it can be
 */
export function couldBe(
  { applying, gates }: InForce,
  open: readonly Applying[],
  strictestGates: readonly GateAnswer[],
  isAnybody: boolean,
): readonly Result[] {
  let from = ofGates(gates)
  let to = ofGates(strictestGates)
  for (const each of applying) {
    if (!each.isDoubtful && !(isAnybody && isMetElsewhere(each))) from = Math.max(from, each.mildest)
    to = Math.max(to, each.strictest)
  }
  for (const each of open) to = Math.max(to, each.strictest)
  // Of somebody who may be at home elsewhere, what they show may not count.
  return between(from, isAnybody && (applying.some(asks) || open.some(asks)) ? BLOCKED : to)
}

function asks({ policy }: Applying): boolean {
  return policy.demand.controls.length > 0
}

/** All results from one to another, or the first alone where the other is milder. Made once: every decision asks. */
function between(from: number, to: number): readonly Result[] {
  return BETWEEN[from]?.[to] ?? RESULTS
}

const BETWEEN = RESULTS.map((_, from) => RESULTS.map((_, to) => RESULTS.slice(from, Math.max(from, to) + 1)))

/** Elsewhere they may have what they have not here; and whether a strength counts there is not known of every home. */
function isMetElsewhere({ policy: { demand }, state }: Applying): boolean {
  return demand.controls.some(
    ({ strength, id }) => strength && (id !== undefined || state.state === 'impossible'),
  )
}

/** All there is: of a tenant of which something did not come in, and that may be whatever decides. */
export const ANYTHING: readonly Result[] = RESULTS

/** All that policies of which nothing is known can leave of what the gates say. */
export function fromGates(gates: readonly GateAnswer[]): readonly Result[] {
  return between(ofGates(gates), BLOCKED)
}

function ofGates(gates: readonly GateAnswer[]): number {
  let most = 0
  for (const { outcome } of gates)
    most = Math.max(most, outcome === 'block' ? BLOCKED : outcome === 'challenge' ? 1 : 0)
  return most
}
