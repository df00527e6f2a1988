import { isUser } from '../conditions/users'
import { inForce } from '../could-be'
import type { Caveat, PolicyAnswer } from '../decision'
import type { DemandState } from '../grant-controls/demand'
import { type Answered, applyingAnswer, type Looked, notApplying, standingAnswer } from '../policy-answer'
import { SESSION_STATES, type SessionState, sessionState } from '../session-controls/session-state'
import { bounded } from './bounded'
import type { Column, Columns } from './columns'
import type { Answers, Applying, Compiled, CompiledPolicy } from './compiled'

/**
 * The answers of `policy-answer.ts`, each made once. A policy's answers form a tree: at each of its conditions one road for each verdict, and at the end one for each state of
 * its controls. To answer is to walk down; only roads never taken before are built.
 */
interface Node {
  readonly policy: CompiledPolicy
  readonly index: number
  /** Place of a condition, `AT_CONTROLS` or `AT_END`. */
  readonly at: number
  roads: readonly (Node | undefined)[]
  /** At the end of the road. */
  readonly answer: PolicyAnswer | null
  /** What was not known when the answer was given; null: nothing. */
  readonly caveats: readonly Caveat[] | null
  /** At the end: it is on, or may be, and it cannot be decided whether it applies. At the controls: that is in doubt. */
  readonly isOpen: boolean
  /** At the end, of a policy that is on and applies. */
  readonly applying: Applying | null
}

const AT_CONTROLS = -1
const AT_END = -2
/** Nodes together, over all policies; a page that lives for days starts afresh now and then. */
const MOST_NODES = 200_000
const MOST_OPENINGS = 2048
/** Nodes in the lists of what the target has narrowed, over all of them: eight bytes each. */
const MOST_PLACES = 4_000_000

/** What the first condition, who signs in, has decided: the answers that are final, and where the other policies have been led to. */
interface Opening {
  readonly answers: readonly PolicyAnswer[]
  readonly left: readonly Node[]
  /** What the second condition, the target, has made of it. */
  readonly narrowed: Map<Column | undefined, Narrowed>
}

/** What the target has made of the policies that an opening left, in order: it rules most of them out. */
interface Narrowed {
  readonly decided: readonly Node[]
  readonly left: readonly Node[]
}

/** Places of the conditions that come first: of a person, of a workload identity; then the target. */
const USERS = 0
const WORKLOADS = 1
const TARGET = 2

