import type { Column, Columns } from './columns'
import type { Answered, Answers, Compiled, CompiledPolicy, SessionState } from './compiled'
import type { Verdict } from './conditions/condition'
import type { ConditionAnswer, PolicyAnswer } from './decision'
import type { DemandState } from './grant-controls/demand'
import { listed } from './lists'

const SESSION_STATES: readonly SessionState[] = ['kept', 'stale', 'too-late', 'unbound']

/**
 * A policy's answers form a tree: at each of its conditions one road for each verdict, and at the end one for each state of
 * its controls. To answer is to walk down; only roads never taken before are built.
 */
interface Branch {
  /** Place of a condition, or `AT_CONTROLS`. */
  readonly at: number
  readonly roads: (Branch | Answered | undefined)[]
}

const AT_CONTROLS = -1
/** Together, over all policies; a page that lives for days starts afresh now and then. */
const KEPT = 100_000

/** Makes the answers of a tenant's policies; `conditions` are those of `Compiled`. */
export function answersOf(compiled: Pick<Compiled, 'columns'>): Answers {
  let roots: (Branch | Answered | undefined)[] = []
  let kept = 0

  const grow = <Node>(node: Node): Node => {
    kept++
    return node
  }

  return (policy, columns, states, session) => {
    if (kept > KEPT) {
      roots = []
      kept = 0
    }
    let node = roots[policy.index]
    if (node === undefined) {
      node = grow(policy.standing ? standing(policy) : branch(policy, 0))
      roots[policy.index] = node
    }
    let step = 0
    while ('roads' in node) {
      if (node.at === AT_CONTROLS) {
        const state = states(policy.demand)
        const ended = session(policy)
        const road = state.index * SESSION_STATES.length + SESSION_STATES.indexOf(ended)
        let leaf: Branch | Answered | undefined = node.roads[road]
        if (leaf === undefined) {
          leaf = grow(applying(policy, verdictsOf(compiled, policy, columns), state, ended))
          node.roads[road] = leaf
        }
        node = leaf
        continue
      }
      const verdict: number = columns[node.at]?.verdicts[policy.index] ?? 0
      let next: Branch | Answered | undefined = node.roads[verdict]
      if (next === undefined) {
        next = grow(after(compiled, policy, columns, step))
        node.roads[verdict] = next
      }
      node = next
      step++
    }
    return node
  }
}

function branch(policy: CompiledPolicy, step: number): Branch {
  return { at: policy.configured[step] ?? AT_CONTROLS, roads: [] }
}

/** What follows the condition at `step`: an end, where it rules the policy out or nothing is left and something is unknown. */
function after(
  compiled: Pick<Compiled, 'columns'>,
  policy: CompiledPolicy,
  columns: readonly (Column | undefined)[],
  step: number,
): Branch | Answered {
  const place = policy.configured[step] ?? 0
  const verdict = verdictAt(compiled.columns[place], policy, columns[place])
  if (verdict?.outcome === 'ruled-out')
    return notApplying(policy, verdictsOf(compiled, policy, columns, place), verdict)
  if (step + 1 < policy.configured.length) return branch(policy, step + 1)
  const verdicts = verdictsOf(compiled, policy, columns)
  const unknown = verdicts.find(({ verdict: each }) => each.outcome === 'unknown')
  if (unknown) return notApplying(policy, verdicts, unknown.verdict)
  const beyond = policy.notUnderstood[0]
  if (beyond !== undefined) {
    const because = `The policy has a condition that is not evaluated here: ${beyond}.`
    return notApplying(policy, verdicts, { outcome: 'unknown', because, reason: 'notEnoughInformation' })
  }
  return { at: AT_CONTROLS, roads: [] }
}

interface Looked {
  readonly condition: ConditionAnswer['condition']
  readonly verdict: Verdict
}

/** The verdicts of all conditions in order, up to and including the one at `last`. */
function verdictsOf(
  { columns: conditions }: Pick<Compiled, 'columns'>,
  policy: CompiledPolicy,
  columns: readonly (Column | undefined)[],
  last = conditions.length - 1,
): Looked[] {
  return conditions.slice(0, last + 1).flatMap((condition, place) => {
    const verdict = verdictAt(condition, policy, columns[place])
    return verdict ? [{ condition: condition.name, verdict }] : []
  })
}

