import type { Caveat, Decision, Result } from '../../../simulator/doors/policy'
import type { Aside, OpenMembership } from '../../../simulator/doors/policy-aside'

/** What makes the answer another one, by the member that a doubt is about and what it says: each a clause that goes on after "unless". */
const CLAUSES: readonly (readonly [doubt: RegExp, clause: string])[] = [
  [/^conditions\.times/, 'the time decides otherwise'],
  [
    /^conditions\.locations|^signInConditions\.(ipAddress|country|compliantNetwork)/,
    'the place decides otherwise',
  ],
  [/GuestsOrExternalUsers|externalUserType/, 'their kind of guest decides otherwise'],
  [
    /^signInIdentity\.servicePrincipalId|^conditions\.clientApplications/,
    'the kind of workload identity decides otherwise',
  ],
  [/^signInIdentity/, 'who they are decides otherwise'],
  [
    /^signInConditions\.(deviceInfo|devicePlatform)|^conditions\.(devices|platforms)/,
    'the device decides otherwise',
  ],
  [/^signInConditions\.clientAppType|^conditions\.clientAppTypes/, 'the client app decides otherwise'],
  [/^(signInConditions|conditions)\.\w*[rR]iskLevel/, 'the risk decides otherwise'],
  [/^signInContext|^conditions\.applications/, 'what is opened decides otherwise'],
  [/^state /, 'a policy in a state that is not known here is on'],
  [/^grantControls.* lost /, 'a control that the export lost decides otherwise'],
  [/^grantControls/, 'a control of which not all is known decides otherwise'],
  [/^requested\.client/, 'the kind of client decides otherwise'],
  [/^requested\.baselineScopes/, 'the tenant’s setting for baseline scopes decides otherwise'],
  [/^requested/, 'what it asks for decides otherwise'],
  [/^identitySecurityDefaults/, 'security defaults are on'],
  [/^export /, 'a part of the export that was not read decides otherwise'],
]
const OTHERWISE = 'something that is not known decides otherwise'
const MOST = 2
/** Letters of a name in a headline. */
const LONGEST = 60
const STRICTNESS: readonly Result[] = ['grant', 'challenge', 'block']

/**
 * What could make the answer another one, as the end of "Granted, unless …", the first that there is; undefined where no doubt
 * has a name. `isAll`: nothing else could.
 */
export function unless(
  decision: Decision,
  { memberships, home, methodsAllowed }: Omit<Aside, 'contradictions' | 'scopes'>,
): { readonly says: string; readonly isAll: boolean } | undefined {
  const { caveats, result, couldBe } = decision
  const at = (each: Result) => STRICTNESS.indexOf(each)
  const isStricter = couldBe.some((each) => at(each) > at(result))
  const isMilder = couldBe.some((each) => at(each) < at(result))
  // A policy that may apply makes it stricter, and one that applies and may not, or may be met, makes it milder.
  const policies = new Map(
    decision.policies
      .filter(({ state }) => state === 'enabled' || state === 'unknown')
      .map(({ id, policyApplies }) => [id, policyApplies ? isMilder : isStricter]),
  )
  const open = memberships.filter(({ is, matters }) => is === null && matters)
  const isUntold = home !== null && Object.values(home.trust).includes(null)
  const forbidden = methodsAllowed === false && isStricter ? ['no method that counts is allowed them'] : []
  const told = caveats
    .filter(({ policyId, isSettled }) => !isSettled && (policyId === null || policies.get(policyId)))
    .flatMap((caveat) => {
      if (isUntold && caveat.path === 'grantControls') return ['their home tenant is trusted']
      return ofMembership(caveat, open) ?? otherwise(caveat)
    })
  const phrases = [...new Set([...forbidden, ...told])]
  if (phrases.length === 0) return undefined
  const isAll = phrases.length <= MOST
  return { says: `${phrases.slice(0, MOST).join(', or ')}${isAll ? '' : ', or more'}`, isAll }
}

/** Of a doubt about groups and roles: those on which the answer depends; undefined: it is about something else. */
function ofMembership({ path, groupId }: Caveat, open: readonly OpenMembership[]): string[] | undefined {
  const [, side, kind] = /^conditions\.users\.(include|exclude)(Groups|Roles)$/.exec(path) ?? []
  if (kind === undefined) return undefined
  const excludes = side === 'exclude'
  const found = open.find((each) => (kind === 'Groups' ? each.id === groupId : each.kind === 'role'))
  if (!found) return []
  const name = found.name.length > LONGEST ? `${found.name.slice(0, LONGEST)}…` : found.name
  return kind === 'Groups'
    ? [`they are ${excludes ? 'outside' : 'in'} ${name}`]
    : [`they ${excludes ? 'lack' : 'have'} the role ${name}`]
}

function otherwise({ path, says }: Caveat): string[] {
  const doubt = `${path} ${says}`
  return [CLAUSES.find(([pattern]) => pattern.test(doubt))?.[1] ?? OTHERWISE]
}
