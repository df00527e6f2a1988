import type { AzureRoleAssignment } from '../../directory/azure-access'
import type { Condition } from './condition/condition'
import type { AssignmentAnswer, DecidingLine } from './decision'
import { type Included, type Permissions, type PermissionsAnswer, permissionsFor } from './permissions'
import type { Reach } from './principals'
import type { Question } from './question'

/** A role assignment with its definition found. `permissions` is null where there is none, and `missing` says so. */
export interface ReadRoleAssignment {
  readonly assignment: AzureRoleAssignment
  readonly scopeKey: string
  readonly role: string
  readonly permissions: Permissions | null
  readonly missing: string | null
  readonly condition: Condition | null
}

/**
 * Whether a role assignment grants: its role includes the action, and its condition, if it has one, is met.
 * https://learn.microsoft.com/azure/role-based-access-control/overview#how-azure-rbac-determines-if-a-user-has-access-to-a-resource
 * @param doubt why it is not known whether the assignment reaches the scope; null when it does
 */
export function answerOf(
  read: ReadRoleAssignment,
  question: Question,
  reach: Exclude<Reach, { outcome: 'no' }>,
  doubt: string | null,
): AssignmentAnswer {
  const { assignment, permissions, role } = read
  const answer = (
    outcome: AssignmentAnswer['outcome'],
    because: string,
    line: DecidingLine | null = null,
  ): AssignmentAnswer => ({
    kind: 'roleAssignment',
    id: assignment.id,
    scope: assignment.scope,
    outcome,
    because,
    line,
  })
  if (permissions === null) return answer('unknown', read.missing ?? '')
  const found = permissionsFor(permissions, question.action, question.isDataAction)
  if (found.outcome !== 'included')
    return answer('no', notIncluded(role, found, question), lineOf(role, found))
  const { outcome, because, line } = best(
    found.found.map((included) => granted(role, included, read.condition, question)),
  )
  if (outcome === 'no') return answer('no', because, line)
  const open = reach.outcome === 'unknown' ? reach.because : doubt
  if (open !== null) return answer('unknown', open, line)
  const through =
    reach.outcome === 'yes' && reach.through !== null ? `, through the group ${reach.through}` : ''
  return answer(
    outcome,
    outcome === 'yes' ? `${because} It is assigned at ${assignment.scope}${through}.` : because,
    line,
  )
}

interface Granted {
  readonly outcome: AssignmentAnswer['outcome']
  readonly because: string
  readonly line: DecidingLine
}

/** One of a role's permissions is enough, so the one that says most. */
function best(all: readonly Granted[]): Granted {
  const of = (outcome: Granted['outcome']) => all.find((each) => each.outcome === outcome)
  const found = of('yes') ?? of('unknown') ?? of('no')
  // INVARIANT: there is one for each permission that includes the action, and there is such a permission.
  if (found === undefined) throw new RangeError('No permission includes the action.')
  return found
}

function granted(
  role: string,
  { permission, member, pattern, condition, excludedBeside }: Included,
  onAssignment: Condition | null,
  question: Question,
): Granted {
  const line: DecidingLine = { of: role, permission, member, pattern }
  const includes = `${role} has "${pattern}" in ${member}.`
  // A condition may be of the assignment and of the definition: both have to be met.
  let unknown: string | null = null
  for (const each of [onAssignment, condition]) {
    if (each === null) continue
    const { outcome, because } = each.ask(question)
    if (outcome === 'no')
      return { outcome: 'no', because: `${includes} Its condition is not met: ${because}`, line }
    if (outcome === 'unknown') unknown ??= `${includes} Its condition is not certain: ${because}`
  }
  if (unknown !== null) return { outcome: 'unknown', because: unknown, line }
  if (excludedBeside !== null) {
    const because = `${includes} Another of its permissions excludes "${excludedBeside}", and it is not documented which counts.`
    return { outcome: 'unknown', because, line }
  }
  return { outcome: 'yes', because: includes, line }
}

function notIncluded(role: string, found: PermissionsAnswer, { isDataAction }: Question): string {
  if (found.outcome === 'excluded')
    return `${role} takes it away: "${found.pattern}" in ${found.member}. Another role may still grant it.`
  if (found.outcome === 'otherPlane') {
    return isDataAction
      ? `${role} has "${found.pattern}" in actions, which is the control plane. No line of its dataActions includes it.`
      : `${role} has "${found.pattern}" in dataActions, which is the data plane. No line of its actions includes it.`
  }
  return `No line of ${role} includes it.`
}

function lineOf(role: string, found: PermissionsAnswer): DecidingLine | null {
  if (found.outcome !== 'excluded' && found.outcome !== 'otherPlane') return null
  return { of: role, permission: found.permission, member: found.member, pattern: found.pattern }
}
