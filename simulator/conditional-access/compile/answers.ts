import { isUser } from '../conditions/users'
import { inForce } from '../could-be'
import type { Caveat, PolicyAnswer } from '../decision'
import type { DemandState } from '../grant-controls/demand'
import { type Answered, applyingAnswer, type Looked, notApplying, standingAnswer } from '../policy-answer'
import { SESSION_STATES, type SessionState, sessionState } from '../session-controls/session-state'
import type { SignIn } from '../sign-in'
import { Bounded } from './bounded'
import type { Column, Columns } from './columns'
import type { Answers, Applying, Compiled, CompiledPolicy } from './compiled'
import { Forest } from './forest'

/**
 * The answers of `policy-answer.ts`, each made once. A policy's answers form a tree: at each of its conditions one road for each verdict, and at the end one for each state of
 * its controls. To answer is to walk down; only roads never taken before are built. Nodes are numbers; a node's label is the place of a
 * condition, `AT_CONTROLS`, `AT_END` or `AT_ANSWER`, and its tree the policy.
 */
interface Node {
  readonly at: number
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
/** An end of which nothing counts but the answer: it is final, and nothing is to be said beside it. */
const AT_ANSWER = -3
/** Nodes together, over all policies; a page that lives for days starts afresh now and then. */
const MOST_NODES = 200_000
const MOST_OPENINGS = 2048
/** Entries in the lists of what the target has narrowed, over all of them: some ten bytes each. */
const MOST_PLACES = 4_000_000

/** What the first condition, who signs in, has decided: the answers that are final, and where the other policies have been led to. */
interface Opening {
  readonly answers: readonly PolicyAnswer[]
  readonly left: readonly number[]
  /** What the second condition, the target, has made of it. */
  readonly narrowed: Map<Column | undefined, Narrowed>
}

/** What the target has made of the policies that an opening left, in order: it rules most of them out. */
interface Narrowed {
  /** Of all policies; of those that are left, one that is written over. */
  readonly answers: readonly PolicyAnswer[]
  readonly left: Int32Array
}

/** Places of the conditions that come first: of a person, of a workload identity; then the target. */
const USERS = 0
const WORKLOADS = 1
const TARGET = 2

/** Makes the answers of a tenant's policies. */
export function answersOf(compiled: Pick<Compiled, 'columns' | 'context' | 'looked' | 'policies'>): Answers {
  const { policies, context } = compiled
  let forest = new Forest()
  /** By number, from 1; and their answers apart, as most ends have nothing else. */
  let nodes: Node[] = [NOWHERE]
  let given: PolicyAnswer[] = [PLACEHOLDER]
  /** By policy, for people and for workload identities. */
  let roots: readonly [number[], number[]] = [[], []]
  let openings = new Bounded<Column | undefined, Opening>(MOST_OPENINGS)
  let places = 0
  // One list for all sign-ins: they are asked one after the other. A condition is looked at when a policy comes to it.
  const columns: (Column | null | undefined)[] = compiled.columns.map(() => undefined)
  const isLooked = compiled.columns.map((_, place) => compiled.looked.includes(place))
  let asked: SignIn

  function columnAt(place: number): Column | undefined {
    const before = columns[place]
    if (before !== null) return before
    const column = compiled.columns[place]?.of(asked)
    columns[place] = column
    return column
  }

  function grown({ index }: CompiledPolicy, node: Node): number {
    nodes.push(node)
    given.push(node.answer ?? PLACEHOLDER)
    const isAnswer = node.answer !== null && node.caveats === null && !node.isOpen && node.applying === null
    return forest.grow(isAnswer ? AT_ANSWER : node.at, index)
  }

  function rootOf(policy: CompiledPolicy, first: 0 | 1): number {
    const before = roots[first][policy.index]
    if (before) return before
    const root = grown(policy, policy.standing ? end(policy, standingAnswer(policy)) : branch(first))
    roots[first][policy.index] = root
    return root
  }

  /** One road down. */
  function follow(node: number, at: number): number {
    const index = forest.tree(node)
    const verdict = columnAt(at)?.verdicts[index] ?? 0
    return forest.next(node, verdict) || onwards(node, at, verdict, policies[index])
  }

  function onwards(node: number, at: number, verdict: number, policy: CompiledPolicy | undefined): number {
    return policy ? forest.pave(node, verdict, grown(policy, after(compiled, policy, columnAt, at))) : node
  }

  /** The last road, from the controls. */
  function conclude(node: number, policy: CompiledPolicy, state: DemandState, session: SessionState): number {
    // Most policies ask nothing of the session that could stand in the way.
    const road = policy.mayStop ? state.index * SESSION_STATES + session : state.index
    const before = forest.next(node, road)
    if (before) return before
    const isOpen = nodes[node]?.isOpen === true
    const answered = applyingAnswer(policy, verdictsOf(compiled, policy, columnAt), state, session)
    const applying = policy.state === 'enabled' ? inForce(policy, state, session, isOpen) : null
    return forest.pave(node, road, grown(policy, end(policy, answered, applying)))
  }

  function openingOf(first: 0 | 1): Opening {
    const column = columnAt(first)
    const before = openings.get(column)
    if (before) return before
    const answers: PolicyAnswer[] = []
    const left: number[] = []
    for (const policy of policies) {
      const root = rootOf(policy, first)
      const node = forest.label(root) < 0 ? root : follow(root, first)
      if (forest.label(node) !== AT_ANSWER) left.push(node)
      // A place is kept for those that are left; they are written over each time.
      answers.push(given[node] ?? PLACEHOLDER)
    }
    return openings.keep(column, { answers, left, narrowed: new Map() })
  }

  function narrowedOf(opening: Opening): Narrowed {
    const column = columnAt(TARGET)
    const before = opening.narrowed.get(column)
    if (before) return before
    const answers = opening.answers.slice()
    const left: number[] = []
    for (const start of opening.left) {
      const node = forest.label(start) === TARGET ? follow(start, TARGET) : start
      if (forest.label(node) === AT_ANSWER) answers[forest.tree(node)] = given[node] ?? PLACEHOLDER
      else left.push(node)
    }
    places += answers.length
    const narrowed = { answers, left: Int32Array.from(left) }
    opening.narrowed.set(column, narrowed)
    return narrowed
  }

  function forget(): void {
    forest = new Forest()
    nodes = [NOWHERE]
    given = [PLACEHOLDER]
    roots = [[], []]
    forgetOpenings()
  }

  function forgetOpenings(): void {
    openings = new Bounded(MOST_OPENINGS)
    places = 0
  }

  return (signIn, states) => {
    if (forest.size > MOST_NODES) forget()
    if (places > MOST_PLACES) forgetOpenings()
    asked = signIn
    for (let place = 0; place < columns.length; place++) columns[place] = isLooked[place] ? null : undefined
    const opening = openingOf(isUser(signIn.signInIdentity) ? USERS : WORKLOADS)
    const narrowed = narrowedOf(opening)
    const { left } = narrowed
    const answers = narrowed.answers.slice()
    const applying: Applying[] = []
    let caveats: Caveat[] | null = null
    let open: Applying[] | null = null
    for (let each = 0; each < left.length; each++) {
      let at = left[each] ?? 0
      const index = forest.tree(at)
      let label = forest.label(at)
      while (label >= 0) {
        at = follow(at, label)
        label = forest.label(at)
      }
      const policy = policies[index]
      if (label === AT_CONTROLS && policy) {
        at = conclude(at, policy, states(policy.demand), sessionState(policy, signIn, context))
        label = forest.label(at)
      }
      answers[index] = given[at] ?? PLACEHOLDER
      if (label === AT_ANSWER) continue
      const node = nodes[at] ?? NOWHERE
      if (node.applying !== null) applying.push(node.applying)
      if (node.caveats !== null) {
        caveats ??= []
        for (const caveat of node.caveats) caveats.push(caveat)
      }
      if (node.isOpen && policy) {
        open ??= []
        open.push(inForce(policy, states(policy.demand), sessionState(policy, signIn, context), true))
      }
    }
    return { answers, applying, open: open ?? NOTHING, caveats: caveats ?? NOTHING }
  }
}

const NOTHING: readonly never[] = []

function branch(at: number, isOpen = false): Node {
  return { at, answer: null, caveats: null, isOpen, applying: null }
}

const NOWHERE: Node = branch(AT_END)

function end(
  policy: CompiledPolicy,
  { answer, caveats: all, isOpen: undecided }: Answered,
  applying: Applying | null = null,
): Node {
  const isOpen = undecided && (policy.state === 'enabled' || policy.state === 'unknown')
  return { at: AT_END, answer, caveats: all.length > 0 ? all : null, isOpen, applying }
}

/** What follows the condition at `place`: the next that the policy configures, unless this one rules it out; else what came of all. */
function after(compiled: Conditions, policy: CompiledPolicy, columnAt: Chosen, place: number): Node {
  const condition = compiled.columns[place]
  const isOut =
    condition !== undefined &&
    verdictAt(condition, policy, columnAt(place))?.outcome === 'ruled-out' &&
    !policy.masked.has(condition.name)
  // Who signs in is one question with two conditions, and only one of them is about whoever it is.
  const next = policy.configured.find((each) => each > Math.max(place, WORKLOADS))
  if (!isOut && next !== undefined) return branch(next)
  const answered = notApplying(policy, verdictsOf(compiled, policy, columnAt, isOut ? place : undefined))
  if (answered) return end(policy, answered)
  const isDoubtful = verdictsOf(compiled, policy, columnAt).some(({ verdict }) => verdict.doubt !== undefined)
  return branch(AT_CONTROLS, isDoubtful)
}

type Conditions = Pick<Compiled, 'columns'>
type Chosen = (place: number) => Column | undefined

/** The verdicts of all conditions in order, up to and including the one at `last`. */
function verdictsOf(
  { columns: conditions }: Conditions,
  policy: CompiledPolicy,
  columnAt: Chosen,
  last = conditions.length - 1,
): Looked[] {
  return conditions.slice(0, last + 1).flatMap((condition, place) => {
    const verdict = verdictAt(condition, policy, columnAt(place))
    return verdict ? [{ condition: condition.name, verdict }] : []
  })
}

function verdictAt(condition: Columns | undefined, { index }: CompiledPolicy, column: Column | undefined) {
  return condition?.verdict(index, column?.verdicts[index] ?? 0)
}

/** Stands where another answer is about to be written; nobody reads it. */
const PLACEHOLDER = {} as PolicyAnswer
