import { isUser } from '../conditions/users'
import type { Caveat, PolicyAnswer } from '../decision'
import { type Answered, applyingAnswer, type Looked, notApplying, standingAnswer } from '../policy-answer'
import { SESSION_STATES, sessionState } from '../session-controls/session-state'
import type { SignIn } from '../sign-in'
import { bounded } from './bounded'
import type { Column, Columns } from './columns'
import type { Answers, Applying, Compiled, CompiledPolicy } from './compiled'

/**
 * The answers of `policy-answer.ts`, each made once. A policy's answers form a tree: at each of its conditions one road for each verdict, and at the end one for each state of
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
  /** Whether it cannot be decided that the policy applies; at the controls, whether that is in doubt. */
  readonly isOpen: boolean
}

const AT_CONTROLS = -1
const AT_END = -2
/** Nodes together, over all policies; a page that lives for days starts afresh now and then. */
const MOST_NODES = 200_000
const MOST_OPENINGS = 2048
/** Places in the lists of what the target has narrowed, over all of them: eight bytes each. */
const MOST_PLACES = 4_000_000

/** The policies that are not done with, by place and in order, and for each the node that it has been led to. */
interface Left {
  readonly left: readonly number[]
  readonly from: readonly Node[]
}

/** What the first condition, who signs in, has decided: the answers that are final, and the policies left. */
interface Opening extends Left {
  readonly answers: readonly PolicyAnswer[]
  /** What the second condition, the target, has made of it. */
  readonly narrowed: Map<Column | undefined, Narrowed>
}

/** What the target has decided of the policies that an opening left: it rules most of them out. */
interface Narrowed extends Left {
  readonly decided: readonly number[]
  /** Of those decided, in the same order. */
  readonly answers: readonly PolicyAnswer[]
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

  function grown(node: Node): Node {
    nodes++
    return node
  }

  function rootOf(policy: CompiledPolicy, first: 0 | 1): Node {
    const before = roots[first][policy.index]
    if (before) return before
    const root = grown(policy.standing ? end(standingAnswer(policy)) : branch(first))
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
      if (!isDone(node)) {
        left.push(policy.index)
        from.push(node)
      }
      // A place is kept for those that are left; they are written over each time.
      answers.push(node.answer ?? PLACEHOLDER)
    }
    return openings.set(columns[first], { answers, left, from, narrowed: new Map() })
  }

  function narrowedOf(opening: Opening, columns: Chosen): Narrowed {
    const before = opening.narrowed.get(columns[TARGET])
    if (before) return before
    const left: number[] = []
    const from: Node[] = []
    const decided: number[] = []
    const answers: PolicyAnswer[] = []
    opening.left.forEach((index, at) => {
      const policy = policies[index]
      let node = opening.from[at]
      if (policy === undefined || node === undefined) return
      if (node.at === TARGET) node = follow(node, policy, columns)
      if (isDone(node)) {
        decided.push(index)
        answers.push(node.answer)
      } else {
        left.push(index)
        from.push(node)
      }
    })
    const narrowed = { left, from, decided, answers }
    places += 2 * opening.left.length
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
    const columns = chosen(compiled, signIn)
    const first = isUser(signIn.signInIdentity) ? USERS : WORKLOADS
    const opening = openingOf(columns, first)
    const answers = opening.answers.slice()
    const narrowed = narrowedOf(opening, columns)
    for (let at = 0; at < narrowed.decided.length; at++) {
      const answer = narrowed.answers[at]
      if (answer) answers[narrowed.decided[at] ?? 0] = answer
    }
    const applying: Applying[] = []
    let caveats: Caveat[] | null = null
    let open: Applying[] | null = null
    for (let at = 0; at < narrowed.left.length; at++) {
      const index = narrowed.left[at] ?? 0
      let node = narrowed.from[at]
      const policy = policies[index]
      if (policy === undefined || node === undefined) continue
      while (node.at >= 0) node = follow(node, policy, columns)
      if (node.at === AT_CONTROLS) {
        const session = sessionState(policy, signIn, context)
        const state = states(policy.demand)
        if (policy.state === 'enabled') applying.push({ policy, session, state, isDoubtful: node.isOpen })
        const road = state.index * SESSION_STATES + session
        let last = node.roads[road]
        if (last === undefined) {
          last = grown(end(applyingAnswer(policy, verdictsOf(compiled, policy, columns), state, session)))
          node.roads[road] = last
        }
        node = last
      }
      if (node.answer !== null) answers[index] = node.answer
      if (node.isOpen && (policy.state === 'enabled' || policy.state === 'unknown')) {
        open ??= []
        open.push({
          policy,
          session: sessionState(policy, signIn, context),
          state: states(policy.demand),
          isDoubtful: true,
        })
      }
      if (node.caveats !== null) {
        caveats ??= []
        for (const caveat of node.caveats) caveats.push(caveat)
      }
    }
    return { answers, applying, open: open ?? NOTHING, caveats: caveats ?? NOTHING }
  }
}

/** Whether a policy's answer is final, and nothing is to be said beside it. */
function isDone(node: Node): node is Node & { readonly answer: PolicyAnswer } {
  return node.answer !== null && node.caveats === null && !node.isOpen
}

/** What each condition that some policy configures says of the sign-in. */
function chosen({ columns, looked }: Pick<Compiled, 'columns' | 'looked'>, signIn: SignIn): Chosen {
  const found: (Column | undefined)[] = []
  for (const place of looked) found[place] = columns[place]?.of(signIn)
  return found
}

const NOTHING: readonly never[] = []

function branch(at: number): Node {
  return { at, roads: [], answer: null, caveats: null, isOpen: false }
}

function end({ answer, caveats, isOpen }: Answered): Node {
  return { at: AT_END, roads: [], answer, caveats: caveats.length > 0 ? caveats : null, isOpen }
}

/** What follows the condition at `place`: the next that the policy configures, unless this one rules it out; else what came of all. */
function after(compiled: Conditions, policy: CompiledPolicy, columns: Chosen, place: number): Node {
  const condition = compiled.columns[place]
  const isOut =
    condition !== undefined &&
    verdictAt(condition, policy, columns[place])?.outcome === 'ruled-out' &&
    !policy.masked.has(condition.name)
  // Who signs in is one question with two conditions, and only one of them is about whoever it is.
  const next = policy.configured.find((each) => each > Math.max(place, WORKLOADS))
  if (!isOut && next !== undefined) return branch(next)
  const answered = notApplying(policy, verdictsOf(compiled, policy, columns, isOut ? place : undefined))
  if (answered) return end(answered)
  const isDoubtful = verdictsOf(compiled, policy, columns).some(({ verdict }) => verdict.doubt !== undefined)
  return { ...branch(AT_CONTROLS), isOpen: isDoubtful }
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
