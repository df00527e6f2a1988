import { isCompliant } from '../device'
import { RANK } from './control'
import { deviceDemand } from './device-demand'

/**
 * Graph's `compliantDevice`: device management has marked the device as compliant (else AADSTS53000).
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant#require-device-to-be-marked-as-compliant
 */
export const compliantDevice = deviceDemand({
  control: 'compliantDevice',
  asks: 'a compliant device',
  rank: RANK.compliantDevice,
  code: 53000,
  met: 'The device is marked as compliant.',
  accepted: 'The compliant device of the home tenant is accepted.',
  unmet: 'The device is not marked as compliant.',
  unregistered: 'The device is not registered, so it cannot be compliant.',
  isSo: isCompliant,
  claim: 'isCompliantDeviceAccepted',
})
