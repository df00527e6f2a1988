import { assignmentsBelow } from '../access/azure-rbac/below'
import { compileAccess } from '../access/azure-rbac/compile'
import type {
  AccessDecision,
  AccessRequest,
  AttributeValue,
  ConditionContext,
} from '../access/azure-rbac/decision'
import { evaluateAccess } from '../access/azure-rbac/evaluate'
import { SimulationError } from '../core/errors'
import { dynamicGroups } from '../directory/dynamic-groups'
import { memberships } from '../directory/memberships'
import { azureAccessOf } from '../interchange/azure-access-of'
import type { ImportResult } from '../interchange/import-result'
import { readArguments, readFormat } from './arguments'
import { principalNamed } from './azure-principal'
import type { Command } from './command'
import { line } from './plain'
import { readExports } from './read-tenant'

/** How it is called. */
export const AZURE_ACCESS_USAGE =
  "Usage: lab azure-access --principal NAME --action ACTION or --data-action ACTION --scope SCOPE PATH... [--in-group NAME]... [--not-in-group NAME]... [--attribute '@Request[NAME]=VALUE']... [--sub-operation NAME|none] [--deny-assignments none] [--format text|json]"

const WANTED =
  'Give what "az role assignment list --all" and "az role definition list" print; groups come of a Graph export, management groups of "az account management-group show --expand --recurse".'

/**
 * Says whether Azure RBAC allows an action, and by which line of which role, of exports of Azure Resource Manager and of Graph. Exit code 1
 * when it does not, 3 when that is not certain.
 */
export const azureAccess: Command = async (args) => {
  const { values, positionals } = readArguments(
    args,
    {
      principal: { type: 'string' },
      action: { type: 'string' },
      'data-action': { type: 'string' },
      scope: { type: 'string' },
      'in-group': { type: 'string', multiple: true },
      'not-in-group': { type: 'string', multiple: true },
      attribute: { type: 'string', multiple: true },
      'sub-operation': { type: 'string' },
      'deny-assignments': { type: 'string' },
      format: { type: 'string' },
    },
    AZURE_ACCESS_USAGE,
  )
  const format = readFormat(values.format)
  const missing = (says: string) => new SimulationError(says, AZURE_ACCESS_USAGE)
  const { principal: who, scope } = values
  const dataAction = values['data-action']
  if (who === undefined) throw missing('Who asks? --principal NAME.')
  if (values.action !== undefined && dataAction !== undefined)
    throw missing('One action is asked about, on the control plane or on the data plane.')
  const action = values.action ?? dataAction
  if (action === undefined) throw missing('What is done? --action ACTION, or --data-action ACTION.')
  if (scope === undefined) throw missing('To what? --scope SCOPE.')
  if (positionals.length === 0) throw missing('Of which files? PATH...')
  const noDenies = values['deny-assignments']
  if (noDenies !== undefined && noDenies !== 'none')
    throw new SimulationError(
      `--deny-assignments does not know "${noDenies}".`,
      'Use none: nobody is denied anything.',
    )
  const context = contextOf(values.attribute ?? [], values['sub-operation'])

  const exports = await readExports(positionals)
  const read = azureAccessOf(exports.azure)
  if (read.roleAssignments.length === 0 && !read.unread?.length) throw nothingCame(exports)
  const access = noDenies === undefined ? read : { ...read, denyAssignments: read.denyAssignments ?? [] }
  const id = principalNamed(who, access, exports.tenant)
  const groups = (names: readonly string[] = []) =>
    names.map((each) => principalNamed(each, access, exports.tenant))
  const suppose = { inGroups: groups(values['in-group']), notInGroups: groups(values['not-in-group']) }
  const member = memberships(exports.tenant, dynamicGroups).of(id, suppose)
  const principal = { id, groupIds: member.groupIds, groupDoubt: member.groupDoubt }
  const request: AccessRequest = { principal, action, isDataAction: dataAction !== undefined, scope, context }
  const compiled = compileAccess(access)
  const decision = withLosses(evaluateAccess(compiled, request), exports)
  const notes = notesOf(decision, () => [
    ...otherPlane(evaluateAccess(compiled, { ...request, isDataAction: !request.isDataAction }), request),
    ...assignmentsBelow(compiled, principal, scope).map(
      (each) => `An assignment of theirs is below: at ${each.scope}. It does not reach upwards.`,
    ),
  ])
  const code = { allowed: 0, denied: 1, notCertain: 3 } as const
  if (format === 'json') {
    const { problems, unknown } = exports
    return {
      output: JSON.stringify({ ...decision, notes, problems, unknown }, null, 2),
      code: code[decision.result],
    }
  }
  return { output: textOf(decision, notes, exports), code: code[decision.result] }
}

