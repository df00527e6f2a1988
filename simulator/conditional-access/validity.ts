import type { ConditionalAccessPolicy, GrantControls } from '../directory/conditional-access-policy'
import { lostParts } from '../directory/lost-parts'
import { TWICE, unknownMembers } from './caveats/unknown-members'
import type { AnalysisReason } from './decision'
import { hasRetired, inForce } from './grant-controls/retired'
import { listed } from './lists'
import { hasSessionControls } from './session-controls/combined'

/** Why a policy applies to no sign-in at all, whatever is asked; null where it may. */
export interface Standing {
  readonly reason: AnalysisReason
  readonly because: string
}

/**
 * Looks at the policy alone: its state, what it must have, and the combinations of controls that Graph refuses.
 * https://learn.microsoft.com/graph/api/resources/conditionalaccessgrantcontrols
 */
export function standingOf(policy: ConditionalAccessPolicy): Standing | null {
  const { state, conditions, grantControls } = policy
  if (state === 'disabled') return { reason: 'policyNotEnabled', because: 'The policy is off.' }
  if (state !== 'enabled' && state !== 'enabledForReportingButNotEnforced') {
    return invalidPolicy(
      `The state ${state ?? 'null'} is not known here, so the policy is not taken as enforced.`,
    )
  }
  const odd = unknownMembers(policy).find(({ mistyped }) => mistyped)
  if (odd) {
    return {
      reason: 'notEnoughInformation',
      because: `The policy is not decided: ${odd.path} is not understood.`,
    }
  }
  // Whether it applies at all, what is left of its conditions says first.
  if (lostParts(policy).length > 0 || unknownMembers(policy).some(({ why }) => why === TWICE)) return null
  if (!conditions) return invalidPolicy('The policy has no conditions.')
  const problem = grantControls ? grantProblem(policy) : null
  if (problem !== null) return invalidPolicy(problem)
  const controls = [
    ...inForce(grantControls),
    ...listed(grantControls?.termsOfUse),
    ...listed(grantControls?.customAuthenticationFactors),
    ...(grantControls?.authenticationStrength?.id ? ['strength'] : []),
  ]
  if (controls.length === 0 && !hasSessionControls(policy)) {
    return {
      reason: 'emptyPolicy',
      because: hasRetired(grantControls)
        ? 'The policy asks for nothing any more: its control approvedApplication counts as not selected since 30 June 2026.'
        : 'The policy asks for nothing: it has no grant and no session controls.',
    }
  }
  return null
}

/** Said of a policy that no condition rules out. */
export function lostSentence(path: string): string {
  const what = path.startsWith('conditions')
    ? 'when the policy applies'
    : path.startsWith('grant')
      ? 'what the policy asks for'
      : 'what the policy asks of the session'
  return `The export lost ${what}: ${path} is missing.`
}

function invalidPolicy(because: string): Standing {
  return { reason: 'invalidPolicy', because }
}

/** Combinations of controls with which a policy applies to nobody. */
function grantProblem(policy: ConditionalAccessPolicy): string | null {
  return strengthProblem(policy) ?? passwordProblem(policy)
}

/** A strength stands in the place of `mfa`. */
export function strengthProblem({ grantControls }: ConditionalAccessPolicy): string | null {
  const controls = controlsIn(grantControls)
  const isBoth = Boolean(grantControls?.authenticationStrength?.id) && controls.includes('mfa')
  return isBoth && !controls.includes('block')
    ? 'The policy asks for mfa and for an authentication strength, which Graph refuses.'
    : null
}

/** `passwordChange` goes with `mfa` or a strength, joined by AND, for user risk, and for all resources. */
export function passwordProblem({ conditions, grantControls }: ConditionalAccessPolicy): string | null {
  const controls = controlsIn(grantControls)
  if (controls.includes('block') || !controls.includes('passwordchange')) return null
  const hasStrength = Boolean(grantControls?.authenticationStrength?.id)
  if (!(controls.includes('mfa') || hasStrength) || grantControls?.operator?.toUpperCase() !== 'AND') {
    return 'The policy asks for a password change without mfa joined by AND, which Graph refuses.'
  }
  if (listed(conditions?.userRiskLevels).length === 0) {
    return 'The policy asks for a password change without a user risk level, which Graph refuses.'
  }
  const { includeApplications, excludeApplications } = conditions?.applications ?? {}
  const all = listed(includeApplications).some((each) => each.toLowerCase() === 'all')
  return all && listed(excludeApplications).length === 0
    ? null
    : 'The policy asks for a password change for some resources only, which Graph refuses.'
}

function controlsIn(of: GrantControls | null | undefined): readonly string[] {
  return listed(of?.builtInControls).map((each) => each.toLowerCase())
}
