import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { withPolicies } from '../compile/compile'
import type { Compiled } from '../compile/compiled'
import { decide, isPlain } from '../compile/decide'
import type { Decision, Result } from '../decision'
import { evaluate } from '../evaluate'
import type { SignIn } from '../sign-in'
import { type Change, circumstanceChanges } from './circumstances'
import { type PolicyEdit, refusal, relaxations, restrictions } from './policy-edits'
import { smallestSets } from './smallest'

/** A smallest change that leads to another result; it has been evaluated, and `result` is what came of it. */
export type Counterfactual = {
  /** A sentence: what would be otherwise, and what would come of it. */
  readonly says: string
  readonly result: Result
  /** From the mildest to the strictest; where `result` is not alone, it comes of what is known, and the sentence says so. */
  readonly couldBe: readonly Result[]
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
  const sets = smallestSets(circumstanceChanges(tenant, signIn, compiled.context.homeOf(signIn)), {
    largest: LARGEST,
    most: MOST_CIRCUMSTANCES,
    fits: (chosen, item) => !chosen.some(({ dimension }) => dimension === item.dimension),
    holds: (chosen) => RANK[decide(compiled, together(chosen))] > RANK[now],
  })
  return sets.map((chosen) => {
    const changed = together(chosen)
    const result = decide(compiled, changed)
    const couldBe = resultsOf(compiled, changed, result)
    const changes = chosen.map(({ says }) => says)
    return {
      kind: 'circumstances',
      says: sentence(listed(changes), result, couldBe),
      result,
      couldBe,
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
  const edited = ({ policy }: PolicyEdit) =>
    withPolicies(
      compiled,
      policies.map((each) => (each.id === policy.id ? policy : each)),
    )
  const resultWith = (edit: PolicyEdit) => decide(edited(edit), signIn)
  const alone = ({ policy }: Pick<PolicyEdit, 'policy'>) => decide(withPolicies(compiled, [policy]), signIn)
  const found = (edit: PolicyEdit, result: Result): Counterfactual => {
    const couldBe = resultsOf(edited(edit), signIn, result)
    return {
      kind: 'policy',
      says: sentence(edit.says, result, couldBe),
      result,
      couldBe,
      policy: edit.policy,
    }
  }

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

/** All that `result` could be, by what is not known. */
function resultsOf(compiled: Compiled, signIn: SignIn, result: Result): readonly Result[] {
  return isPlain(compiled, signIn) ? [result] : evaluate(compiled, signIn).couldBe
}

function sentence(change: string, result: Result, couldBe: readonly Result[]): string {
  return `If ${change}, ${CONSEQUENCE[result]}${couldBe.length > 1 ? ', as far as is known' : ''}.`
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
