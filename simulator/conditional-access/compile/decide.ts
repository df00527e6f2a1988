import { isUser } from '../conditions/users'
import type { Result } from '../decision'
import { isUnheld } from '../device'
import { controlFacts } from '../facts'
import { isOpen } from '../grant-controls/rank'
import { mildest, sessionState, strictest } from '../session-controls/session-state'
import type { SignIn } from '../sign-in'
import type { Compiled, CompiledPolicy } from './compiled'

/** The result of `evaluate` without its reasons, for those who ask very often: bit by bit instead of policy by policy. */
export function decide(compiled: Compiled, asked: SignIn): Result {
  const { demands, demanding, policies, sessions, gates, context } = compiled
  const applying = applyingBits(compiled, asked)
  for (const demand of demands.all) {
    if (demand.blocks && meets(applying, demanding[demand.index])) return 'block'
  }
  // No condition looks at methods.
  const signIn = compiled.withMethods(asked)
  const { signInIdentity: identity } = signIn
  const id = isUser(identity) ? identity.userId : identity.servicePrincipalId
  let isMet = true
  for (const { outcome } of gates(signIn, context.memberships.of(id, signIn.suppose))) {
    if (outcome === 'block') return 'block'
    if (outcome === 'challenge') isMet = false
  }
  const states = compiled.states(controlFacts(compiled, signIn))
  for (const demand of demands.all) {
    if (demand.controls.length === 0 || !meets(applying, demanding[demand.index])) continue
    const { state } = states(demand)
    if (state === 'impossible') return 'block'
    if (state === 'possible') isMet = false
  }
  if (!meets(applying, sessions)) return isMet ? 'grant' : 'challenge'
  for (const policy of policies) {
    const { index } = policy
    if (((applying[index >> 5] ?? 0) & (sessions[index >> 5] ?? 0) & (1 << (index & 31))) === 0) continue
    const session = mildest(sessionState(policy, signIn, context))
    if (session === 2) return 'block'
    if (session === 1) isMet = false
  }
  return isMet ? 'grant' : 'challenge'
}

/** Policies by bit that are enforced and that no condition rules out. Valid until the next call. */
function applyingBits(
  { enforced, columns, looked, configuring, scratch }: Compiled,
  signIn: SignIn,
): Int32Array {
  for (let word = 0; word < scratch.length; word++) scratch[word] = enforced[word] ?? 0
  for (const place of looked) {
    // Most policies are ruled out by who signs in and what is opened: few conditions are left that one of the others has.
    if (!meets(scratch, configuring[place])) continue
    const passes = columns[place]?.of(signIn).passes
    if (passes === undefined) continue
    for (let word = 0; word < scratch.length; word++)
      scratch[word] = (scratch[word] ?? 0) & (passes[word] ?? 0)
  }
  return scratch
}

/**
 * Whether nothing that is not known can make the result another one, as far as a look at the conditions tells: false where
 * `evaluate` may still find that it does not matter.
 */
export function isPlain(compiled: Compiled, asked: SignIn): boolean {
  const { live, undecided, enforced, policies, columns, looked, configuring } = compiled
  const { demands, demanding, scratch, hasUnknownControls, strictestGates } = compiled
  if (hasUnknownControls || strictestGates !== null || policies.length === 0) return false
  if (compiled.tenant.lost !== undefined) return false
  const signIn = compiled.withMethods(asked)
  if (compiled.context.isAnybody(signIn)) return false
  if (isUnheld(signIn.signInConditions.deviceInfo ?? null, compiled.context)) return false
  const may = live.slice()
  for (let word = 0; word < live.length; word++) scratch[word] = enforced[word] ?? 0
  for (const place of looked) {
    if (!meets(may, configuring[place])) continue
    const column = columns[place]?.of(signIn)
    for (let word = 0; word < may.length; word++) {
      may[word] = (may[word] ?? 0) & ((column?.mayPass[word] ?? 0) | (undecided[word] ?? 0))
      scratch[word] = (scratch[word] ?? 0) & (column?.surely[word] ?? 0)
    }
  }
  for (let word = 0; word < may.length; word++) if (may[word] !== scratch[word]) return false
  for (const policy of protecting(compiled)) {
    const { index } = policy
    if (((scratch[index >> 5] ?? 0) & (1 << (index & 31))) === 0) continue
    const session = sessionState(policy, signIn, compiled.context)
    if (mildest(session) !== strictest(session)) return false
  }
  const states = compiled.states(controlFacts(compiled, signIn))
  return !demands.all.some(
    (demand) => meets(scratch, demanding[demand.index]) && states(demand).controls.some(isOpen),
  )
}

/** The policies that protect tokens: whether they are content may not be known. */
function protecting({ policies }: Compiled): readonly CompiledPolicy[] {
  const before = PROTECTING.get(policies)
  if (before) return before
  const found = policies.filter(({ protectsTokens }) => protectsTokens)
  PROTECTING.set(policies, found)
  return found
}

const PROTECTING = new WeakMap<Compiled['policies'], readonly CompiledPolicy[]>()

function meets(some: Int32Array, others: Int32Array | undefined): boolean {
  if (others === undefined) return false
  for (let word = 0; word < some.length; word++)
    if (((some[word] ?? 0) & (others[word] ?? 0)) !== 0) return true
  return false
}
