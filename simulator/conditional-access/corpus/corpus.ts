import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../../directory/policy-tenant'
import type { Decision, PolicyAnswer } from '../decision'
import { Members, type Problem } from '../read-members'
import type { SignIn } from '../sign-in'
import { readSignIn } from '../what-if'

/** Policies, a tenant, and what is to come of some questions; a JSON file of this folder. */
export interface Corpus {
  readonly name: string
  /** Where it is documented. */
  readonly source: string
  readonly tenant: PolicyTenant
  readonly cases: readonly Case[]
}

export interface Case {
  readonly name: string
  readonly signIn: SignIn
  readonly expect: Expected
}

/** What is compared; a member that is left out is not. */
export interface Expected {
  readonly result: string
  /** Every result that what is not known leaves open. */
  readonly couldBe: readonly string[] | null
  /** Names of controls in the order of prompts. */
  readonly required: readonly string[] | null
  readonly code: number | null
  readonly session: { readonly signInFrequency: unknown; readonly persistentBrowser: string | null } | null
  /** By the id of the policy. */
  readonly policies: ReadonlyMap<string, ExpectedPolicy>
}

interface ExpectedPolicy {
  readonly applies: boolean
  readonly reason: string | null
  readonly logResult: string | null
}

/**
 * Reads a file of the corpus. A member that is not known is refused: a misspelt expectation would expect nothing.
 * @throws Error with every problem and its path
 */
export function readCorpus(json: unknown): Corpus {
  const root = new Members(json, '')
  const problems: Problem[] = []
  const corpus: Corpus = {
    name: root.required('name'),
    source: root.required('source'),
    tenant: tenantOf(root.inner('tenant')),
    cases: root.items('cases').map((each, index) => caseOf(each, `cases[${index}]`, problems)),
  }
  if (corpus.cases.length === 0) root.fault('cases', 'is empty')
  root.end()
  problems.push(...root.problems.errors, ...root.problems.warnings)
  if (problems.length > 0)
    throw new Error(problems.map(({ path, message }) => `${path} ${message}`).join('\n'))
  return corpus
}

/** Members of a tenant, each as Graph has it: policies may hold what nobody here knows. */
function tenantOf(members: Members): PolicyTenant {
  const given = [...Object.keys(EMPTY_POLICY_TENANT), 'crossTenantAccessPolicy'].flatMap((name) => {
    const value = members.raw(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  members.end()
  return { ...EMPTY_POLICY_TENANT, ...Object.fromEntries(given) }
}

function caseOf(members: Members, path: string, problems: Problem[]): Case {
  const name = members.required('name')
  const read = readSignIn(members.raw('signIn'))
  const found = read.ok ? read.warnings : read.errors
  problems.push(...found.map((each) => ({ ...each, path: `${path}.signIn.${each.path}` })))
  const expect = expected(members.inner('expect'))
  members.end()
  return { name, signIn: read.ok ? read.signIn : NO_SIGN_IN, expect }
}

/** In the place of a question that is refused anyway. */
const NO_SIGN_IN: SignIn = {
  signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId: '' },
  signInContext: { '@odata.type': '#microsoft.graph.applicationContext', includeApplications: [] },
  signInConditions: {},
  authentication: { completed: [], registered: null },
}

function expected(members: Members): Expected {
  const session = members.inner('session', 'optional')
  const policies = members.inner('policies', 'optional').table()
  const read: Expected = {
    result: members.oneOf('result', ['grant', 'challenge', 'block'], 'required') ?? '',
    couldBe: members.texts('couldBe'),
    required: members.texts('required'),
    code: members.amount('code'),
    session: session.isThere
      ? {
          signInFrequency: session.raw('signInFrequency'),
          persistentBrowser: session.text('persistentBrowser'),
        }
      : null,
    policies: new Map(
      policies.map(([id, of]) => {
        const policy = {
          applies: of.flag('applies') ?? false,
          reason: of.text('reason'),
          logResult: of.text('logResult'),
        }
        of.end()
        return [id, policy]
      }),
    ),
  }
  session.end()
  members.end()
  return read
}

/** Everything in which `decision` is not as expected, a sentence each. */
export function differences(decision: Decision, expect: Expected): readonly string[] {
  const found: string[] = []
  const same = (what: string, is: unknown, should: unknown) => {
    if (JSON.stringify(is) !== JSON.stringify(should)) {
      found.push(`${what} is ${JSON.stringify(is)}, should be ${JSON.stringify(should)}`)
    }
  }
  same('result', decision.result, expect.result)
  if (expect.couldBe !== null) same('couldBe', decision.couldBe, expect.couldBe)
  if (expect.required !== null) {
    same(
      'required',
      decision.required.map(({ control }) => control),
      expect.required,
    )
  }
  if (expect.code !== null) same('code', decision.code, expect.code)
  if (expect.session !== null) {
    same('signInFrequency', decision.session.signInFrequency?.minutes, expect.session.signInFrequency)
    same(
      'persistentBrowser',
      decision.session.persistentBrowser?.mode ?? null,
      expect.session.persistentBrowser,
    )
  }
  for (const [id, policy] of expect.policies) {
    const answer = decision.policies.find((each) => each.id === id)
    if (answer === undefined) found.push(`there is no policy ${id}`)
    else differ(answer, policy, (what, is, should) => same(`${id}: ${what}`, is, should))
  }
  return found
}

function differ(
  answer: PolicyAnswer,
  { applies, reason, logResult }: ExpectedPolicy,
  same: (what: string, is: unknown, should: unknown) => void,
): void {
  same('applies', answer.policyApplies, applies)
  if (reason !== null) same('reason', answer.analysisReasons, reason)
  if (logResult !== null) same('logResult', answer.logResult, logResult)
}
