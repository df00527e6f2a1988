import type { Compiled, CompiledPolicy } from '../compile/compiled'
import type { Decision } from '../decision'
import { evaluate } from '../evaluate'
import { controlFacts } from '../facts'
import { listed } from '../lists'
import { KEPT, sessionState } from '../session-controls/session-state'
import type { SignIn } from '../sign-in'
import type { Assertion } from './assertion'
import { groupStranger, type Person } from './people'

/** Something that could not be decided, and without which a claim that holds might not. */
export interface Undecided {
  readonly policyId: string
  readonly displayName: string
  readonly says: string
}

/** Collects what a claim rests on while its sign-ins are tried. */
export interface Doubts {
  /** Looks at a sign-in that is as the claim says. */
  look(signIn: SignIn): void
  readonly found: readonly Undecided[]
}

/**
 * A policy that is left out because it cannot be decided can only make a sign-in harder: so it matters where a grant is expected,
 * and not where a block or a prompt is. Whether somebody is in a group that a policy excludes matters for those.
 * @param everybody whom the claim is about
 */
export function doubtsAbout(
  { who, expect }: Assertion,
  everybody: readonly Person[],
  compiled: Compiled,
): Doubts {
  const found = new Map<string, Undecided>()
  const add = ({ policy: { id }, displayName }: CompiledPolicy, says: string) =>
    found.set(`${id} ${says}`, { policyId: id, displayName, says })
  const excepted = new Set(who.except.map((words) => words.toLowerCase()))
  for (const policy of compiled.policies) {
    if (policy.state === 'disabled' || policy.state === 'enabledForReportingButNotEnforced') continue
    const of = policy.policy.conditions?.users
    for (const id of listed(expect === 'grant' ? of?.includeGroups : of?.excludeGroups)) {
      const name = compiled.context.names(id)
      if (excepted.has(`group:${id}`.toLowerCase()) || excepted.has(`group:${name}`.toLowerCase())) continue
      const why = isOpen(id, everybody, compiled) ? membersUnknown(id, compiled) : null
      if (why !== null) add(policy, why)
    }
  }
  return {
    look: (signIn) => {
      if (expect !== 'grant') return
      const decision = evaluate(compiled, signIn)
      for (const [policy, says] of leftOut(decision, signIn, compiled)) add(policy, says)
    },
    get found() {
      return [...found.values()]
    },
  }
}

/** Whether somebody whom the claim is about may be in the group and is not known to be: no member of it was tried instead. */
function isOpen(groupId: string, everybody: readonly Person[], { tenant }: Compiled): boolean {
  if (everybody.some(({ identity }) => identity.userId === groupStranger(groupId))) return false
  const listing = new Set(
    tenant.users.flatMap(({ id, memberOf, transitiveMemberOf }) =>
      memberOf || transitiveMemberOf ? [id] : [],
    ),
  )
  return everybody.some(({ identity }) => !listing.has(identity.userId))
}

/** Why it is not known who is in a group, directly or through groups in it; null where it is known. */
function membersUnknown(groupId: string, { tenant, context }: Compiled): string | null {
  const id = groupId.toLowerCase()
  const { memberships, names } = context
  const open = memberships.undecided.find(
    (each) => each.groupId.toLowerCase() === id || memberships.of(each.groupId).groupIds.has(id),
  )
  if (open) return `Who is in ${names(open.groupId)} is not known: ${open.because}`
  const isHeld = tenant.groups.some((group) => group.id.toLowerCase() === id)
  return isHeld ? null : `Who is in ${groupId} is not known: the tenant does not hold the group.`
}

/** Policies that would ask for something and were not enforced, because it cannot be decided that they apply or what they ask for. */
function leftOut(
  { policies }: Decision,
  asked: SignIn,
  compiled: Compiled,
): readonly (readonly [CompiledPolicy, string])[] {
  const signIn = compiled.withMethods(asked)
  const states = compiled.states(controlFacts(compiled, signIn))
  return compiled.policies.flatMap((policy, index) => {
    const answer = policies[index]
    if (!answer || answer.state === 'disabled' || answer.state === 'enabledForReportingButNotEnforced')
      return []
    if (answer.policyApplies) {
      return compiled.caveats
        .filter(({ policyId, path }) => policyId === answer.id && /^(grant|session)Controls/.test(path))
        .map(({ path, says }) => [policy, `${path}: ${says}`] as const)
    }
    // What a policy asks for can be told only where the policy itself could be read.
    const harmless =
      policy.standing === null &&
      states(policy.demand).state === 'met' &&
      sessionState(policy, signIn) === KEPT
    return answer.logResult === 'unknown' && !harmless ? [[policy, answer.because] as const] : []
  })
}
