import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import type { PolicyTenant } from '../../directory/policy-tenant'
import type { ReadDynamicGroups } from '../../directory/unlisted-groups'
import { unknownMembers } from '../caveats/unknown-members'
import { type Box, boxesOf, joined } from '../combinations/boxes'
import { combinations } from '../combinations/combinations'
import type { State } from '../combinations/fold'
import { effectOf } from '../combinations/merge'
import { signInOf } from '../combinations/value'
import type { Compiled, CompiledPolicy } from '../compile/compiled'
import type { Decision, PolicyAnswer, Result } from '../decision'
import { evaluate } from '../evaluate'
import { defaultsOf } from '../gates/defaults'
import { withMethodsAllowed } from '../methods-supposed'
import { hasSessionControls } from '../session-controls/combined'
import type { SignIn } from '../sign-in'
import { untriedOf } from '../untried'
import { type Besides, type Differing, insteadOf, isSameBesides } from './besides'
import type { PolicyChange } from './changes'
import { isMoreThanLost } from './lost'
import { type Neither, someOf } from './neither'
import { type Call, planOf, SECURITY_DEFAULTS } from './plan'
import { exclusionNotes } from './scopes'
import { sessionTerms } from './session-terms'
import { type Sides, sidesOf } from './sides'
import { policiesTold } from './understood'
import { whenOf, whoOf } from './words'

