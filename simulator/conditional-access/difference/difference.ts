import type { PolicyTenant } from '../../directory/policy-tenant'
import type { ReadDynamicGroups } from '../../directory/unlisted-groups'
import { type Box, boxesOf, joined } from '../combinations/boxes'
import { combinations } from '../combinations/combinations'
import type { State } from '../combinations/fold'
import { effectOf } from '../combinations/merge'
import { signInOf } from '../combinations/value'
import type { Compiled, CompiledPolicy } from '../compile/compiled'
import type { Decision, Result } from '../decision'
import { evaluate } from '../evaluate'
import { defaultsOf } from '../gates/defaults'
import { hasSessionControls } from '../session-controls/combined'
import type { SignIn } from '../sign-in'
import { untriedOf } from '../untried'
import { changesOf, type PolicyChange } from './changes'
import { type Call, planOf, SECURITY_DEFAULTS } from './plan'
import { exclusionNotes } from './scopes'
import { sessionTerms } from './session-terms'
import { isEmpty, type Sides, sidesOf } from './sides'
import { whenOf, whoOf } from './words'

/** What a change does to sign-ins. */
export interface Difference {
  readonly changes: readonly PolicyChange[]
  /** By kind, in the order of `KINDS`: newly locked out first. */
  readonly rows: readonly Row[]
  /** Whether that is all: nothing is undecided, and nobody was left out. */
  readonly isCertain: boolean
  /** Whom it was not tried for, in a sentence. */
  readonly untried: string | null
  /** What a change does besides, in sentences: which rows are of it. */
  readonly notes: readonly string[]
  /** What `after` did not bring, and was taken from `before`. */
  readonly taken: readonly string[]
  /** How many sign-ins the policies tell apart. */
  readonly signIns: number
  readonly plan: readonly Call[]
}

/**
 * `let-in`: blocked before. `asked-for-nothing`: asked for something before, and granted now. `session`: the session carries other
 * terms. `open`: what it could be is other than before. `unsure`: the same could come of both.
 */
export type RowKind =
  | 'locked-out'
  | 'let-in'
  | 'asked-for-more'
  | 'asked-for-nothing'
  | 'other'
  | 'session'
  | 'open'
  | 'unsure'

/** People and circumstances for whom the answer changes in one way. */
export interface Row {
  readonly kind: RowKind
  readonly who: string
  /** Only circumstances that matter; empty: whatever they are. */
  readonly when: readonly string[]
  readonly before: Answer
  readonly after: Answer
  /** Names of the policies that make the difference, and security defaults where these do. */
  readonly policies: readonly string[]
  /** The most usual of its sign-ins. */
  readonly signIn: SignIn
  /** Whether each of its sign-ins changes: where it would take too many rows to say which, some of them do. */
  readonly isExact: boolean
  /** What is not known of it; none: it is certain. */
  readonly doubts: readonly string[]
}

export interface Answer {
  readonly result: Result
  /** What is asked for, one after the other. */
  readonly asked: readonly string[]
  /** Terms of the session that the other answer does not carry; none where either is a block. */
  readonly session: readonly string[]
  readonly says: string
  readonly couldBe: readonly Result[]
}

const KINDS: readonly RowKind[] = [
  'locked-out',
  'let-in',
  'asked-for-more',
  'asked-for-nothing',
  'other',
  'session',
  'open',
  'unsure',
]

/**
 * The people and circumstances for whom the answer changes: counted over all that the policies of both tell apart.
 * @param read reads the rules of dynamic groups
 * @throws SimulationError where that are too many
 */
