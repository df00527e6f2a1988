import type { Column } from './columns'
import type { Compiled, CompiledPolicy } from './compiled'
import { isUser } from './conditions/users'
import type { Caveat, Decision, GateAnswer, PolicyAnswer, Requirement, Result } from './decision'
import { controlFacts } from './facts'
import type { ControlFacts } from './grant-controls/control'
import type { Demand } from './grant-controls/demand'
import type { DemandStates } from './grant-controls/demand-states'
import { mfa } from './grant-controls/methods'
import { type Demanding, gateDemand, outstanding } from './requirements'
import { sessionOf } from './session-controls/session'
import type { SignIn } from './sign-in'
import { sessionState } from './situation'

/**
 * Decides a sign-in and says why, policy by policy. First every policy is answered, report-only ones too; then those that
 * are on are enforced, all together.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-policies
 */
export function evaluate(compiled: Compiled, asked: SignIn): Decision {
  const signIn = compiled.withMethods(asked)
  const columns: (Column | undefined)[] = []
  for (const place of compiled.looked) columns[place] = compiled.columns[place]?.of(signIn)
  const facts = controlFacts(compiled, signIn)
  const states = compiled.states(facts)
  const session = (policy: CompiledPolicy) => sessionState(policy, signIn)

  const policies: PolicyAnswer[] = []
  const enforced: CompiledPolicy[] = []
  let caveats: readonly Caveat[] = compiled.caveats
  for (const policy of compiled.policies) {
    const answered = compiled.answers(policy, columns, states, session)
    policies.push(answered.answer)
    if (answered.caveats.length > 0) caveats = [...caveats, ...answered.caveats]
    if (answered.answer.policyApplies && policy.state === 'enabled') enforced.push(policy)
  }

  const answeredGates = gatesOf(compiled, signIn)
  const verdict = enforce(enforced, answeredGates, states, facts)
  return {
    ...verdict,
    policies,
    gates: answeredGates,
    session: sessionOf(enforced.map(({ policy }) => policy)),
    authenticationContexts: verdict.result === 'block' ? [] : contextsOf(signIn),
    caveats,
  }
}

/** The platform's own rules, for the person of the sign-in. */
function gatesOf({ gates, context }: Compiled, signIn: SignIn): readonly GateAnswer[] {
  const { signInIdentity: identity } = signIn
  const id = isUser(identity) ? identity.userId : identity.servicePrincipalId
  return gates(signIn, context.memberships.of(id))
}

interface Enforced {
  readonly result: Result
  readonly required: readonly Requirement[]
  readonly code: number | null
}

function enforce(
  policies: readonly CompiledPolicy[],
  answered: readonly GateAnswer[],
  states: DemandStates,
  facts: ControlFacts,
): Enforced {
  if (policies.some(({ demand }) => demand.blocks)) return blocked(facts.signIn)
  const closed = answered.find(({ outcome }) => outcome === 'block')
  if (closed) return { result: 'block', required: [], code: gateCode(closed, facts) }

  const { required, isPossible, code } = outstanding(
    [...demanding(policies, states), ...ofGates(answered, facts)],
    facts,
  )
  const again = sessionRequirements(policies, facts.signIn)
  const all = [...again.flatMap(({ requirement }) => requirement), ...required]
  const stopped = again.find(({ isPossible: can }) => !can)
  if (!isPossible || stopped)
    return { result: 'block', required: all, code: isPossible ? (stopped?.code ?? null) : code }
  const first = again[0]?.code ?? code
  return all.length === 0
    ? { result: 'grant', required: [], code: null }
    : { result: 'challenge', required: all, code: first }
}

/** AADSTS53010 is for registering security information, 53003 for everything else. */
function blocked({ signInContext }: SignIn): Enforced {
  const registering =
    signInContext['@odata.type'] === '#microsoft.graph.userActionContext' &&
    signInContext.userAction === 'registerSecurityInformation'
  return { result: 'block', required: [], code: registering ? 53010 : 53003 }
}

/** Security defaults stop legacy clients with AADSTS530035; everything else that stops somebody is missing MFA. */
function gateCode(gate: GateAnswer, facts: ControlFacts): number | null {
  if (gate.gate === 'legacyAuthentication' || facts.isLegacy) return 530035
  const control = mfa(facts.strengths.mfa)
  return control.outcomes[control.evaluate(facts)]?.code ?? null
}

function demanding(policies: readonly CompiledPolicy[], states: DemandStates): Demanding[] {
  const by = new Map<Demand, string[]>()
  for (const { demand, policy } of policies) {
    if (demand.controls.length === 0) continue
    const ids = by.get(demand)
    if (ids) ids.push(policy.id)
    else by.set(demand, [policy.id])
  }
  return [...by].map(([demand, requiredBy]) => ({ demand, state: states(demand), requiredBy }))
}

function ofGates(answered: readonly GateAnswer[], facts: ControlFacts): Demanding[] {
  return answered
    .filter(({ outcome }) => outcome === 'challenge')
    .map((gate) => gateDemand(gate, mfa(facts.strengths.mfa), facts))
}

interface SessionRequirement {
  readonly requirement: Requirement
  readonly isPossible: boolean
  readonly code: number
}

/** Signing in again, and a bound token: both before the person gets anything. */
function sessionRequirements(policies: readonly CompiledPolicy[], signIn: SignIn): SessionRequirement[] {
  const by = (wanted: string) =>
    policies.filter((policy) => sessionState(policy, signIn) === wanted).map(({ policy }) => policy.id)
  const one = (
    control: string,
    requiredBy: readonly string[],
    isPossible: boolean,
    code: number,
    says: string,
  ) =>
    requiredBy.length === 0
      ? []
      : [{ requirement: { control, requiredBy, combinations: [], alternatives: [], says }, isPossible, code }]
  return [
    ...one(
      'signInFrequency',
      by('stale'),
      true,
      70043,
      'The last sign-in is too long ago: the person signs in again.',
    ),
    ...one(
      'signInFrequency',
      by('too-late'),
      false,
      70043,
      'The last sign-in is too long ago, and nobody can be asked here.',
    ),
    ...one('secureSignInSession', by('unbound'), false, 530084, 'The token is not bound to the device.'),
  ]
}

function contextsOf({ signInContext }: SignIn): readonly string[] {
  return signInContext['@odata.type'] === '#microsoft.graph.authContext'
    ? [signInContext.authenticationContextValue]
    : []
}
