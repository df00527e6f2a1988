import type { Verdict } from '../conditions/condition'
import { isUser } from '../conditions/users'
import type { Caveat, ConditionAnswer, PolicyAnswer } from '../decision'
import type { DemandState } from '../grant-controls/demand'
import { listed } from '../lists'
import {
  KEPT,
  SESSION_STATES,
  type SessionState,
  STALE,
  sessionState,
} from '../session-controls/session-state'
import { bounded } from './bounded'
import type { Column, Columns } from './columns'
import type { Answers, Applying, Compiled, CompiledPolicy } from './compiled'

/**
 * A policy's answers form a tree: at each of its conditions one road for each verdict, and at the end one for each state of
 * its controls. To answer is to walk down; only roads never taken before are built.
 */
interface Node {
  /** Place of a condition, `AT_CONTROLS` or `AT_END`. */
  readonly at: number
  readonly roads: (Node | undefined)[]
  /** At the end of the road. */
  readonly answer: PolicyAnswer | null
  /** What was not known when the answer was given; null: nothing. */
  readonly caveats: readonly Caveat[] | null
}

const AT_CONTROLS = -1
const AT_END = -2
/** Nodes together, over all policies; a page that lives for days starts afresh now and then. */
const MOST_NODES = 200_000
const MOST_OPENINGS = 2048

/** What the first condition, who signs in, has decided: the answers that are final, and the places of the policies left. */
interface Opening {
  readonly answers: readonly PolicyAnswer[]
  readonly left: readonly number[]
  /** For each policy left, the node that the first condition leads to. */
  readonly from: readonly Node[]
}

/** The second condition, the target, rules most of the others out. Where each policy was led the last time, and from where. */
interface Second {
  readonly from: (Node | undefined)[]
  readonly to: (Node | undefined)[]
}

/** Places of the conditions that come first: of a person, of a workload identity; then the target. */
const USERS = 0
const WORKLOADS = 1
const TARGET = 2

/** Makes the answers of a tenant's policies. */
export function answersOf(compiled: Pick<Compiled, 'columns' | 'policies'>): Answers {
  const { policies } = compiled
  /** By policy, for people and for workload identities. */
  let roots: readonly [(Node | undefined)[], (Node | undefined)[]] = [[], []]
  let nodes = 0
  let openings = bounded<Column | undefined, Opening>(MOST_OPENINGS)
  let seconds = bounded<Column | undefined, Second>(MOST_OPENINGS)

  function grown(node: Node): Node {
    nodes++
    return node
  }

  function rootOf(policy: CompiledPolicy, first: 0 | 1): Node {
    const before = roots[first][policy.index]
    if (before) return before
    const root = grown(policy.standing ? end(standing(policy)) : branch(first))
    roots[first][policy.index] = root
    return root
  }

  /** One road down. */
  function follow(node: Node, policy: CompiledPolicy, columns: Chosen): Node {
    const verdict = columns[node.at]?.verdicts[policy.index] ?? 0
    const before = node.roads[verdict]
    if (before) return before
    const next = grown(after(compiled, policy, columns, node.at))
    node.roads[verdict] = next
    return next
  }

  function openingOf(columns: Chosen, first: 0 | 1): Opening {
    const before = openings.get(columns[first])
    if (before) return before
    const answers: PolicyAnswer[] = []
    const left: number[] = []
    const from: Node[] = []
    for (const policy of policies) {
      const root = rootOf(policy, first)
      const node = root.at === AT_END ? root : follow(root, policy, columns)
      if (node.answer === null) {
        left.push(policy.index)
        from.push(node)
      }
      // A place is kept for those that are left; they are written over each time.
      answers.push(node.answer ?? PLACEHOLDER)
    }
    return openings.set(columns[first], { answers, left, from })
  }

  /** The node behind the target. */
  function behindTarget(second: Second, from: Node, policy: CompiledPolicy, columns: Chosen): Node {
    const to = follow(from, policy, columns)
    second.from[policy.index] = from
    second.to[policy.index] = to
    return to
  }

  function forget(): void {
    roots = [[], []]
    nodes = 0
    openings = bounded(MOST_OPENINGS)
    seconds = bounded(MOST_OPENINGS)
  }

  return (columns, states, signIn) => {
    if (nodes > MOST_NODES) forget()
    const first = isUser(signIn.signInIdentity) ? USERS : WORKLOADS
    const opening = openingOf(columns, first)
    const answers = opening.answers.slice()
    const second = seconds.get(columns[TARGET]) ?? seconds.set(columns[TARGET], { from: [], to: [] })
    const applying: Applying[] = []
    let caveats: Caveat[] | null = null
    for (let at = 0; at < opening.left.length; at++) {
      const index = opening.left[at] ?? 0
      const from = opening.from[at]
      const policy = policies[index]
      if (policy === undefined || from === undefined) continue
      const known = second.from[index] === from ? second.to[index] : undefined
      let node = known ?? behindTarget(second, from, policy, columns)
      while (node.at >= 0) node = follow(node, policy, columns)
      if (node.at === AT_CONTROLS) {
        const session = sessionState(policy, signIn)
        const state = states(policy.demand)
        if (policy.state === 'enabled') applying.push({ policy, session, state })
        const road = state.index * SESSION_STATES + session
        let last = node.roads[road]
        if (last === undefined) {
          last = grown(end(applyingAnswer(policy, verdictsOf(compiled, policy, columns), state, session)))
          node.roads[road] = last
        }
        node = last
      }
      if (node.answer !== null) answers[index] = node.answer
      if (node.caveats !== null) {
        caveats ??= []
        for (const caveat of node.caveats) caveats.push(caveat)
      }
    }
    return { answers, applying, caveats: caveats ?? NO_CAVEATS }
  }
}

