import { passed } from '../../../trace/checklist'
import { AADSTS50199 } from '../../errors/aadsts'
import { ask } from '../../sign-in/ask'
import type { Requirement } from '../../sign-in/sign-in'

export const CONFIRM_DEVICE = 'confirm-device'

/** Whoever sends a code to somebody else wants exactly this sign-in: so the person is asked (RFC 8628 section 5.4). */
export const deviceConfirmed: Requirement = {
  name: 'device-confirmed',
  spec: 'rfc8628#5.4',
  look: (signIn) => {
    const { attempt, application, user } = signIn
    const { userPrincipalName: username } = user
    const appName = application.displayName
    if (attempt.agreed.includes(CONFIRM_DEVICE)) return passed(`${username} says that the device is theirs.`)
    const says = `Does ${username} mean to sign in ${appName} on another device?`
    return ask(signIn, AADSTS50199, says, { kind: CONFIRM_DEVICE, username, appName })
  },
}
