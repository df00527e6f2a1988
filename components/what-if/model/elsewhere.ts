import type { PolicyTenant, SignIn } from '../../../simulator/doors/policy'
import { targetChoices } from './choices'

/** Names of applications that stand for several, and of those that every tenant has. */
const NO_ID = /^[A-Za-z0-9]*$/

/**
 * What of a question `tenant` does not have, each with the id: a question that came with a link may have been asked of another tenant.
 * Whoever is made up is of any tenant.
 */
export function elsewhere(
  { signInIdentity: who, signInContext: what, signInConditions: where, suppose }: SignIn,
  tenant: PolicyTenant,
): readonly string[] {
  const has = (held: readonly { readonly id: string }[], id: string) =>
    held.some((each) => each.id.toLowerCase() === id.toLowerCase())
  const targets = new Set(targetChoices(tenant).map(({ key }) => key.toLowerCase()))
  const device = where.deviceInfo?.deviceId
  const groups = [...(suppose?.inGroups ?? []), ...(suppose?.notInGroups ?? [])]
  return [
    ...('userId' in who
      ? has(tenant.users, who.userId)
        ? []
        : [`the person ${who.userId}`]
      : has(tenant.servicePrincipals, who.servicePrincipalId)
        ? []
        : [`the service principal ${who.servicePrincipalId}`]),
    ...('includeApplications' in what
      ? what.includeApplications.flatMap((id) =>
          NO_ID.test(id) || targets.has(`app:${id.toLowerCase()}`) ? [] : [`the application ${id}`],
        )
      : []),
    ...(device && !tenant.devices.some((each) => [each.id, each.deviceId].includes(device))
      ? [`the device ${device}`]
      : []),
    ...groups.flatMap((id) => (has(tenant.groups, id) ? [] : [`the group ${id}`])),
  ]
}
