import { contradictions } from '../conditional-access/caveats/contradictions'
import { compile } from '../conditional-access/compile/compile'
import { counterfactuals } from '../conditional-access/counterfactual/counterfactual'
import type { Caveat, Decision, PolicyAnswer } from '../conditional-access/decision'
import { evaluate } from '../conditional-access/evaluate'
import { withMadeUp } from '../conditional-access/made-up'
import { methodsAllowed, restsOnStandIn } from '../conditional-access/open-methods'
import { openScopes } from '../conditional-access/open-scopes'
import type { Problem } from '../conditional-access/read-members'
import type { SignIn } from '../conditional-access/sign-in'
import { takenOfDevice, takenToBeOn } from '../conditional-access/taken'
import { readSignIn, whatIfResults } from '../conditional-access/what-if'
import { SimulationError } from '../core/errors'
import { dynamicGroups } from '../directory/dynamic-groups'
import type { PolicyTenant } from '../directory/policy-tenant'
import { readArguments, readFormat } from './arguments'
import { assumed } from './assumed'
import { CIRCUMSTANCES, needWhoAndWhat, withCircumstances } from './circumstances'
import type { Command } from './command'
import { line } from './plain'
import { readJson } from './read-json'
import { readTenant } from './read-tenant'

/** How it is called. */
export const WHAT_IF_USAGE =
  'Usage: lab what-if --tenant PATH... [--sign-in FILE|-] [--user NAME or --service-principal NAME] [--app NAME... [--scope SCOPE]... [--client-type public|confidential] [--baseline-scopes enforced|disabled|APPID] or --action ACTION or --context c1] [--country BR] [--ip ADDRESS] [--platform android] [--client browser] [--device NAME|none|compliant|hybrid|registered] [--risk high] [--user-risk high] [--insider-risk minor] [--service-principal-risk high] [--agent-risk high] [--compliant-network yes|no] [--flow deviceCodeFlow] [--guest-type TYPE] [--home-tenant ID] [--inbound-trust mfa|compliantDevice|hybridDevice|none]... [--in-group NAME]... [--not-in-group NAME]... [--role NAME]... [--not-role NAME]... [--method METHOD]... [--registered METHOD]... [--methods-allowed yes|no] [--dependencies yes|no] [--format text|json]. What is left out is taken as usual: a device that is not registered, no risk, no such flow, a password alone; the answer says what of it counted. A platform, a client or a place that is left out is not known.'

/**
 * Answers Graph's `evaluate` for a tenant out of files: the sign-in from a file, by names, or from a file with names for the rest.
 * Exit code 3 when what the export does not say could make the result another one.
 */
export const whatIf: Command = async (args) => {
  const { values, positionals } = readArguments(
    args,
    {
      tenant: { type: 'string', multiple: true },
      'sign-in': { type: 'string' },
      format: { type: 'string' },
      ...CIRCUMSTANCES,
    },
    WHAT_IF_USAGE,
  )
  const format = readFormat(values.format)
  // `--tenant a b c`: what follows the first path stands free.
  const paths = [...(values.tenant ?? []), ...positionals]
  if (values.tenant === undefined) throw new SimulationError('Which tenant? --tenant PATH.', WHAT_IF_USAGE)
  if (values['sign-in'] === '-' && paths.includes('-')) {
    throw new SimulationError('Standard input is either the tenant or the sign-in.', WHAT_IF_USAGE)
  }
  // What is missing in the question is said before a large tenant is read.
  const body = values['sign-in'] === undefined ? {} : asObject(await readJson(values['sign-in'], WANTED))
  needWhoAndWhat(body, values)
  const given = await readTenant(paths)
  const asked = withCircumstances(body, values, given)
  const read = readSignIn(asked)
  if (!read.ok) throw wrongSignIn(read.errors)
  const tenant = withMadeUp(given, read.signIn)
  const compiled = compile(tenant, dynamicGroups)
  const decided = evaluate(compiled, read.signIn)
  const caveats = [
    ...contradictions(compiled.context, read.signIn),
    ...decided.caveats,
    ...openScopes(compiled, read.signIn),
    ...(methodsAllowed(compiled, read.signIn) === false ? [METHODS_OPEN] : []),
  ]
  const decision = { ...decided, caveats }
  const code = decision.couldBe.length > 1 ? 3 : 0
  const changes = counterfactuals(tenant, read.signIn, decision, compiled)
  const taken = [
    ...assumed(asked, read.signIn, compiled, decided.policies),
    ...(restsOnStandIn(compiled, read.signIn) ? [STANDING] : []),
    ...takenInWords(tenant, read.signIn),
  ]
  if (format === 'text') {
    const notes = read.warnings.map(({ path, message }) => `${path} ${message}`)
    return { output: textOf(decision, changes, notes, taken), code }
  }
  const results = whatIfResults(decision, tenant)
  const only = <T extends { readonly policyApplies: boolean }>(of: readonly T[]) =>
    read.appliedPoliciesOnly ? of.filter(({ policyApplies }) => policyApplies) : of
  const shown = {
    result: decision.result,
    couldBe: decision.couldBe,
    required: decision.required,
    policies: only(results),
    counterfactuals: changes,
    reasons: only(decision.policies),
    session: decision.session,
    gates: decision.gates,
    caveats: decision.caveats,
    code: decision.code,
    assumed: taken,
    warnings: read.warnings,
  }
  return { output: JSON.stringify(shown, null, 2), code }
}

