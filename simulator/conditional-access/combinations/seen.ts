import type { Compiled } from '../compile/compiled'
import type { GateAnswer } from '../decision'
import { deviceOf, isUnheld, isUnsaid } from '../device'
import { ADMINISTRATION_PORTALS, AZURE_MANAGEMENT, AZURE_SURFACES } from '../gates/applications'
import { asksFor } from '../gates/gate'
import { INTUNE_ENROLLMENT } from '../grant-controls/device-demand'
import type { SignIn } from '../sign-in'
import { signInOf, type Value } from './value'

/**
 * What is seen of a person besides the condition about people: where they are at home, their methods, and what rules of the
 * platform make of their roles. A rule that asks somebody for more shows it where a password is all that was shown, in no
 * particular client and for no particular application. People who are the same in it are the same to everything in `besides`.
 */
export function seenOf(
  compiled: Compiled,
  { identity, suppose }: Pick<Value, 'identity' | 'suppose'>,
): string {
  const { context, gates, strictestGates } = compiled
  const signIn = signInOf([{ says: '', ...(identity ? { identity } : {}), ...(suppose ? { suppose } : {}) }])
  const known = compiled.withMethods(signIn)
  const member = memberOf(compiled, signIn)
  return JSON.stringify([
    context.homeOf(signIn),
    context.isAnybody(signIn),
    known.authentication,
    outcomes(gates(known, member)),
    strictestGates && outcomes(strictestGates(known, member)),
  ])
}

/** Applications that something besides the conditions tells from others. */
const SPECIAL = [ADMINISTRATION_PORTALS, AZURE_MANAGEMENT, AZURE_SURFACES, INTUNE_ENROLLMENT]

/**
 * What is seen of what is opened besides the condition about targets, as a text: what somebody does, and which of the special
 * applications all of it, or some of it, is.
 */
export function targetSeen({ context }: Pick<Value, 'context'>): string {
  const signIn = signInOf([{ says: '', ...(context ? { context } : {}) }])
  const of = signIn.signInContext
  const ids = 'includeApplications' in of ? of.includeApplications : []
  return JSON.stringify([
    of['@odata.type'],
    'userAction' in of ? of.userAction : null,
    SPECIAL.map((appIds) => asksFor(signIn, appIds)),
    SPECIAL.map((appIds) => ids.length > 0 && ids.every((id) => appIds.has(id.toLowerCase()))),
  ])
}

/** Attributes of a device that controls and sessions look at. */
const OF_DEVICES = ['isCompliant', 'trustType'] as const

/** What is seen of a device besides the condition about devices, as a text. */
export function deviceSeen({ context }: Compiled, { conditions }: Pick<Value, 'conditions'>): string {
  const signIn = signInOf([{ says: '', ...(conditions ? { conditions } : {}) }])
  const asked = signIn.signInConditions.deviceInfo ?? null
  const device = deviceOf(signIn, context, OF_DEVICES)
  return JSON.stringify([
    asked !== null,
    isUnheld(asked, context),
    device && OF_DEVICES.map((name) => device[name]),
    OF_DEVICES.map((name) => isUnsaid(name, device, asked, context)),
  ])
}

/** What whoever signs in belongs to. */
export function memberOf({ context }: Compiled, { signInIdentity: identity, suppose }: SignIn) {
  return context.memberships.of('userId' in identity ? identity.userId : identity.servicePrincipalId, suppose)
}

export function outcomes(answers: readonly GateAnswer[]): string {
  return answers.map(({ outcome }) => outcome).join()
}
