import type { PolicyTenant } from '../../directory/policy-tenant'
import { defaultsOf } from '../gates/defaults'
import { isOn } from '../is-on'
import { listed } from '../lists'

/** Values of circumstances that controls and rules of the platform tell from the usual one, though no condition names them. */
export interface ToldBesides {
  readonly clients: readonly string[]
  readonly platforms: readonly string[]
  readonly flows: readonly string[]
  readonly risks: readonly string[]
}

export const NOTHING_TOLD: ToldBesides = { clients: [], platforms: [], flows: [], risks: [] }

/**
 * Nobody is asked for anything in a legacy client; a device is not seen in the device code flow, and Windows Phone says less of it; protected
 * apps are those of phones; and whoever has nothing registered registers at no risk alone.
 */
export function toldBesides(tenant: PolicyTenant): ToldBesides {
  const grants = tenant.conditionalAccessPolicies.filter(isOn).flatMap((policy) => policy.grantControls ?? [])
  const controls = new Set(
    grants.flatMap(({ builtInControls }) => listed(builtInControls).map((each) => each.toLowerCase())),
  )
  const has = (...names: readonly string[]) => names.some((name) => controls.has(name))
  const isAsking =
    [...controls].some((control) => control !== 'block') ||
    grants.some(
      ({ authenticationStrength, termsOfUse, customAuthenticationFactors }) =>
        Boolean(authenticationStrength) ||
        listed(termsOfUse).length + listed(customAuthenticationFactors).length > 0,
    )
  const isDemanding = isAsking || defaultsOf(tenant) === 'on'
  const hasDevices = has('compliantdevice', 'domainjoineddevice')
  return {
    clients: isAsking ? ['other'] : [],
    platforms: [
      ...(has('approvedapplication', 'compliantapplication') ? ['android', 'iOS'] : []),
      ...(hasDevices ? ['windowsPhone'] : []),
    ],
    flows: hasDevices ? ['deviceCodeFlow'] : [],
    risks: isDemanding ? ['low', 'medium', 'high'] : [],
  }
}