/** What of the account and the device is taken for granted, in a sentence each. */
function takenInWords(tenant: PolicyTenant, signIn: SignIn): string[] {
  const none = takenOfDevice(tenant, signIn)
  return [
    ...takenToBeOn(tenant, signIn).map(
      (what) => `the ${what} is on; the export does not say it (accountEnabled)`,
    ),
    ...(none.length === 0
      ? []
      : [
          `the device has no ${none.join(', no ')}; --device NAME of the export, or deviceInfo in --sign-in, says otherwise`,
        ]),
  ]
}

const STANDING =
  'whoever signs in stands for others, and has whatever method is asked for; --registered METHOD says otherwise (password: nothing else)'

const METHODS_OPEN: Caveat = {
  policyId: null,
  path: 'authentication.methodsAllowed',
  says: 'The answer depends on it, and the export does not say it. --methods-allowed yes supposes that they may use and register what is asked for.',
}

const WANTED = "Give the body of Graph's evaluate call as JSON, or -."

function asObject(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body }
  const is = Array.isArray(body) ? 'a list and no object' : 'no object'
  throw new SimulationError(`The sign-in is ${is}.`, WANTED)
}

/** All that is wrong with a question, on one line. */
function wrongSignIn(errors: readonly Problem[]): SimulationError {
  const says = errors.map(({ path, message }) => `${path || 'The sign-in'} ${message}`).join('; ')
  return new SimulationError(
    `${says}.`,
    'https://learn.microsoft.com/graph/api/conditionalaccessroot-evaluate',
  )
}

const OTHERWISE = { grant: 'granted', challenge: 'asked for more', block: 'blocked' } as const
const VERDICTS = { grant: 'Granted.', challenge: 'Asked for more.', block: 'Blocked.' } as const

function textOf(
  { result, required, policies, gates, caveats, code, couldBe }: Decision,
  changes: readonly { readonly says: string; readonly signIn?: SignIn }[],
  notes: readonly string[],
  taken: readonly string[],
): string {
  const stopping = policies.filter(
    ({ state, policyApplies, satisfied }) => state === 'enabled' && policyApplies && !satisfied,
  )
  const blocking = stopping.filter(({ controls }) => controls.some(({ control }) => control === 'block'))
  // Where a policy blocks, what the others ask for does not matter any more.
  const by =
    result === 'block'
      ? (blocking.length > 0 ? blocking : stopping).map(({ displayName }) => displayName)
      : []
  const called = (id: string) => policies.find((each) => each.id === id)?.displayName ?? id
  const written = ({ policyId, path, says }: Caveat) =>
    `${policyId === null ? '' : `${called(policyId)}, `}${path}: ${says}`
  const says = `${VERDICTS[result]}${code === null ? '' : ` AADSTS${code}.`}${by.length > 0 ? ` By ${by.map(line).join(', ')}.` : ''}`
  const otherwise = couldBe.filter((each) => each !== result).map((each) => OTHERWISE[each])
  return [
    policies.length === 0 &&
    couldBe.length > 1 &&
    caveats.some(({ path }) => path === 'conditionalAccessPolicies')
      ? 'No policies came in, so nothing is decided.'
      : otherwise.length === 0
        ? says
        : `Not certain. As far as is known: ${says} It could be ${otherwise.join(' or ')}: see below what is not known.`,
    ...section(
      'Required',
      required.map(({ control, says, requiredBy, alternatives }) => {
        const or = alternatives.length > 0 ? `, or ${alternatives.join(', or ')}` : ''
        return `${control}${or}: ${says} (${requiredBy.map(called).join(', ')})`
      }),
    ),
    ...section('Policies', rows(policies)),
    ...section(
      'Rules of the platform',
      gates
        .filter(({ outcome }) => outcome !== 'not-applied')
        .map(({ gate, because }) => `${gate}: ${because}`),
    ),
    ...section(
      'What would change it',
      changes.map(({ says }) => says),
    ),
    ...section('Taken for granted', taken),
    ...section('Warnings', caveats.filter(({ isSettled }) => isSettled).map(written)),
    ...section('Not certain', [...caveats.filter(({ isSettled }) => !isSettled).map(written), ...notes]),
  ].join('\n')
}

/** Name, state, and what became of it: applying, or the first condition that ruled it out. */
function rows(policies: readonly PolicyAnswer[]): string[] {
  const cells = policies.map((policy) => [line(policy.displayName), STATES[policy.state], outcome(policy)])
  const width = (column: number) => Math.max(...cells.map((cell) => cell[column]?.length ?? 0))
  const [name, state, became] = [width(0), width(1), width(2)]
  return policies.map((policy, at) => {
    const [first = '', second = '', third = ''] = cells[at] ?? []
    return `${first.padEnd(name)}  ${second.padEnd(state)}  ${third.padEnd(became)}  ${line(policy.because)}`
  })
}

const STATES = {
  enabled: 'on',
  disabled: 'off',
  enabledForReportingButNotEnforced: 'report-only',
  unknown: 'unknown',
} as const

function outcome({ policyApplies, analysisReasons, satisfied }: PolicyAnswer): string {
  if (policyApplies) return satisfied ? 'applies, met' : 'applies'
  return `not: ${analysisReasons}`
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((each) => `  ${line(each)}`)]
}
