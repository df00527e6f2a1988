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
export function answersOf(compiled: Pick<Compiled, 'columns' | 'context' | 'looked' | 'policies'>): Answers {
  const { policies, context } = compiled
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
      if (node.answer === null || node.caveats !== null || node.isOpen) {
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

  return (signIn, states) => {
    if (nodes > MOST_NODES) forget()
    const columns = chosen(compiled, signIn)
    const first = isUser(signIn.signInIdentity) ? USERS : WORKLOADS
    const opening = openingOf(columns, first)
    const answers = opening.answers.slice()
    const second = seconds.get(columns[TARGET]) ?? seconds.set(columns[TARGET], { from: [], to: [] })
    const applying: Applying[] = []
    let caveats: Caveat[] | null = null
    let open: Applying[] | null = null
    for (let at = 0; at < opening.left.length; at++) {
      const index = opening.left[at] ?? 0
      const from = opening.from[at]
      const policy = policies[index]
      if (policy === undefined || from === undefined) continue
      const known = second.from[index] === from ? second.to[index] : undefined
      let node = from.at === AT_END ? from : (known ?? behindTarget(second, from, policy, columns))
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
