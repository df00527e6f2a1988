import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { withPolicies } from '../compile/compile'
import type { Compiled } from '../compile/compiled'
import { decide } from '../compile/decide'
import type { Decision, Result } from '../decision'
import type { SignIn } from '../sign-in'
import { type Change, circumstanceChanges } from './circumstances'
import { type PolicyEdit, refusal, relaxations, restrictions } from './policy-edits'
import { smallestSets } from './smallest'

/** A smallest change that leads to another result; it has been evaluated, and `result` is what came of it. */
export type Counterfactual = {
  /** A sentence: what would be otherwise, and what would come of it. */
  readonly says: string
  readonly result: Result
} & (
  | { readonly kind: 'circumstances'; readonly changes: readonly string[]; readonly signIn: SignIn }
  | { readonly kind: 'policy'; readonly policy: ConditionalAccessPolicy }
)

/** Changes of circumstances combined at once; people stop reading before that. */
const LARGEST = 3
const MOST_CIRCUMSTANCES = 6
const MOST_POLICIES = 4

const RANK: Readonly<Record<Result, number>> = { block: 0, challenge: 1, grant: 2 }

/**
 * The smallest changes that would lead to another result: of the circumstances, so that a sign-in that is refused or asked
 * for more passes; and of one policy, so that it is let through or stopped. All of them found by search and evaluated.
 */
export function counterfactuals(
  tenant: PolicyTenant,
  asked: SignIn,
  decision: Decision,
  compiled: Compiled,
): readonly Counterfactual[] {
  // Whether a method has to be registered first is known from the tenant.
  const signIn = compiled.withMethods(asked)
  return [
    ...ofCircumstances(tenant, compiled, signIn, decision.result),
    ...ofPolicies(tenant, compiled, signIn, decision),
  ]
}

function ofCircumstances(
  tenant: PolicyTenant,
  compiled: Compiled,
  signIn: SignIn,
  now: Result,
): readonly Counterfactual[] {
  if (now === 'grant') return []
  const together = (changes: readonly Change[]) =>
    changes.reduce((changed, change) => change.apply(changed), signIn)
  const sets = smallestSets(circumstanceChanges(tenant, signIn), {
    largest: LARGEST,
    most: MOST_CIRCUMSTANCES,
    fits: (chosen, item) => !chosen.some(({ dimension }) => dimension === item.dimension),
    holds: (chosen) => RANK[decide(compiled, together(chosen))] > RANK[now],
  })
  return sets.map((chosen) => {
    const changed = together(chosen)
    const result = decide(compiled, changed)
    const changes = chosen.map(({ says }) => says)
    return {
      kind: 'circumstances',
      says: `If ${listed(changes)}, ${CONSEQUENCE[result]}.`,
      result,
      changes,
      signIn: changed,
    }
  })
}

function ofPolicies(
  tenant: PolicyTenant,
  compiled: Compiled,
  signIn: SignIn,
  decision: Decision,
): readonly Counterfactual[] {
  const policies = tenant.conditionalAccessPolicies
  const resultWith = ({ policy }: PolicyEdit) =>
    decide(
      withPolicies(
        compiled,
        policies.map((each) => (each.id === policy.id ? policy : each)),
      ),
      signIn,
    )
  const alone = ({ policy }: Pick<PolicyEdit, 'policy'>) => decide(withPolicies(compiled, [policy]), signIn)
  const found = (edit: PolicyEdit, result: Result): Counterfactual => ({
    kind: 'policy',
    says: `If ${edit.says}, ${CONSEQUENCE[result]}.`,
    result,
    policy: edit.policy,
  })

  // All policies must be satisfied, so one change helps only where one policy stands in the way, and no rule of the platform.
  const responsible = decision.policies.filter(
    ({ id, state, policyApplies, satisfied }) =>
      state === 'enabled' &&
      policyApplies &&
      !satisfied &&
      policies.some((policy) => policy.id === id && RANK[alone({ policy })] <= RANK[decision.result]),
  )
  const [only] = responsible
  const policy = responsible.length === 1 ? policies.find(({ id }) => id === only?.id) : undefined
  const who = called(tenant, signIn)
  const better = (policy ? relaxations(policy, signIn, who) : []).flatMap((edit) => {
    const result = resultWith(edit)
    return RANK[result] > RANK[decision.result] ? [found(edit, result)] : []
  })
  const stopping = (editsOf: (policy: ConditionalAccessPolicy) => readonly PolicyEdit[]) => {
    const worse: Counterfactual[] = []
    for (const policy of decision.result === 'block' ? [] : policies) {
      if (worse.length === MOST_POLICIES) break
      for (const edit of editsOf(policy)) {
        // A policy that stops nobody alone stops nobody among others: each of them must be satisfied.
        if (RANK[alone(edit)] >= RANK[decision.result]) continue
        const result = resultWith(edit)
        if (RANK[result] >= RANK[decision.result]) continue
        worse.push(found(edit, result))
        break
      }
    }
    return worse
  }
  const gentle = stopping(restrictions)
  const worse = gentle.length > 0 ? gentle : stopping(refusal)
  return [...better, ...worse]
}

const CONSEQUENCE: Readonly<Record<Result, string>> = {
  grant: 'access is granted',
  challenge: 'the sign-in goes on, and something is asked for',
  block: 'access is blocked',
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** The name of whoever signs in, or the id where the tenant does not know one. */
function called({ users, servicePrincipals }: PolicyTenant, { signInIdentity }: SignIn): string {
  if ('userId' in signInIdentity) {
    const { userId } = signInIdentity
    return users.find(({ id }) => id === userId)?.displayName ?? userId
  }
  const { servicePrincipalId } = signInIdentity
  return servicePrincipals.find(({ id }) => id === servicePrincipalId)?.displayName ?? servicePrincipalId
}
