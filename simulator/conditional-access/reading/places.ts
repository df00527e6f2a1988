import type { PolicyTenant } from '../../directory/policy-tenant'
import { firstAddressIn } from '../counterfactual/addresses'
import type { SignInConditions } from '../sign-in'

/** Outside of all named locations, and one address or country of each. */
export function placesOf({ namedLocations }: PolicyTenant): readonly Partial<SignInConditions>[] {
  return [
    {},
    ...namedLocations.flatMap((location): readonly Partial<SignInConditions>[] => {
      const ipAddress = firstAddressIn(location)
      const [country] = location.countriesAndRegions ?? []
      return ipAddress ? [{ ipAddress }] : country ? [{ country }] : []
    }),
  ]
}