/** What a change does to sign-ins. */
export interface Difference {
  readonly changes: readonly PolicyChange[]
  /** What decides besides the policies and is not as before: `the named location Office`. */
  readonly besides: readonly string[]
  /** By kind, in the order of `KINDS`: newly locked out first. */
  readonly rows: readonly Row[]
  /** Whether that is all: nothing is undecided, and nobody was left out. */
  readonly isCertain: boolean
  /**
   * Sign-ins of which neither answer is certain, for the same reasons before and after, so that nothing is seen to change; null: none.
   * What makes them uncertain is the same as far as is known, and that alone. Those are not among them that only a condition makes
   * uncertain that is not evaluated here and that both have: it comes to the same, whatever that is.
   */
  readonly neither: Neither | null
  /** Whom it was not tried for, in a sentence. */
  readonly untried: string | null
  /** What neither export says and is taken for granted, in a sentence; null: nothing. */
  readonly supposes: string | null
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
  /**
   * Names of the policies that make the difference, and security defaults where these do; where no policy is another one, those
   * that answer otherwise, and what differs besides.
   */
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
  const { changes, unread, deciding } = policiesTold(
    before.conditionalAccessPolicies,
    after.conditionalAccessPolicies,
  )
  const { dimensions, taken, ...sides } = sidesOf(before, after, deciding, read)
  const ids = new Set(deciding.map(({ id }) => id))
  const written = deciding.filter(isMoreThanLost)
  const tenants = [sides.before, sides.after]
  // Of the session more is told apart than a result hangs on.
  const withSession = sessionPolicies(deciding)
  const others =
    withSession.size === 0
      ? effectOf
      : (policy: CompiledPolicy) =>
          `${effectOf(policy)} ${JSON.stringify(policy.policy.sessionControls ?? null)}`
  const { besides } = sides
  const isSameDirectory = besides.all.length === 0 && isSameBesides(sides.before.tenant, sides.after.tenant)
  const isSameDefaults = defaultsIn(sides.before) === defaultsIn(sides.after)
  const isSameElse = isSameDirectory && isSameDefaults
  const instead = insteadOf([sides.before, sides.after])
  const { all, parts } = combinations(tenants, dimensions, {
    what: 'The difference',
    effects: (policy) => (ids.has(policy.policy.id) ? policy.policy.id : others(policy)),
    ...(isSameElse ? { only: tenants.map((each) => bitsOf(each, ids)) } : {}),
    keepsWays: true,
  })
  const groups = new Map<string, Found>()
  const isSame = deciding.length === 0 && isSameElse
  /** Doubts of sign-ins of which nothing is seen to change, and of which something may all the same. */
  const hidden = new Set<string>()
  /** What is written, and not evaluated here: in a policy that is the same it comes to the same, whatever that is. */
  const unevaluated = new Set(after.conditionalAccessPolicies.flatMap(unevaluatedIn))
  let isCertain = true
  let neither = 0
  const shared = new Set<string>()
  for (const { values, state, count } of all) {
    const signIn = signInOf(values)
    const [was, is] = [evaluate(sides.before, signIn), evaluate(sides.after, signIn)]
    const [first, then] = [answerOf(was, is, sides), answerOf(is, was, sides)]
    const open = [was, is].filter((each) => each.couldBe.length > 1 || isSessionOpen(each, withSession))
    const isWritten = responsible(was, is, written).some((name) => name !== SECURITY_DEFAULTS)
    const kind =
      !isWritten && mayBeSame(first, then)
        ? 'open'
        : (kindOf(first, then) ?? (mayDiffer(open, ids) ? 'unsure' : null))
    if (kind === null) {
      if (open.length === 2 && !isOneAnswer(was, is, ids, unevaluated)) {
        neither += count
        for (const doubt of doubtsOf(open)) shared.add(doubt)
      }
      if (mayHide(was, is, besides, ids)) for (const doubt of doubtsOf(open)) hidden.add(doubt)
      continue
    }
    const doubts = doubtsOf(open)
    if (doubts.length > 0) isCertain = false
    const found = responsible(was, is, deciding)
    // What they might have asked for is theirs as well.
    const by = found.length === 0 ? instead : found
    const [policies, others] = by.length > 0 ? [by, []] : [otherwise(was, is), besides.all]
    const key = JSON.stringify([first, then, policies, others.length])
    const group = groups.get(key) ?? { kind, first, then, policies, others, doubts, signIn, states: [] }
    group.states.push(state)
    groups.set(key, group)
  }
  const known = new Map()
  const asked = sides.isSupposing ? withMethodsAllowed : (signIn: SignIn) => signIn
  const rows = [...groups.values()].flatMap(
    ({ kind, first, then, policies, others, doubts, states, signIn }): Row[] => {
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
        policies:
          others.length === 0 ? policies : [...policies, ...others.filter(isIn(box)).map(({ says }) => says)],
        signIn: asked(boxes.length === 1 ? signIn : firstOf(box)),
        isExact,
        doubts,
      }))
    },
  )
  /** A device that is not as before makes no difference on another. */
  function isIn(box: Box): (of: Besides) => boolean {
    const chosen = parts.flatMap(({ dimensions: places, entries }, part) =>
      (box[part] ?? []).flatMap((entry) =>
        (entries[entry]?.choices ?? []).flatMap((choice) =>
          choice.map((at, index) => dimensions[places[index] ?? 0]?.values[at]),
        ),
      ),
    )
    const devices = new Set(chosen.flatMap((value) => value?.conditions?.deviceInfo?.deviceId ?? []))
    return ({ deviceId }) => deviceId === undefined || devices.has(deviceId)
  }
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
  const untried = isSame ? null : leftOut(sides, deciding, isSameDirectory, hidden)
  return {
    changes,
    besides: [
      ...unread.map(({ displayName }) => `what is known of the policy ${displayName}`),
      ...besides.all.map(({ says }) => says),
    ],
    rows: rows.sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind)),
    isCertain: isCertain && untried === null,
    neither: neither === 0 ? null : { signIns: neither, doubts: [...shared] },
    untried,
    notes: exclusionNotes(changes),
    supposes: sides.supposes,
    taken,
    signIns: all.reduce((sum, { count }) => sum + count, 0),
    plan: planOf(changes, before),
  }
}

/** What was not tried, in sentences; null: nothing that the policies tell apart. */
function leftOut(
  { before, after, untried, besides }: Pick<Sides, 'before' | 'after' | 'untried' | 'besides'>,
  changes: readonly PolicyChange[],
  isSameDirectory: boolean,
  hidden: ReadonlySet<string>,
): string | null {
  const all = [before, after].flatMap(({ tenant }) => tenant.conditionalAccessPolicies)
  const changed = changes.flatMap((each) => [each.before, each.after].filter((policy) => policy !== null))
  const others = untriedOf(isSameDirectory ? changed : all, all)
  const doubts = [...hidden]
  return (
    [
      untried,
      others,
      besides.uncompared.length > 0 ? `Not compared: ${besides.uncompared.join('; ')}.` : null,
      doubts.length > 0
        ? `Not as before: ${besides.all.map(({ says }) => says).join('; ')}. What that does is not known where something else is not known either: ${someOf(doubts).replace(/\.$/, '')}.`
        : null,
    ]
      .filter((each) => each !== null)
      .join(' ') || null
  )
}

