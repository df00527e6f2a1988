import { filterComparisons } from '../directory/membership-rule/device-filter'
import type { PolicyTenant } from '../directory/policy-tenant'
import { attribute } from './device'
import { isOn } from './is-on'
import type { SignIn } from './sign-in'
import { isStandIn } from './stand-ins'

/** What of whoever signs in, and of the device, is taken to be on because the export does not say whether it is (`accountEnabled`). */
export function takenToBeOn(
  tenant: PolicyTenant,
  { signInIdentity: who, signInConditions }: SignIn,
): readonly ('account' | 'service principal' | 'device')[] {
  const person = 'userId' in who ? tenant.users.find(({ id }) => id === who.userId) : undefined
  const workload =
    'userId' in who ? undefined : tenant.servicePrincipals.find(({ id }) => id === who.servicePrincipalId)
  const asked = signInConditions.deviceInfo?.deviceId?.toLowerCase()
  const device = asked
    ? tenant.devices.find(({ id, deviceId }) => (deviceId ?? id).toLowerCase() === asked)
    : undefined
  const isOpen = (object: { readonly accountEnabled?: boolean | null } | undefined) =>
    object !== undefined && typeof object.accountEnabled !== 'boolean'
  return [
    ...(isOpen(person) && !isStandIn(person?.id ?? '') ? (['account'] as const) : []),
    ...(isOpen(workload) ? (['service principal'] as const) : []),
    ...(isOpen(device) ? (['device'] as const) : []),
  ]
}

/** Attributes that a filter reads of a device which the question describes, and that it does not say: it is taken to have none. */
export function takenOfDevice(
  tenant: PolicyTenant,
  { signInConditions: { deviceInfo } }: SignIn,
): readonly string[] {
  if (!deviceInfo || deviceInfo.deviceId) return []
  const rules = tenant.conditionalAccessPolicies
    .filter(isOn)
    .flatMap(({ conditions }) => conditions?.devices?.deviceFilter?.rule ?? [])
  const read = rules.flatMap(filterComparisons).map(({ attribute: name }) => name)
  return [...new Set(read)].filter((name) => (attribute(deviceInfo, name) ?? null) === null)
}
