import type { Caveat, Decision } from '../../../simulator/doors/policy'
import type { OpenMembership } from '../../../simulator/doors/policy-aside'

/** What decides where it is not known, by the member of the policy or of the question that a doubt is about. */
const DECIDES: readonly (readonly [path: RegExp, what: string])[] = [
  [/^conditions\.times/, 'the time'],
  [/^conditions\.locations|^signInConditions\.(ipAddress|country|compliantNetwork)/, 'the place'],
  [/GuestsOrExternalUsers|externalUserType/, 'whether they are a guest who is meant'],
  [/^signInIdentity/, 'who they are'],
  [/^signInConditions\.(deviceInfo|devicePlatform)|^conditions\.devices/, 'the device'],
  [/^signInConditions\.clientAppType/, 'the client app'],
  [/^grantControls\.builtInControls/, 'a control that the export lost'],
  [/^grantControls/, 'whether what they show counts'],
  [/^identitySecurityDefaults/, 'whether security defaults are on'],
]
const MOST = 2

/**
 * What could make the answer another one, as the end of "Granted, unless …", the first that there is; undefined where no doubt
 * has a name.
 */
export function unless(
  { caveats, policies }: Decision,
  memberships: readonly OpenMembership[],
): string | undefined {
  const live = new Set(
    policies.filter(({ state }) => state === 'enabled' || state === 'unknown').map(({ id }) => id),
  )
  const open = memberships.filter(({ is, matters }) => is === null && matters)
  const told = caveats
    .filter(({ policyId, isSettled }) => !isSettled && (policyId === null || live.has(policyId)))
    .flatMap((caveat) => ofMembership(caveat, open) ?? otherwise(caveat))
  const [...phrases] = new Set(told)
  if (phrases.length === 0) return undefined
  return `${phrases.slice(0, MOST).join(', or ')}${phrases.length > MOST ? ', or more' : ''}`
}

/** Of a doubt about groups and roles: those on which the answer depends; undefined: it is about something else. */
function ofMembership({ path, groupId }: Caveat, open: readonly OpenMembership[]): string[] | undefined {
  const [, side, kind] = /^conditions\.users\.(include|exclude)(Groups|Roles)$/.exec(path) ?? []
  if (kind === undefined) return undefined
  const excludes = side === 'exclude'
  const found = open.find((each) => (kind === 'Groups' ? each.id === groupId : each.kind === 'role'))
  if (!found) return []
  return kind === 'Groups'
    ? [`they are ${excludes ? 'outside' : 'in'} ${found.name}`]
    : [`they ${excludes ? 'lack' : 'have'} the role ${found.name}`]
}

function otherwise({ path }: Caveat): string[] {
  const what = DECIDES.find(([pattern]) => pattern.test(path))?.[1]
  return [`${what ?? 'something that is not evaluated here'} decides otherwise`]
}