const NO_CAVEATS: readonly Caveat[] = []

function branch(at: number): Node {
  return { at, roads: [], answer: null, caveats: null }
}

function end({ answer, caveats }: Answered): Node {
  return { at: AT_END, roads: [], answer, caveats: caveats.length > 0 ? caveats : null }
}

/**
 * What follows the condition at `place`: an end, where it rules the policy out, or where nothing is left and something is
 * unknown; else the next condition that the policy configures, or its controls.
 */
function after(compiled: Conditions, policy: CompiledPolicy, columns: Chosen, place: number): Node {
  const verdict = verdictAt(compiled.columns[place], policy, columns[place])
  if (verdict?.outcome === 'ruled-out') {
    return end(notApplying(policy, verdictsOf(compiled, policy, columns, place), verdict))
  }
  // Who signs in is one question with two conditions, and only one of them is about whoever it is.
  const next = policy.configured.find((each) => each > Math.max(place, WORKLOADS))
  if (next !== undefined) return branch(next)
  const verdicts = verdictsOf(compiled, policy, columns)
  const unknown = verdicts.find(({ verdict: each }) => each.outcome === 'unknown')
  if (unknown) return end(notApplying(policy, verdicts, unknown.verdict))
  const beyond = policy.notUnderstood[0]
  if (beyond !== undefined) {
    const because = `The policy has a condition that is not evaluated here: ${beyond}.`
    return end(notApplying(policy, verdicts, { outcome: 'unknown', because, reason: 'notEnoughInformation' }))
  }
  return branch(AT_CONTROLS)
}

type Conditions = Pick<Compiled, 'columns'>
type Chosen = readonly (Column | undefined)[]

/** The answer of one policy, with what was not known when it was given. Made once and shared by all sign-ins alike. */
interface Answered {
  readonly answer: PolicyAnswer
  readonly caveats: readonly Caveat[]
}

interface Looked {
  readonly condition: ConditionAnswer['condition']
  readonly verdict: Verdict
}

/** The verdicts of all conditions in order, up to and including the one at `last`. */
function verdictsOf(
  { columns: conditions }: Conditions,
  policy: CompiledPolicy,
  columns: Chosen,
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

/** Stands where another answer is about to be written; nobody reads it. */
const PLACEHOLDER = {} as PolicyAnswer

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
      policy.state === 'unknown' || reason === 'notEnoughInformation'
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

function applyingAnswer(
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
  const met = state === 'met' && session === KEPT
  if (policy.state === 'enabled') return met ? 'success' : 'failure'
  if (met) return 'reportOnlySuccess'
  const impossible = state === 'impossible' || (session !== KEPT && session !== STALE)
  return impossible ? 'reportOnlyFailure' : 'reportOnlyInterrupted'
}

function demanded({ demand, policy }: CompiledPolicy): string {
  if (demand.blocks) return 'It blocks access.'
  const names = demand.controls.map(({ control, asks }) => asks ?? control)
  if (names.length === 0) return 'It sets terms for the session.'
  const word = demand.operator === 'AND' ? ' and ' : ' or '
  const session = policy.sessionControls && listed(Object.values(policy.sessionControls)).some(Boolean)
  return `It asks for ${names.join(word)}${session ? ', and sets terms for the session' : ''}.`
}
