import { isHybridJoined } from '../device'
import { RANK } from './control'
import { deviceDemand } from './device-demand'

/**
 * Graph's `domainJoinedDevice`: the device is Microsoft Entra hybrid joined, whether it is compliant or not (else AADSTS53001).
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant#require-microsoft-entra-hybrid-joined-device
 */
export const domainJoinedDevice = deviceDemand({
  control: 'domainJoinedDevice',
  asks: 'a hybrid joined device',
  rank: RANK.domainJoinedDevice,
  code: 53001,
  met: 'The device is Microsoft Entra hybrid joined.',
  accepted: 'The hybrid joined device of the home tenant is accepted.',
  unmet: 'The device is not Microsoft Entra hybrid joined.',
  unregistered: 'The device is not registered, so it cannot be hybrid joined.',
  isSo: isHybridJoined,
  claim: 'isHybridAzureADJoinedDeviceAccepted',
})
