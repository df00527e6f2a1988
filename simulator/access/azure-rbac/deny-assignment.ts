import type { AzureDenyAssignment } from '../../directory/azure-access'
import type { AssignmentAnswer, DecidingLine } from './decision'
import { type Permissions, permissionsFor } from './permissions'
import { isAmong } from './principals'
import type { Question } from './question'

/** A deny assignment, made ready to be asked. */
export interface ReadDenyAssignment {
  readonly assignment: AzureDenyAssignment
  readonly scopeKey: string
  readonly permissions: Permissions
}

/**
 * Whether a deny assignment denies, or null where it is not about this action, principal or scope.
 * https://learn.microsoft.com/azure/role-based-access-control/deny-assignments#deny-assignment-properties
 * @param doubt why it is not known whether the assignment reaches the scope; null when it does
 */
export function answerOf(
  { assignment, scopeKey, permissions }: ReadDenyAssignment,
  question: Question,
  doubt: string | null,
): AssignmentAnswer | null {
  const name = assignment.denyAssignmentName ?? assignment.id
  const answer = (
    outcome: AssignmentAnswer['outcome'],
    because: string,
    line: DecidingLine | null = null,
  ): AssignmentAnswer => ({
    kind: 'denyAssignment',
    id: assignment.id,
    scope: assignment.scope,
    outcome,
    because,
    line,
  })
  if (assignment.doNotApplyToChildScopes === true && scopeKey !== question.scope.key) {
    return answer('no', `${name} does not apply to child scopes of ${assignment.scope}.`)
  }
  const found = permissionsFor(permissions, question.action, question.isDataAction)
  if (found.outcome !== 'included') return null
  const [first] = found.found
  const line: DecidingLine | null = first
    ? { of: name, permission: first.permission, member: first.member, pattern: first.pattern }
    : null
  const among = isAmong(assignment.principals, question.principal)
  if (among.outcome === 'no') return null
  const excluded = isAmong(assignment.excludePrincipals ?? [], question.principal)
  if (excluded.outcome === 'yes') {
    const through = excluded.through === null ? '' : ` through the group ${excluded.through}`
    return answer('no', `${name} excludes them${through}.`, line)
  }
  const effect = assignment.denyAssignmentEffect?.toLowerCase() ?? 'enforced'
  if (effect === 'audit') return answer('no', `${name} only logs: its effect is audit.`, line)
  const open = [
    among.outcome === 'unknown' ? among.because : null,
    excluded.outcome === 'unknown' ? excluded.because : null,
    doubt,
    effect === 'enforced' ? null : `${name} has the effect "${effect}", which is not known.`,
    assignment.condition || found.found.every(({ condition }) => condition !== null)
      ? `${name} has a condition. It is not documented how that limits what is denied.`
      : null,
    found.found.every(({ excludedBeside }) => excludedBeside !== null)
      ? `Another permission of ${name} excludes the action, and it is not documented which counts.`
      : null,
  ].find((each) => each !== null)
  if (open !== undefined) return answer('unknown', open, line)
  return answer('yes', `${name} denies "${line?.pattern}" at ${assignment.scope}.`, line)
}
