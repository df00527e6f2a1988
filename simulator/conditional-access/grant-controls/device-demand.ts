import { deviceOf, isUnsaid } from '../device'
import type { AuthenticationState, DeviceInfo, SignIn } from '../sign-in'
import { type Control, type ControlFacts, doubtful, outcome } from './control'

/** What sets one state of a device apart from another. */
interface State {
  readonly control: string
  readonly asks: string
  readonly rank: number
  /** AADSTS code of every way of not being met. */
  readonly code: number
  readonly met: string
  readonly accepted: string
  readonly unmet: string
  readonly unregistered: string
  readonly isSo: (device: DeviceInfo | null) => boolean
  /** The claim of a guest's home tenant that does instead. */
  readonly claim: keyof NonNullable<AuthenticationState['inboundTrust']>
}

const LEGACY = 'A legacy client does not show the state of its device.'
const NOT_TRUSTED = 'The state of a device of another tenant does not count here: it is not trusted.'
const UNKNOWN_TRUST =
  'The state of a device of another tenant counts from an Entra tenant that is trusted for it (crossTenantAccessPolicy); one of the two is not known.'
const UNHELD = 'Neither the export nor the question says the state of the device.'
const PHONE =
  'Windows Phone is none of the systems that device management marks as compliant: what comes of it is not documented.'
const DISABLED = 'The device is disabled in the directory, so its state does not count.'
const ENROLLING = 'Enrolling a device in Intune does not wait for its compliance.'
/** Microsoft Intune Enrollment. */
export const INTUNE_ENROLLMENT: ReadonlySet<string> = new Set(['d4ebce55-015a-49b5-a083-c84d1797ae8c'])
const DEVICE_CODE = 'The device code flow does not show the state of the device.'

/**
 * A control that the device meets or does not: it cannot change in the middle of a sign-in, so what is not met is impossible.
 * Legacy clients and the device code flow do not carry the device's state.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant#require-device-to-be-marked-as-compliant
 */
export function deviceDemand({ control, asks, rank, code, isSo, claim, ...says }: State): Control {
  const of = { control }
  return {
    ...of,
    asks,
    rank,
    outcomes: [
      outcome(of, 'met', says.met),
      outcome(of, 'met', says.accepted),
      ...[says.unmet, says.unregistered, LEGACY, DEVICE_CODE, NOT_TRUSTED].map((because) =>
        outcome(of, 'impossible', because, code),
      ),
      doubtful(outcome(of, 'impossible', UNKNOWN_TRUST, code)),
      outcome(of, 'unknown', UNHELD, code),
      outcome(of, 'met', ENROLLING),
      outcome(of, 'impossible', DISABLED, code),
      outcome(of, 'unknown', PHONE, code),
    ],
    evaluate: (facts) => place(facts, isSo, claim),
  }
}

/** A place in the list of outcomes above. */
function place(
  { signIn, context, isLegacy, home }: ControlFacts,
  isSo: State['isSo'],
  claim: State['claim'],
) {
  if (isLegacy) return 4
  if (claim === 'isCompliantDeviceAccepted' && enrols(signIn)) return 9
  if (signIn.signInConditions.authenticationFlow?.transferMethod === 'deviceCodeFlow') return 5
  const device = deviceOf(signIn, context, READ[claim])
  if (isPhone(signIn) && claim === 'isCompliantDeviceAccepted' && isSo(device)) return 11
  if (signIn.authentication.inboundTrust?.[claim] === true && home?.isEntra !== false)
    return isSo(device) ? 0 : 1
  if (isSo(device)) return home === null ? 0 : (TRUSTED[String(home.trust[claim])] ?? 7)
  // What nobody says of a device that no export has is not known.
  if (isUnsaid(ATTRIBUTES[claim], device, signIn.signInConditions.deviceInfo ?? null, context)) return 8
  if (device !== null) return 2
  return signIn.signInConditions.deviceInfo ? 10 : 3
}

function isPhone({ signInConditions: { devicePlatform } }: SignIn): boolean {
  return devicePlatform?.toLowerCase() === 'windowsphone'
}

/** Enrolment alone: what else is asked for waits. */
function enrols({ signInContext: of }: SignIn): boolean {
  return (
    'includeApplications' in of &&
    of.includeApplications.length > 0 &&
    of.includeApplications.every((id) => INTUNE_ENROLLMENT.has(id.toLowerCase()))
  )
}

const TRUSTED: Readonly<Record<string, number>> = { true: 1, false: 6, null: 7 }
const READ: Readonly<Record<State['claim'], readonly string[]>> = {
  isMfaAccepted: [],
  isCompliantDeviceAccepted: ['isCompliant'],
  isHybridAzureADJoinedDeviceAccepted: ['trustType'],
}
const ATTRIBUTES = {
  isMfaAccepted: '',
  isCompliantDeviceAccepted: 'isCompliant',
  isHybridAzureADJoinedDeviceAccepted: 'trustType',
} as const
