import { asItCame } from '../../directory/not-understood'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { defaultsOf } from '../gates/defaults'
import { type Refusal, refusalInV1, refusalsOf } from '../refusals'
import { membersChanged, type PolicyChange, writable } from './changes'
import { inV1, isBeta } from './declared'
import { isMoreThanLost } from './lost'

/** A call of Graph. */
export interface Call {
  readonly method: 'POST' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly body: Readonly<Record<string, unknown>> | null
  /** The policy that it is about, or security defaults. */
  readonly displayName: string
  /** The least that is enough in a person's name; all of them together. */
  readonly permissions: readonly string[]
  /** Why it is there, and what it takes away; null where that is plain. */
  readonly note: string | null
  /** What Graph refuses, or may refuse, of the policy that this writes. */
  readonly refusals: readonly Refusal[]
}

/** What a row and a plan call them. */
export const SECURITY_DEFAULTS = 'Security defaults'

const GRAPH = 'https://graph.microsoft.com'
const POLICIES = 'identity/conditionalAccess/policies'

/**
 * What Microsoft marks as least for a person's token, whichever the call.
 * https://learn.microsoft.com/graph/api/conditionalaccessroot-post-policies
 */
const PERMISSIONS = ['Policy.Read.All', 'Policy.ReadWrite.ConditionalAccess']

/** What a plan takes besides permissions. */
export const PLAN_TAKES =
  'Microsoft knows of a fault for which Application.Read.All may be asked too. The person needs the role Conditional Access Administrator or Security Administrator.'

/**
 * Microsoft's pages differ on whether the permission for policies is enough: with all of these it is.
 * https://learn.microsoft.com/graph/api/identitysecuritydefaultsenforcementpolicy-update
 */
const WITHOUT_DEFAULTS: Call = {
  method: 'PATCH',
  url: `${GRAPH}/v1.0/policies/identitySecurityDefaultsEnforcementPolicy`,
  body: { isEnabled: false },
  displayName: SECURITY_DEFAULTS,
  permissions: [...PERMISSIONS, 'Policy.ReadWrite.SecurityDefaults'],
  note: 'Entra takes policies that are on only where security defaults are off. This takes away what they do: everybody registers for multifactor authentication, administrators show it at every sign-in and others when a sign-in looks risky, whoever manages Azure shows it, and legacy authentication is refused.',
  refusals: [],
}

/**
 * The calls that lead from before to after. Security defaults go first, where policies come instead. Then what is added comes
 * first and what is removed last, so that nothing is open in between that is closed before and after.
 */
export function planOf(changes: readonly PolicyChange[], before: PolicyTenant): readonly Call[] {
  const calls = changes.filter(isMoreThanLost).map(({ kind, id, displayName, before: was, after }): Call => {
    const call = (method: Call['method'], body: Call['body'], instead: unknown = null): Call => {
      // What beta alone knows is taken away by beta alone.
      const version = isBeta(body) || isBeta(instead) ? 'beta' : 'v1.0'
      const url = [GRAPH, version, POLICIES, ...(method === 'POST' ? [] : [id])].join('/')
      const inVersion = version === 'v1.0' && body ? refusalInV1(body) : null
      return {
        method,
        url,
        body: version === 'beta' ? body : inV1(body),
        displayName,
        permissions: PERMISSIONS,
        note: null,
        refusals: [...(after ? refusalsOf(after) : []), ...(inVersion ? [inVersion] : [])],
      }
    }
    if (after === null) return call('DELETE', null)
    return kind === 'added' || was === null
      ? call('POST', asItCame(writable(after)))
      : call('PATCH', asItCame(membersChanged(was, after)), asItCame(membersChanged(after, was)))
  })
  const order = ['POST', 'PATCH', 'DELETE']
  const isFirst = changes.some(({ after }) => after?.state === 'enabled') && defaultsOf(before) === 'on'
  return [
    ...(isFirst ? [WITHOUT_DEFAULTS] : []),
    ...calls.sort((one, other) => order.indexOf(one.method) - order.indexOf(other.method)),
  ]
}

/** What Graph refuses, as a line beside a call. */
export function refusalOf({ says, isCertain, source }: Refusal): string {
  return `${isCertain ? 'Refused' : 'Perhaps refused'}: ${says} ${source}`
}

/** The permissions that a whole plan takes. */
export function permissionsOf(plan: readonly Call[]): readonly string[] {
  return [...new Set(plan.flatMap(({ permissions }) => permissions))]
}