/** Makes the answers of a tenant's policies. */
export function answersOf(compiled: Pick<Compiled, 'columns' | 'context' | 'looked' | 'policies'>): Answers {
  const { policies, context } = compiled
  /** By policy, for people and for workload identities. */
  let roots: readonly [(Node | undefined)[], (Node | undefined)[]] = [[], []]
  let nodes = 0
  let openings = bounded<Column | undefined, Opening>(MOST_OPENINGS)
  let places = 0
  // One list for all sign-ins: they are asked one after the other.
  const columns: (Column | undefined)[] = compiled.columns.map(() => undefined)

  function grown(node: Node): Node {
    nodes++
    return node
  }

  /** Lists are no longer than they have to be: there are thousands, and what is close together is read fast. */
  function pave(from: Node, road: number, to: Node): Node {
    const { roads } = from
    const length = Math.max(roads.length, road + 1)
    from.roads = Array.from({ length }, (_, at) => (at === road ? to : roads[at]))
    return grown(to)
  }

  function rootOf(policy: CompiledPolicy, first: 0 | 1): Node {
    const before = roots[first][policy.index]
    if (before) return before
    const root = grown(policy.standing ? end(policy, standingAnswer(policy)) : branch(policy, first))
    roots[first][policy.index] = root
    return root
  }

  /** One road down. */
  function follow(node: Node): Node {
    const verdict = columns[node.at]?.verdicts[node.index] ?? 0
    return node.roads[verdict] ?? pave(node, verdict, after(compiled, node.policy, columns, node.at))
  }

  /** The last road, from the controls. */
  function conclude(node: Node, state: DemandState, session: SessionState): Node {
    const { policy } = node
    // Most policies ask nothing of the session that could stand in the way.
    const road = policy.mayStop ? state.index * SESSION_STATES + session : state.index
    const before = node.roads[road]
    if (before) return before
    const answered = applyingAnswer(policy, verdictsOf(compiled, policy, columns), state, session)
    const applying = policy.state === 'enabled' ? inForce(policy, state, session, node.isOpen) : null
    return pave(node, road, end(policy, answered, applying))
  }

  function openingOf(first: 0 | 1): Opening {
    const before = openings.get(columns[first])
    if (before) return before
    const answers: PolicyAnswer[] = []
    const left: Node[] = []
    for (const policy of policies) {
      const root = rootOf(policy, first)
      const node = root.at === AT_END ? root : follow(root)
      if (!isDone(node)) left.push(node)
      // A place is kept for those that are left; they are written over each time.
      answers.push(node.answer ?? PLACEHOLDER)
    }
    return openings.set(columns[first], { answers, left, narrowed: new Map() })
  }

  function narrowedOf(opening: Opening): Narrowed {
    const before = opening.narrowed.get(columns[TARGET])
    if (before) return before
    const after = opening.left.map((node) => (node.at === TARGET ? follow(node) : node))
    const narrowed = { decided: after.filter(isDone), left: after.filter((node) => !isDone(node)) }
    places += after.length
    opening.narrowed.set(columns[TARGET], narrowed)
    return narrowed
  }

  function forget(): void {
    roots = [[], []]
    nodes = 0
    forgetOpenings()
  }

  function forgetOpenings(): void {
    openings = bounded(MOST_OPENINGS)
    places = 0
  }

  return (signIn, states) => {
    if (nodes > MOST_NODES) forget()
    if (places > MOST_PLACES) forgetOpenings()
    for (const place of compiled.looked) columns[place] = compiled.columns[place]?.of(signIn)
    const opening = openingOf(isUser(signIn.signInIdentity) ? USERS : WORKLOADS)
    const { decided, left } = narrowedOf(opening)
    const answers = opening.answers.slice()
    for (const { index, answer } of decided) if (answer !== null) answers[index] = answer
    const applying: Applying[] = []
    let caveats: Caveat[] | null = null
    let open: Applying[] | null = null
    for (const start of left) {
      let node = start
      while (node.at >= 0) node = follow(node)
      if (node.at === AT_CONTROLS) {
        const { policy } = node
        node = conclude(node, states(policy.demand), sessionState(policy, signIn, context))
      }
      if (node.answer !== null) answers[node.index] = node.answer
      if (node.applying !== null) applying.push(node.applying)
      if (node.caveats !== null) {
        caveats ??= []
        for (const caveat of node.caveats) caveats.push(caveat)
      }
      if (node.isOpen) {
        const { policy } = node
        open ??= []
        open.push(inForce(policy, states(policy.demand), sessionState(policy, signIn, context), true))
      }
    }
    return { answers, applying, open: open ?? NOTHING, caveats: caveats ?? NOTHING }
  }
}

/** Whether a policy's answer is final, and nothing is to be said beside it. */
function isDone(node: Node): boolean {
  return node.answer !== null && node.caveats === null && !node.isOpen
}

const NOTHING: readonly never[] = []

function branch(policy: CompiledPolicy, at: number, isOpen = false): Node {
  return {
    policy,
    index: policy.index,
    at,
    roads: NO_ROADS,
    answer: null,
    caveats: null,
    isOpen,
    applying: null,
  }
}

function end(
  policy: CompiledPolicy,
  { answer, caveats: all, isOpen: undecided }: Answered,
  applying: Applying | null = null,
): Node {
  const isOpen = undecided && (policy.state === 'enabled' || policy.state === 'unknown')
  return {
    policy,
    index: policy.index,
    at: AT_END,
    roads: NO_ROADS,
    answer,
    caveats: all.length > 0 ? all : null,
    isOpen,
    applying,
  }
}

/** Of an end, and of what has not been left yet. */
const NO_ROADS: readonly (Node | undefined)[] = []

/** What follows the condition at `place`: the next that the policy configures, unless this one rules it out; else what came of all. */
function after(compiled: Conditions, policy: CompiledPolicy, columns: Chosen, place: number): Node {
  const condition = compiled.columns[place]
  const isOut =
    condition !== undefined &&
    verdictAt(condition, policy, columns[place])?.outcome === 'ruled-out' &&
    !policy.masked.has(condition.name)
  // Who signs in is one question with two conditions, and only one of them is about whoever it is.
  const next = policy.configured.find((each) => each > Math.max(place, WORKLOADS))
  if (!isOut && next !== undefined) return branch(policy, next)
  const answered = notApplying(policy, verdictsOf(compiled, policy, columns, isOut ? place : undefined))
  if (answered) return end(policy, answered)
  const isDoubtful = verdictsOf(compiled, policy, columns).some(({ verdict }) => verdict.doubt !== undefined)
  return branch(policy, AT_CONTROLS, isDoubtful)
}

type Conditions = Pick<Compiled, 'columns'>
type Chosen = readonly (Column | undefined)[]

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

/** Stands where another answer is about to be written; nobody reads it. */
const PLACEHOLDER = {} as PolicyAnswer
