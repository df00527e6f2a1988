import type { Membership } from '../directory/memberships'
import { strangers } from './caveats/strangers'
import type { Applying, Compiled } from './compile/compiled'
import { isUser } from './conditions/users'
import { ANYTHING, couldBe, fromGates } from './could-be'
import type { Decision, GateAnswer, Requirement, Result } from './decision'
import { controlFacts } from './facts'
import { disabledCode } from './gates/disabled-account'
import { gateCode } from './gates/gate-code'
import type { ControlFacts } from './grant-controls/control'
import { openDemands, outstanding } from './requirements'
import { sessionRequirements } from './session-controls/session-requirements'
import type { SignIn } from './sign-in'

/**
 * Decides a sign-in and says why, policy by policy. First each policy is answered alone, report-only ones too; then those that
 * are on are enforced, all together. `compile/decide.ts` gives the same result without reasons, and faster.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-policies
 */
export function evaluate(compiled: Compiled, asked: SignIn): Decision {
  const signIn = compiled.withMethods(asked)
  const facts = controlFacts(compiled, signIn)
  // Alone (`policy-answer.ts`): the conditions in order; where none rules the policy out, how its controls stand.
  const { answers, applying, open, caveats } = compiled.answers(signIn, compiled.states(facts))
  const member = memberOf(compiled, signIn)
  const gates = compiled.gates(signIn, member)
  const anybody = compiled.context.isAnybody(signIn)
  const { result, required, code } = enforce(applying, gates, facts)
  return {
    result,
    required,
    policies: answers,
    gates,
    session: compiled.session(applying),
    authenticationContexts: result === 'block' ? NOTHING : contextsOf(signIn),
    code,
    couldBe:
      compiled.tenant.lost !== undefined
        ? ANYTHING
        : compiled.policies.length === 0 && compiled.isSilent
          ? fromGates(gates)
          : couldBe({ applying, gates }, open, compiled.strictestGates?.(signIn, member) ?? gates, anybody),
    caveats: allOf(compiled.caveats, strangers(compiled.context, signIn, anybody), caveats),
  }
}

interface Enforced {
  readonly result: Result
  readonly required: readonly Requirement[]
  readonly code: number | null
}

/** The policies that apply and are on, and the gates, taken together: everybody must be content. */
function enforce(applying: readonly Applying[], gates: readonly GateAnswer[], facts: ControlFacts): Enforced {
  // Whoever may not sign in at all is not asked what policies ask.
  const off = disabledCode(gates)
  if (off !== null) return { result: 'block', required: NOTHING, code: off }

  // One policy that blocks is enough, whatever the others ask for.
  if (applying.some(({ policy }) => policy.demand.blocks)) return blocked(facts.signIn)

  // A gate that is closed, no policy opens.
  const closed = gates.filter(({ outcome }) => outcome === 'block')
  if (closed.length > 0) return { result: 'block', required: NOTHING, code: gateCode(closed, facts) }

  // Grant controls, and gates that ask for something: what is not met yet, in the order of the prompts.
  const grants = outstanding(openDemands(applying, gates, facts), facts)

  // Session controls that stand in the way: the person signs in again before anything else is asked.
  const again = sessionRequirements(applying)
  const required =
    again.length === 0
      ? grants.required
      : [...again.map(({ requirement }) => requirement), ...grants.required]

  if (!grants.isPossible) return { result: 'block', required, code: grants.code }
  const stopped = again.find(({ isPossible }) => !isPossible)
  if (stopped) return { result: 'block', required, code: stopped.code }
  if (required.length === 0) return GRANTED
  return { result: 'challenge', required, code: again[0]?.code ?? grants.code }
}

const NOTHING: readonly never[] = []
const GRANTED: Enforced = { result: 'grant', required: NOTHING, code: null }

/** AADSTS53010 is for registering security information, 53003 for everything else. */
function blocked({ signInContext }: SignIn): Enforced {
  const registering =
    'userAction' in signInContext && signInContext.userAction === 'registerSecurityInformation'
  return { result: 'block', required: NOTHING, code: registering ? 53010 : 53003 }
}

/** What whoever signs in belongs to. */
function memberOf({ context }: Compiled, { signInIdentity: identity, suppose }: SignIn): Membership {
  return context.memberships.of(isUser(identity) ? identity.userId : identity.servicePrincipalId, suppose)
}

function contextsOf({ signInContext }: SignIn): readonly string[] {
  return 'authenticationContextValue' in signInContext ? [signInContext.authenticationContextValue] : NOTHING
}

function allOf<T>(...lists: readonly (readonly T[])[]): readonly T[] {
  const [first = NOTHING, second] = lists.filter(({ length }) => length > 0)
  return second ? lists.flat() : first
}