interface Found {
  readonly kind: RowKind
  readonly first: Answer
  readonly then: Answer
  readonly policies: readonly string[]
  /** What differs besides, where no policy that is changed answers otherwise. */
  readonly others: readonly Besides[]
  readonly doubts: readonly string[]
  readonly signIn: SignIn
  readonly states: State[]
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

/** A strength is called as it is after, if it is there: another name is no change. */
function answerOf(
  decision: Decision,
  other: Decision,
  { before, after }: Pick<Sides, 'before' | 'after'>,
): Answer {
  const { result, required, couldBe } = decision
  const asked = required.map(({ control, id, alternatives }) => {
    const strength = id ? (after.strengths.find(id) ?? before.strengths.find(id)) : null
    const name = control === 'authenticationStrength' && id ? (strength?.name ?? id) : control
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

/** One answer is certain, and the same may come of the other: where no policy is written otherwise, nothing is known to change. */
function mayBeSame({ couldBe: was }: Answer, { couldBe: is }: Answer): boolean {
  const [fewer, more] = was.length < is.length ? [was, is] : [is, was]
  const [only] = fewer
  return fewer.length === 1 && more.length > 1 && only !== undefined && more.includes(only)
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

/**
 * The same may come of both, and something besides the policies is not the same: whether the same does come is not known where
 * a policy that nobody touched answers otherwise, or where what differs cannot be seen through what is not known.
 */
function mayHide(was: Decision, is: Decision, { all }: Differing, ids: ReadonlySet<string>): boolean {
  const isOpen = [was, is].some(({ caveats }) => caveats.some(({ isSettled }) => !isSettled))
  if (all.length === 0 || !isOpen) return false
  return all.some(({ isExact }) => !isExact) || answersBut(was, ids) !== answersBut(is, ids)
}

/** What is not known of either is a condition or a control of one policy, that is as it was: one answer, whichever it is. */
function isOneAnswer(
  was: Decision,
  is: Decision,
  ids: ReadonlySet<string>,
  unevaluated: ReadonlySet<string>,
): boolean {
  const isWritten = ({ policyId, path, isSettled }: Decision['caveats'][number]) =>
    isSettled || (policyId !== null && !ids.has(policyId) && unevaluated.has(`${policyId} ${path}`))
  return (
    [was, is].every(({ caveats }) => caveats.every(isWritten)) && answersBut(was, ids) === answersBut(is, ids)
  )
}

/** Members of a policy that are as Graph writes them and are not evaluated here, each after the id. */
function unevaluatedIn(policy: ConditionalAccessPolicy): readonly string[] {
  return unknownMembers(policy).flatMap(({ path, mistyped, why }) =>
    mistyped || why ? [] : [`${policy.id} ${path}`],
  )
}

/** What policies that are not changed answer, and what is not known of them. */
function answersBut({ policies, caveats }: Decision, ids: ReadonlySet<string>): string {
  const isUntouched = (id: string | null) => id === null || !ids.has(id)
  return JSON.stringify([
    policies
      .filter(({ id }) => isUntouched(id))
      .map(({ id, logResult, policyApplies, satisfied }) => [id, logResult, policyApplies, satisfied])
      .sort(),
    caveats
      .filter(({ policyId, isSettled }) => !isSettled && isUntouched(policyId))
      .map(({ policyId, path }) => `${policyId} ${path}`)
      .sort(),
  ])
}

/** Policies that are the same and answer otherwise. */
function otherwise(was: Decision, is: Decision): readonly string[] {
  const before = new Map(was.policies.map((each) => [each.id, each]))
  const says = ({ logResult, policyApplies, controls }: PolicyAnswer) =>
    [
      logResult,
      policyApplies,
      ...controls.map(({ state, mildest, strictest }) => `${state} ${mildest} ${strictest}`),
    ].join()
  return is.policies.flatMap((each) => {
    const old = before.get(each.id)
    const isLive = each.state === 'enabled' || each.state === 'unknown'
    return isLive && (!old || says(old) !== says(each)) ? [each.displayName] : []
  })
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
  // Mandatory MFA is there with and without them, and an account that is off is no rule.
  const [first, then] = [was, is].map(({ gates }) =>
    gates
      .filter(({ gate }) => gate !== 'mandatoryMfa' && gate !== 'disabledAccount')
      .map(({ outcome }) => (outcome === 'challenge' || outcome === 'block' ? outcome : 'open'))
      .join(),
  )
  return [
    ...(found.length > 0 ? found : open).map(({ displayName }) => displayName),
    ...(first === then ? [] : [SECURITY_DEFAULTS]),
  ]
}