/** `@Request[...]=value`; several of one name are a list. `true`, `false` and whole numbers are read as such, and `'3'` is a text. */
function contextOf(given: readonly string[], subOperation: string | undefined): ConditionContext {
  const attributes: Record<string, AttributeValue> = {}
  for (const each of given) {
    const [, name, value] = /^(@[A-Za-z]+\[[^\]]+\])=([\s\S]*)$/.exec(each) ?? []
    if (name === undefined || value === undefined)
      throw new SimulationError(`"${each}" is no attribute.`, "Write '@Request[NAME]=VALUE'.")
    const before = attributes[name]
    const one = readValue(value)
    const many =
      before === undefined
        ? one
        : [before, one].flat().map((item) => (typeof item === 'boolean' ? String(item) : item))
    attributes[name] = many
  }
  if (subOperation === undefined) return { attributes }
  return { attributes, subOperation: subOperation === 'none' ? null : subOperation }
}

function readValue(text: string): string | number | boolean {
  if (/^'.*'$/s.test(text)) return text.slice(1, -1)
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text
}

function nothingCame({ problems, unknown }: ImportResult): SimulationError {
  const [problem] = problems
  const [odd] = unknown
  const first = problem
    ? ` ${problem.file}:${problem.line}:${problem.column}: ${problem.message}`
    : odd
      ? ` ${odd.file}: ${odd.says}`
      : ''
  return new SimulationError(`No role assignment of Azure came in.${first}`, WANTED)
}

/** What did not come in could change every answer but a denial by a deny assignment. */
function withLosses(decision: AccessDecision, { problems }: ImportResult): AccessDecision {
  const losses = problems
    .filter(({ isLoss }) => isLoss)
    .map(({ file, line: at, column, message }) => `${file}:${at}:${column}: ${message}`)
  if (losses.length === 0 || (decision.result === 'denied' && decision.decidedBy?.kind === 'denyAssignment'))
    return decision
  return { ...decision, result: 'notCertain', notKnown: [...decision.notKnown, ...losses] }
}

function notesOf({ result }: AccessDecision, make: () => readonly string[]): readonly string[] {
  return result === 'denied' ? make() : []
}

function otherPlane({ result }: AccessDecision, { isDataAction }: AccessRequest): readonly string[] {
  if (result === 'denied') return []
  const [plane, option] = isDataAction
    ? ['the control plane', '--action']
    : ['the data plane', '--data-action']
  return [`On ${plane} the answer is another one: ask with ${option}.`]
}

const VERDICTS = { allowed: 'Allowed.', denied: 'Denied.', notCertain: 'Not certain.' } as const
const OUTCOMES = {
  roleAssignment: { yes: 'grants', no: 'does not grant', unknown: 'may grant' },
  denyAssignment: { yes: 'denies', no: 'does not deny', unknown: 'may deny' },
} as const
const MOST_LISTED = 20

function textOf(
  { result, because, decidedBy, assignments, notKnown }: AccessDecision,
  notes: readonly string[],
  { problems, unknown }: ImportResult,
): string {
  const asFar = result === 'notCertain' && decidedBy?.outcome === 'yes' ? ' As far as is known, allowed:' : ''
  const says = result === 'notCertain' && asFar === '' ? 'See below what is not known.' : because
  return [
    line(`${VERDICTS[result]}${asFar} ${says}`),
    ...section('Not known', notKnown),
    ...section(
      'Assignments that reach the scope',
      assignments.map((each) => `${each.id} ${OUTCOMES[each.kind][each.outcome]}: ${each.because}`),
    ),
    ...section('Notes', notes),
    ...section(
      'Not understood in the files',
      unknown.map(({ file, path, says: what }) => [file, path, what].filter(Boolean).join(': ')),
    ),
    ...section(
      'Problems in the files',
      problems.map(({ file, line: at, column, message }) => `${file}:${at}:${column}: ${message}`),
    ),
  ].join('\n')
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const more =
    lines.length > MOST_LISTED ? [`  and ${lines.length - MOST_LISTED} more; --format json has all`] : []
  return ['', title, ...lines.slice(0, MOST_LISTED).map((each) => `  ${line(each)}`), ...more]
}
