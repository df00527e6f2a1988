import { lostParts } from '../directory/lost-parts'
import type { CompiledPolicy } from './compile/compiled'
import type { Verdict } from './conditions/condition'
import type { Caveat, ConditionAnswer, PolicyAnswer } from './decision'
import type { DemandState } from './grant-controls/demand'
import { isOpen } from './grant-controls/rank'
import { listed } from './lists'
import { PERHAPS_BOUND } from './session-controls/secure-sign-in-session'
import { mildest, type SessionState, strictest } from './session-controls/session-state'
import { lostSentence } from './validity'

/** The answer of one policy, with what was not known when it was given. Made once and shared by all sign-ins alike. */
export interface Answered {
  readonly answer: PolicyAnswer
  readonly caveats: readonly Caveat[]
  /** It does not apply, because it cannot be decided whether it does. */
  readonly isOpen: boolean
}

/** A condition, and what it says of the sign-in. */
export interface Looked {
  readonly condition: ConditionAnswer['condition']
  readonly verdict: Verdict
}

/** What all answers of a policy share. */
function base({ policy, displayName, state, demand }: CompiledPolicy) {
  return { id: policy.id, displayName, state, operator: demand.operator }
}

/** The answer of a policy that applies to nothing, whatever is asked. */
export function standingAnswer(policy: CompiledPolicy): Answered {
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
  const isOpen = answer.logResult === 'unknown'
  const { conditions, controls } = policy.doubts()
  return { answer, caveats: isOpen ? conditions : reason === 'emptyPolicy' ? controls : [], isOpen }
}

/**
 * What the conditions come to. One that rules the policy out decides, whatever else is unknown; then one that is unknown; then
 * one that is not evaluated here.
 * @param looked the conditions in order, up to and including the first that rules the policy out for certain
 * @returns null when the policy applies
 */
export function notApplying(policy: CompiledPolicy, looked: readonly Looked[]): Answered | null {
  const first = (outcome: Verdict['outcome']) => looked.find(({ verdict }) => verdict.outcome === outcome)
  const out = looked.find(
    ({ condition, verdict }) => verdict.outcome === 'ruled-out' && !policy.masked.has(condition),
  )
  const masked = out ? undefined : first('ruled-out')
  if (masked) {
    return answerBy(policy, looked, { ...masked.verdict, outcome: 'unknown', reason: 'notEnoughInformation' })
  }
  const found = out ?? first('unknown')
  if (found) return answerBy(policy, looked, found.verdict)
  const beyond = policy.notUnderstood[0]
  if (beyond === undefined) return null
  const because = lostParts(policy.policy).includes(beyond)
    ? lostSentence(beyond)
    : `It has a part that is not evaluated here: ${beyond}.`
  return answerBy(policy, looked, { outcome: 'unknown', because, reason: 'notEnoughInformation' })
}

function answerBy(policy: CompiledPolicy, looked: readonly Looked[], verdict: Verdict): Answered {
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
    ? [
        ...looked.flatMap(({ verdict: each }) =>
          each.outcome === 'unknown' ? [caveatOf(policy, each)] : [],
        ),
        ...policy.doubts().conditions,
      ]
    : []
  return { answer, caveats, isOpen: undecided }
}

function caveatOf({ policy }: CompiledPolicy, { path = '', because, groupId }: Verdict): Caveat {
  return { policyId: policy.id, path, says: because, ...(groupId === undefined ? {} : { groupId }) }
}

function conditionAnswer({ condition, verdict: { outcome, because } }: Looked): ConditionAnswer {
  return { condition, outcome, because }
}

function notApplied({ state }: CompiledPolicy): PolicyAnswer['logResult'] {
  return state === 'enabled' ? 'notApplied' : 'reportOnlyNotApplied'
}

/** The answer of a policy that no condition rules out, with its grant and session controls. */
export function applyingAnswer(
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
  const doubts = looked.flatMap(({ verdict: { path = '', doubt } }): Caveat[] =>
    doubt === undefined ? [] : [{ policyId: policy.policy.id, path, says: doubt }],
  )
  const unknown = controls.flatMap((each): Caveat[] =>
    isOpen(each) ? [{ policyId: policy.policy.id, path: 'grantControls', says: each.because }] : [],
  )
  const bound: Caveat[] =
    mildest(session) === strictest(session)
      ? []
      : [
          {
            policyId: policy.policy.id,
            path: 'sessionControls.secureSignInSession',
            says: PERHAPS_BOUND,
          },
        ]
  return { answer, caveats: [...doubts, ...policy.doubts().controls, ...unknown, ...bound], isOpen: false }
}

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-report-only */
function logResult(
  policy: CompiledPolicy,
  state: DemandState['state'],
  session: SessionState,
): PolicyAnswer['logResult'] {
  const stands = mildest(session)
  const met = state === 'met' && stands === 0
  if (policy.state === 'enabled') return met ? 'success' : 'failure'
  if (met) return 'reportOnlySuccess'
  const impossible = state === 'impossible' || stands === 2
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