export function differenceOf(
  before: PolicyTenant,
  after: PolicyTenant,
  read?: ReadDynamicGroups,
): Difference {
  const changes = changesOf(before.conditionalAccessPolicies, after.conditionalAccessPolicies)
  const { dimensions, taken, ...sides } = sidesOf(before, after, changes, read)
  const ids = new Set(changes.map(({ id }) => id))
  const tenants = [sides.before, sides.after]
  // Of the session more is told apart than a result hangs on.
  const withSession = sessionPolicies(changes)
  const others =
    withSession.size === 0
      ? effectOf
      : (policy: CompiledPolicy) =>
          `${effectOf(policy)} ${JSON.stringify(policy.policy.sessionControls ?? null)}`
  const isSameDirectory = directoryOf(sides.before) === directoryOf(sides.after)
  const isSameDefaults = defaultsIn(sides.before) === defaultsIn(sides.after)
  const isSameElse = isSameDirectory && isSameDefaults
  const { all, parts } = combinations(tenants, dimensions, {
    what: 'The difference',
    effects: (policy) => (ids.has(policy.policy.id) ? policy.policy.id : others(policy)),
    ...(isSameElse ? { only: tenants.map((each) => bitsOf(each, ids)) } : {}),
    keepsWays: true,
  })
  const groups = new Map<string, Found>()
  const isSame = changes.length === 0 && isSameElse
  const untried = isSame ? null : leftOut(sides, changes, isSameDirectory)
  let isCertain = untried === null
  for (const { values, state } of all) {
    const signIn = signInOf(values)
    const [was, is] = [evaluate(sides.before, signIn), evaluate(sides.after, signIn)]
    const [first, then] = [answerOf(was, is, sides.before), answerOf(is, was, sides.after)]
    const open = [was, is].filter((each) => each.couldBe.length > 1 || isSessionOpen(each, withSession))
    const kind = kindOf(first, then) ?? (mayDiffer(open, ids) ? 'unsure' : null)
    if (kind === null) continue
    const doubts = doubtsOf(open)
    if (doubts.length > 0) isCertain = false
    const found = responsible(was, is, changes)
    // What they might have asked for is theirs as well.
    const policies = found.length === 0 && !isSameDefaults ? [SECURITY_DEFAULTS] : found
    const key = JSON.stringify([first, then, policies])
    const group = groups.get(key) ?? { kind, first, then, policies, doubts, signIn, states: [] }
    group.states.push(state)
    groups.set(key, group)
  }
  const known = new Map()
  const rows = [...groups.values()].flatMap(
    ({ kind, first, then, policies, doubts, states, signIn }): Row[] => {
      const each = states.map((state) => boxesOf(state, known))
      const { boxes, isExact } = joined(
        each.flatMap((of) => of.boxes),
        each.every((of) => of.isExact),
      )
      return boxes.map((box) => ({
        kind,
        who: whoOf(box, parts, dimensions),
        when: whenOf(box, parts, dimensions),
        before: first,
        after: then,
        policies,
        signIn: boxes.length === 1 ? signIn : firstOf(box),
        isExact,
        doubts,
      }))
    },
  )
  function firstOf(box: Box): SignIn {
    const at: number[] = []
    parts.forEach(({ dimensions: places, entries }, part) => {
      const choice = entries[box[part]?.[0] ?? 0]?.choices[0] ?? []
      places.forEach((place, index) => {
        at[place] = choice[index] ?? 0
      })
    })
    return signInOf(dimensions.flatMap(({ values }, place) => values[at[place] ?? 0] ?? []))
  }
  return {
    changes,
    rows: rows.sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind)),
    isCertain,
    untried,
    notes: exclusionNotes(changes),
    taken,
    signIns: all.reduce((sum, { count }) => sum + count, 0),
    plan: planOf(changes, before),
  }
}

/** What was not tried, in sentences; null: nothing that the policies tell apart. */
function leftOut(
  { before, after, untried }: Pick<Sides, 'before' | 'after' | 'untried'>,
  changes: readonly PolicyChange[],
  isSameDirectory: boolean,
): string | null {
  const all = [before, after].flatMap(({ tenant }) => tenant.conditionalAccessPolicies)
  const changed = changes.flatMap((each) => [each.before, each.after].filter((policy) => policy !== null))
  const others = untriedOf(isSameDirectory ? changed : all, all)
  return [untried, others].filter((each) => each !== null).join(' ') || null
}

interface Found {
  readonly kind: RowKind
  readonly first: Answer
  readonly then: Answer
  readonly policies: readonly string[]
  readonly doubts: readonly string[]
  readonly signIn: SignIn
  readonly states: State[]
}

