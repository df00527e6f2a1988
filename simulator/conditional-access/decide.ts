import type { Compiled } from './compiled'
import { isUser } from './conditions/users'
import type { Result } from './decision'
import { controlFacts } from './facts'
import type { SignIn } from './sign-in'
import { applyingBits, sessionState } from './situation'

/** The result of `evaluate` without its reasons, for those who ask very often: bit by bit instead of policy by policy. */
export function decide(compiled: Compiled, asked: SignIn): Result {
  const signIn = compiled.withMethods(asked)
  const { demands, demanding, policies, gates, context } = compiled
  const applying = applyingBits(compiled, signIn)
  for (const demand of demands.all) {
    if (demand.blocks && meets(applying, demanding[demand.index])) return 'block'
  }
  const { signInIdentity: identity } = signIn
  const id = isUser(identity) ? identity.userId : identity.servicePrincipalId
  const answered = gates(signIn, context.memberships.of(id))
  if (answered.some(({ outcome }) => outcome === 'block')) return 'block'

  const facts = controlFacts(compiled, signIn)
  const states = compiled.states(facts)
  let isMet = true
  for (const demand of demands.all) {
    if (demand.controls.length === 0 || !meets(applying, demanding[demand.index])) continue
    const { state } = states(demand)
    if (state === 'impossible') return 'block'
    if (state === 'possible') isMet = false
  }
  if (answered.some(({ outcome }) => outcome === 'challenge')) isMet = false
  for (const policy of policies) {
    if (policy.frequency === null && !policy.protectsTokens) continue
    if (((applying[policy.index >> 5] ?? 0) & (1 << (policy.index & 31))) === 0) continue
    const session = sessionState(policy, signIn)
    if (session === 'unbound' || session === 'too-late') return 'block'
    if (session === 'stale') isMet = false
  }
  return isMet ? 'grant' : 'challenge'
}

function meets(some: Int32Array, others: Int32Array | undefined): boolean {
  for (let word = 0; word < some.length; word++)
    if (((some[word] ?? 0) & (others?.[word] ?? 0)) !== 0) return true
  return false
}
