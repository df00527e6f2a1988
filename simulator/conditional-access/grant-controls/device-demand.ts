import { deviceOf } from '../device'
import type { AuthenticationState, DeviceInfo } from '../sign-in'
import { type Control, type ControlFacts, outcome } from './control'

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
      ...[says.unmet, says.unregistered, LEGACY, DEVICE_CODE].map((because) =>
        outcome(of, 'impossible', because, code),
      ),
    ],
    evaluate: (facts) => place(facts, isSo, claim),
  }
}

/** A place in the list of outcomes above. */
function place({ signIn, context, isLegacy }: ControlFacts, isSo: State['isSo'], claim: State['claim']) {
  if (isLegacy) return 4
  if (signIn.signInConditions.authenticationFlow?.transferMethod === 'deviceCodeFlow') return 5
  const device = deviceOf(signIn, context)
  if (isSo(device)) return 0
  if (signIn.authentication.inboundTrust?.[claim] === true) return 1
  return device === null ? 3 : 2
}