function verdictAt(condition: Columns | undefined, { index }: CompiledPolicy, column: Column | undefined) {
  return condition?.verdict(index, column?.verdicts[index] ?? 0)
}

/** What all answers of a policy share. */
function base({ policy, displayName, state, demand }: CompiledPolicy) {
  return { id: policy.id, displayName, state, operator: demand.operator }
}

function standing(policy: CompiledPolicy): Answered {
  const { reason, because } = policy.standing ?? { reason: 'notSet', because: '' }
  const answer: PolicyAnswer = {
    ...base(policy),
    policyApplies: false,
    analysisReasons: reason,
    because,
    conditions: [],
    controls: [],
    satisfied: false,
    logResult:
      policy.state === 'unknown'
        ? 'unknown'
        : policy.state === 'disabled'
          ? 'notEnabled'
          : notApplied(policy),
  }
  return { answer, caveats: [] }
}

function notApplying(policy: CompiledPolicy, looked: readonly Looked[], verdict: Verdict): Answered {
  const undecided = verdict.outcome === 'unknown'
  const answer: PolicyAnswer = {
    ...base(policy),
    policyApplies: false,
    analysisReasons: verdict.reason,
    because: verdict.because,
    conditions: looked.map(conditionAnswer),
    controls: [],
    satisfied: false,
    logResult: undecided ? 'unknown' : notApplied(policy),
  }
  const caveats = undecided
    ? looked.flatMap(({ verdict: each }) =>
        each.outcome === 'unknown'
          ? [{ policyId: policy.policy.id, path: each.path ?? '', says: each.because }]
          : [],
      )
    : []
  return { answer, caveats }
}

function conditionAnswer({ condition, verdict: { outcome, because } }: Looked): ConditionAnswer {
  return { condition, outcome, because }
}

function notApplied({ state }: CompiledPolicy): PolicyAnswer['logResult'] {
  return state === 'enabled' ? 'notApplied' : 'reportOnlyNotApplied'
}

function applying(
  policy: CompiledPolicy,
  looked: readonly Looked[],
  { state, controls }: DemandState,
  session: SessionState,
): Answered {
  const answer: PolicyAnswer = {
    ...base(policy),
    policyApplies: true,
    analysisReasons: 'notSet',
    because: demanded(policy),
    conditions: looked.map(conditionAnswer),
    controls,
    satisfied: state === 'met',
    logResult: logResult(policy, state, session),
  }
  return { answer, caveats: [] }
}

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-report-only */
function logResult(
  policy: CompiledPolicy,
  state: DemandState['state'],
  session: SessionState,
): PolicyAnswer['logResult'] {
  const met = state === 'met' && session === 'kept'
  if (policy.state === 'enabled') return met ? 'success' : 'failure'
  if (met) return 'reportOnlySuccess'
  const impossible = state === 'impossible' || session === 'unbound' || session === 'too-late'
  return impossible ? 'reportOnlyFailure' : 'reportOnlyInterrupted'
}

const ASKS: Readonly<Record<string, string>> = {
  mfa: 'multifactor authentication',
  authenticationStrength: 'an authentication strength',
  compliantDevice: 'a compliant device',
  domainJoinedDevice: 'a hybrid joined device',
  approvedApplication: 'an approved client app',
  compliantApplication: 'an app protection policy',
  passwordChange: 'a new password',
  riskRemediation: 'remediation of the risk',
  termsOfUse: 'consent to terms of use',
  customAuthenticationFactor: 'a custom control',
}

function demanded({ demand, policy }: CompiledPolicy): string {
  if (demand.blocks) return 'It blocks access.'
  const names = demand.controls.map(({ control }) => ASKS[control] ?? control)
  if (names.length === 0) return 'It sets terms for the session.'
  const word = demand.operator === 'AND' ? ' and ' : ' or '
  const session = policy.sessionControls && listed(Object.values(policy.sessionControls)).some(Boolean)
  return `It asks for ${names.join(word)}${session ? ', and sets terms for the session' : ''}.`
}
