import { asItCame } from '../../directory/not-understood'
import { membersChanged, type PolicyChange, writable } from './changes'

/** A call of Graph. */
export interface Call {
  readonly method: 'POST' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly body: Readonly<Record<string, unknown>> | null
  /** The policy that it is about. */
  readonly displayName: string
  /** The least that is enough in a person's name; all of them together. */
  readonly permissions: readonly string[]
}

const GRAPH = 'https://graph.microsoft.com'
const POLICIES = 'identity/conditionalAccess/policies'

/**
 * What Microsoft marks as least for a person's token, by call.
 * https://github.com/microsoftgraph/microsoft-graph-devx-content/blob/master/permissions/new/permissions.json (August 2026)
 */
const PERMISSIONS: Readonly<Record<Call['method'], readonly string[]>> = {
  POST: ['Policy.Read.All', 'Policy.ReadWrite.ConditionalAccess', 'Application.Read.All'],
  PATCH: ['Policy.Read.All', 'Policy.ReadWrite.ConditionalAccess', 'Application.Read.All'],
  DELETE: ['Policy.Read.All', 'Policy.ReadWrite.ConditionalAccess'],
}

/**
 * The calls that lead from before to after. What is added comes first and what is removed last, so that nothing is open in
 * between that is closed before and after.
 */
export function planOf(changes: readonly PolicyChange[]): readonly Call[] {
  const calls = changes.map(({ kind, id, displayName, before, after }): Call => {
    const call = (method: Call['method'], body: Call['body']): Call => {
      const url = [GRAPH, isBeta(body) ? 'beta' : 'v1.0', POLICIES, ...(method === 'POST' ? [] : [id])]
      return { method, url: url.join('/'), body, displayName, permissions: PERMISSIONS[method] }
    }
    if (after === null) return call('DELETE', null)
    return kind === 'added' || before === null
      ? call('POST', asItCame(writable(after)))
      : call('PATCH', asItCame(membersChanged(before, after)))
  })
  const order = ['POST', 'PATCH', 'DELETE']
  return calls.sort((one, other) => order.indexOf(one.method) - order.indexOf(other.method))
}

/** The permissions that a whole plan takes. */
export function permissionsOf(plan: readonly Call[]): readonly string[] {
  return [...new Set(plan.flatMap(({ permissions }) => permissions))]
}

/** https://learn.microsoft.com/graph/api/resources/conditionalaccessconditionset?view=graph-rest-beta */
const IN_BETA = [
  'agentIdRiskLevels',
  'agents',
  'includeAgentIdServicePrincipals',
  'AllAgentIdUsers',
  'AllAgentIdResources',
]

/** Whether a body says what Graph v1.0 does not know. */
function isBeta(value: unknown): boolean {
  if (typeof value === 'string') return IN_BETA.includes(value)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(
    ([name, inner]) => (IN_BETA.includes(name) && !isNothing(inner)) || isBeta(inner),
  )
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}
