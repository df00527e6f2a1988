import { deviceOf, isCompliant, isHybridJoined } from '../device'
import type { DeviceInfo } from '../sign-in'
import { type Control, type ControlFacts, outcome, RANK } from './control'

const COMPLIANT = { control: 'compliantDevice' }
const HYBRID = { control: 'domainJoinedDevice' }

/**
 * A device cannot become compliant in the middle of a sign-in, so what is not met is impossible. Legacy clients and the
 * device code flow do not carry the device's state.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant#require-device-to-be-marked-as-compliant
 */
export const compliantDevice: Control = {
  ...COMPLIANT,
  rank: RANK.compliantDevice,
  outcomes: [
    outcome(COMPLIANT, 'met', 'The device is marked as compliant.'),
    outcome(COMPLIANT, 'met', 'The compliant device of the home tenant is accepted.'),
    outcome(COMPLIANT, 'impossible', 'The device is not marked as compliant.', 53000),
    outcome(COMPLIANT, 'impossible', 'The device is not registered, so it cannot be compliant.', 53000),
    outcome(COMPLIANT, 'impossible', 'A legacy client does not show the state of its device.', 53000),
    outcome(COMPLIANT, 'impossible', 'The device code flow does not show the state of the device.', 53000),
  ],
  evaluate: (facts) => stage(facts, isCompliant, 'isCompliantDeviceAccepted'),
}

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant#require-microsoft-entra-hybrid-joined-device */
export const domainJoinedDevice: Control = {
  ...HYBRID,
  rank: RANK.domainJoinedDevice,
  outcomes: [
    outcome(HYBRID, 'met', 'The device is Microsoft Entra hybrid joined.'),
    outcome(HYBRID, 'met', 'The hybrid joined device of the home tenant is accepted.'),
    outcome(HYBRID, 'impossible', 'The device is not Microsoft Entra hybrid joined.', 53001),
    outcome(HYBRID, 'impossible', 'The device is not registered, so it cannot be hybrid joined.', 53001),
    outcome(HYBRID, 'impossible', 'A legacy client does not show the state of its device.', 53001),
    outcome(HYBRID, 'impossible', 'The device code flow does not show the state of the device.', 53001),
  ],
  evaluate: (facts) => stage(facts, isHybridJoined, 'isHybridAzureADJoinedDeviceAccepted'),
}

/** A place in the lists of outcomes above. */
function stage(
  { signIn, context, isLegacy }: ControlFacts,
  isSo: (device: DeviceInfo | null) => boolean,
  claim: 'isCompliantDeviceAccepted' | 'isHybridAzureADJoinedDeviceAccepted',
): number {
  if (isLegacy) return 4
  if (signIn.signInConditions.authenticationFlow?.transferMethod === 'deviceCodeFlow') return 5
  const device = deviceOf(signIn, context)
  if (isSo(device)) return 0
  if (signIn.authentication.inboundTrust?.[claim] === true) return 1
  return device === null ? 3 : 2
}
