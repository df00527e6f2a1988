import type { Column } from './compile/columns'
import type { Applying, Compiled } from './compile/compiled'
import { isUser } from './conditions/users'
import type { Caveat, Decision, GateAnswer, Requirement, Result } from './decision'
import { controlFacts } from './facts'
import type { ControlFacts } from './grant-controls/control'
import { mfa } from './grant-controls/mfa'
import { type Demanding, gateDemand, type Outstanding, outstanding } from './requirements'
import { sessionRequirements } from './session-controls/session-requirements'
import type { SignIn } from './sign-in'

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
  const { answers, applying, caveats } = compiled.answers(columns, states, signIn)
  const gates = gatesOf(compiled, signIn)
  const { result, required, code } = enforce(applying, gates, facts)
  return {
    result,
    required,
    policies: answers,
    gates,
    session: compiled.session(applying),
    authenticationContexts: result === 'block' ? NOTHING : contextsOf(signIn),
    code,
    caveats: allOf(compiled.caveats, strangers(compiled, signIn), caveats),
  }
}

const NOTHING: readonly never[] = []

function allOf<T>(...lists: readonly (readonly T[])[]): readonly T[] {
  const [first = NOTHING, second] = lists.filter(({ length }) => length > 0)
  return second ? lists.flat() : first
}

const STRANGER: readonly Caveat[] = [
  {
    policyId: null,
    path: 'signInIdentity',
    says: 'The tenant does not hold whoever signs in, so it is not known which groups and roles they have, or whether they are a guest.',
  },
]

/** Somebody of whom only the id is known may be in a group that a policy names. */
function strangers({ context }: Compiled, { signInIdentity: identity }: SignIn): readonly Caveat[] {
  const isKnown = isUser(identity)
    ? context.users.has(identity.userId.toLowerCase())
    : context.servicePrincipals.has(identity.servicePrincipalId.toLowerCase())
  return isKnown ? NOTHING : STRANGER
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
  applying: readonly Applying[],
  answered: readonly GateAnswer[],
  facts: ControlFacts,
): Enforced {
  if (applying.some(({ policy }) => policy.demand.blocks)) return blocked(facts.signIn)
  const closed = answered.find(({ outcome }) => outcome === 'block')
  if (closed) return { result: 'block', required: [], code: gateCode(closed, facts) }

  const open = [...demanding(applying), ...ofGates(answered, facts)]
  const { required, isPossible, code } = open.length === 0 ? NOTHING_OPEN : outstanding(open, facts)
  const again = sessionRequirements(applying)
  if (again.length === 0) {
    if (!isPossible) return { result: 'block', required, code }
    return required.length === 0 ? GRANTED : { result: 'challenge', required, code }
  }
  const all = [...again.map(({ requirement }) => requirement), ...required]
  const stopped = again.find(({ isPossible: can }) => !can)
  if (!isPossible) return { result: 'block', required: all, code }
  if (stopped) return { result: 'block', required: all, code: stopped.code }
  return { result: 'challenge', required: all, code: again[0]?.code ?? code }
}

const NOTHING_OPEN: Outstanding = { required: [], isPossible: true, code: null }
const GRANTED: Enforced = { result: 'grant', required: [], code: null }

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

/** What is asked for and not met, each demand once with all who make it. */
function demanding(applying: readonly Applying[]): Demanding[] {
  const found: (Demanding & { readonly requiredBy: string[] })[] = []
  for (const { policy, state } of applying) {
    if (state.state === 'met') continue
    const before = found.find(({ demand }) => demand === policy.demand)
    if (before) before.requiredBy.push(policy.policy.id)
    else found.push({ demand: policy.demand, state, requiredBy: [policy.policy.id] })
  }
  return found
}

function ofGates(answered: readonly GateAnswer[], facts: ControlFacts): Demanding[] {
  return answered
    .filter(({ outcome }) => outcome === 'challenge')
    .map((gate) => gateDemand(gate, mfa(facts.strengths.mfa), facts))
}

function contextsOf({ signInContext }: SignIn): readonly string[] {
  return signInContext['@odata.type'] === '#microsoft.graph.authContext'
    ? [signInContext.authenticationContextValue]
    : []
}