/** All that a tenant holds besides its policies, in whichever order it came. */
function directoryOf({ tenant }: Compiled): string {
  const held = Object.entries(tenant).filter(
    ([name, value]) => name !== 'conditionalAccessPolicies' && !isEmpty(value),
  )
  return JSON.stringify(held.sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** Whether security defaults decide. */
function defaultsIn({ tenant, isSilent }: Compiled): string {
  return `${defaultsOf(tenant)} ${isSilent}`
}

function bitsOf({ policies, live }: Compiled, ids: ReadonlySet<string>): Int32Array {
  const mask = new Int32Array(live.length)
  for (const { policy, index } of policies)
    if (ids.has(policy.id)) mask[index >> 5] = (mask[index >> 5] ?? 0) | (1 << (index & 31))
  return mask
}

const RESULTS: Readonly<Record<Result, string>> = {
  grant: 'granted',
  challenge: 'asked for',
  block: 'blocked',
}

type Terms = readonly string[]

function answerOf(decision: Decision, other: Decision, { strengths }: Compiled): Answer {
  const { result, required, couldBe } = decision
  const asked = required.map(({ control, id, alternatives }) => {
    const name = control === 'authenticationStrength' && id ? (strengths.find(id, null)?.name ?? id) : control
    return [name, ...alternatives].join(' or ')
  })
  const [terms, others] = [decision, other].map(({ session }) => sessionTerms(session)) as [Terms, Terms]
  const isBlocked = [result, other.result].includes('block')
  const session = isBlocked ? [] : terms.filter((each) => !others.includes(each))
  const hasFewer = !isBlocked && others.some((each) => !terms.includes(each))
  const says = result === 'challenge' ? `asked for ${asked.join(' and ')}` : RESULTS[result]
  const perhaps = couldBe
    .filter((each) => each !== result)
    .map((each) => (each === 'challenge' ? 'asked for more' : RESULTS[each]))
  const more = perhaps.length === 0 ? '' : ` (perhaps ${perhaps.join(' or ')})`
  const none = hasFewer ? '; session without these terms' : ''
  return {
    result,
    asked: result === 'challenge' ? asked : [],
    session,
    says: `${says}${more}${session.length > 0 ? `; session: ${session.join(', ')}` : none}`,
    couldBe,
  }
}

/** Null: nothing changes. */
function kindOf(before: Answer, after: Answer): RowKind | null {
  if (before.result !== after.result) {
    if (after.result === 'block') return 'locked-out'
    if (before.result === 'block') return 'let-in'
    return before.result === 'grant' ? 'asked-for-more' : 'asked-for-nothing'
  }
  if (before.asked.join('\n') !== after.asked.join('\n')) return 'other'
  if (before.session.length > 0 || after.session.length > 0) return 'session'
  return before.couldBe.join() === after.couldBe.join() ? null : 'open'
}

/** Policies that are changed, and say something of the session before or after. */
function sessionPolicies(changes: readonly PolicyChange[]): ReadonlySet<string> {
  return new Set(
    changes
      .filter((each) => [each.before, each.after].some((policy) => policy && hasSessionControls(policy)))
      .map(({ id }) => id),
  )
}

/** Of one of these it is not known whether it sets its terms. */
function isSessionOpen({ result, policies }: Decision, ids: ReadonlySet<string>): boolean {
  return (
    result !== 'block' &&
    policies.some(
      ({ id, state, logResult }) =>
        ids.has(id) && logResult === 'unknown' && (state === 'enabled' || state === 'unknown'),
    )
  )
}

/** The same may come of both, and a changed policy is among what decides: whether the same does is not known. */
function mayDiffer(open: readonly Decision[], ids: ReadonlySet<string>): boolean {
  return open.some(({ caveats }) =>
    caveats.some(({ policyId, isSettled }) => !isSettled && policyId !== null && ids.has(policyId)),
  )
}

function doubtsOf(open: readonly Decision[]): readonly string[] {
  const says = open.flatMap(({ caveats, policies }) =>
    caveats.flatMap(({ policyId, path, says, isSettled }) => {
      const name = policies.find(({ id }) => id === policyId)?.displayName
      return isSettled ? [] : [`${name === undefined ? '' : `${name}, `}${path}: ${says}`]
    }),
  )
  return [...new Set(says)]
}

/** The changed policies that answer otherwise; where none does, all that are changed and apply. */
function responsible(was: Decision, is: Decision, changes: readonly PolicyChange[]): readonly string[] {
  const of = ({ policies }: Decision, policyId: string) => {
    const found = policies.find(({ id }) => id === policyId)
    return found?.state === 'enabled' && found.policyApplies
  }
  const found = changes.filter(({ id }) => of(was, id) || of(is, id))
  const open = changes.filter(({ id }) =>
    [was, is].some(({ policies }) => policies.some((each) => each.id === id && each.logResult === 'unknown')),
  )
  // Mandatory MFA is there with and without them.
  const [first, then] = [was, is].map(({ gates }) =>
    gates
      .filter(({ gate }) => gate !== 'mandatoryMfa')
      .map(({ outcome }) => (outcome === 'challenge' || outcome === 'block' ? outcome : 'open'))
      .join(),
  )
  return [
    ...(found.length > 0 ? found : open).map(({ displayName }) => displayName),
    ...(first === then ? [] : [SECURITY_DEFAULTS]),
  ]
}
