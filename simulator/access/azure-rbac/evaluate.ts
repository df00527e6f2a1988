import { SimulationError } from '../../core/errors'
import { parseScope } from '../../directory/azure-scope'
import { problemOfAction } from './action-pattern'
import type { CompiledAccess } from './compile'
import type { AccessDecision, AccessRequest, AssignmentAnswer } from './decision'
import { answerOf as denyAnswer } from './deny-assignment'
import type { Line } from './hierarchy'
import { type Reach, reaches } from './principals'
import type { Question } from './question'
import { type ReadRoleAssignment, answerOf as roleAnswer } from './role-assignment'

/**
 * Decides whether Azure RBAC allows an action, and says by which assignment and which line of its definition. Locks, policies and
 * network rules are not asked: they stand behind it.
 * https://learn.microsoft.com/azure/role-based-access-control/overview#how-azure-rbac-determines-if-a-user-has-access-to-a-resource
 * @throws SimulationError when the action or the scope is none
 */
export function evaluateAccess(compiled: CompiledAccess, request: AccessRequest): AccessDecision {
  const question = questionOf(request)
  const line = compiled.hierarchy.lineOf(question.scope)
  const denies = denyAnswers(compiled, question, line)
  const roles = roleAnswers(compiled, question, line)
  const assignments = [...denies, ...roles]
  const notKnown = (of: readonly AssignmentAnswer[]) =>
    of.flatMap(({ outcome, because }) => (outcome === 'unknown' ? [because] : []))
  const decided = (
    result: AccessDecision['result'],
    because: string,
    decidedBy: AssignmentAnswer | null,
    open: readonly string[] = [],
  ): AccessDecision => ({ result, because, decidedBy, assignments, notKnown: [...new Set(open)] })

  // A deny assignment that applies blocks, whatever a role grants.
  const denied = denies.find(({ outcome }) => outcome === 'yes')
  if (denied) return decided('denied', denied.because, denied)

  // Then the roles of whoever asks, at this scope and above: one that grants is enough.
  const granted = roles.find(({ outcome }) => outcome === 'yes')
  const unread = compiled.unread
  const mayGrant = granted !== undefined || unread.roleAssignment.length > 0 || notKnown(roles).length > 0
  if (compiled.isEmpty && !mayGrant) return decided('notCertain', NO_ASSIGNMENTS, null, [NO_ASSIGNMENTS])
  if (!mayGrant)
    return decided('denied', whyNot(roles, question), roles.find(({ line: of }) => of !== null) ?? null)

  // What is not known weighs only where it could make the answer another one.
  const open = [
    ...(compiled.denies === null ? [DENIES_NOT_LISTED] : []),
    ...notKnown(denies),
    ...unread.denyAssignment,
    ...(granted ? [] : [...notKnown(roles), ...unread.roleAssignment]),
  ]
  if (open.length > 0) return decided('notCertain', granted?.because ?? open[0] ?? '', granted ?? null, open)
  return decided('allowed', granted?.because ?? '', granted ?? null)
}

const NO_ASSIGNMENTS = 'No role assignment came in.'
const DENIES_NOT_LISTED =
  'Deny assignments were not listed. Azure makes them for managed applications and deployment stacks, and they win over every role.'

function questionOf({
  principal,
  action,
  isDataAction,
  scope: written,
  context = {},
}: AccessRequest): Question {
  const problem = problemOfAction(action)
  if (problem !== null) throw new SimulationError(`"${action}" is no action.`, problem)
  const scope = parseScope(written)
  if ('problem' in scope) throw new SimulationError(`"${written}" is no scope.`, scope.problem)
  return { principal, action: action.toLowerCase(), isDataAction, scope, context }
}

function denyAnswers({ denies, managementGroups }: CompiledAccess, question: Question, line: Line) {
  if (denies === null) return []
  return [...sources(line, managementGroups)].flatMap(([key, doubt]) =>
    (denies.get(key) ?? []).flatMap((each) => denyAnswer(each, question, doubt) ?? []),
  )
}

function roleAnswers(compiled: CompiledAccess, question: Question, line: Line): AssignmentAnswer[] {
  const holders = holdersOf(compiled, question)
  const answers: AssignmentAnswer[] = []
  for (const [key, doubt] of sources(line, compiled.managementGroups)) {
    for (const { held, reach } of holders) {
      for (const each of held.get(key) ?? []) answers.push(roleAnswer(each, question, reach, doubt))
    }
  }
  return answers
}

interface Holder {
  readonly held: ReadonlyMap<string, readonly ReadRoleAssignment[]>
  readonly reach: Exclude<Reach, { outcome: 'no' }>
}

/** Whose role assignments are those of whoever asks: their own, those of their groups, and those of groups that they may be in. */
function holdersOf({ byPrincipal, groups }: CompiledAccess, { principal }: Question): readonly Holder[] {
  const holders: Holder[] = []
  const add = (id: string) => {
    const held = byPrincipal.get(id)
    const reach = held && reaches(id, null, principal)
    if (reach && reach.outcome !== 'no') holders.push({ held, reach })
  }
  const own = principal.id.toLowerCase()
  add(own)
  for (const id of principal.groupIds) if (id !== own) add(id)
  // There may be thousands of groups, so what most of them come to is asked first.
  for (const id of groups)
    if (id !== own && !principal.groupIds.has(id) && principal.groupDoubt(id) !== null) add(id)
  return holders
}

/** Scopes from which something may be inherited, and why that is not known; the nearest first. */
function* sources(
  line: Line,
  managementGroups: readonly string[],
): Generator<readonly [string, string | null]> {
  for (const key of line.keys) yield [key, null]
  for (const key of managementGroups) {
    const doubt = line.doubt(key)
    if (doubt !== null) yield [key, doubt]
  }
}

/** Why nothing grants: an assignment that comes near says it best. */
function whyNot(roles: readonly AssignmentAnswer[], { scope }: Question): string {
  if (roles.length === 0) return `No role assignment reaches ${scope.text}.`
  return (roles.find(({ line }) => line !== null) ?? roles[0])?.because ?? ''
}
