import { passed } from '../../../trace/checklist'
import { AADSTS50199 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import { formOf } from '../../sign-in/ask'
import type { Requirement, Unmet } from '../../sign-in/sign-in'
import { confirmDevicePage } from './pages'

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
    const page = { kind: CONFIRM_DEVICE, username, appName, ...formOf(signIn, CONFIRM_DEVICE) } as const
    const asked: Unmet = {
      ...refuse(AADSTS50199, `Does ${username} mean to sign in ${appName} on another device?`),
      ask: { kind: CONFIRM_DEVICE, username, show: (extra) => confirmDevicePage(page, extra) },
    }
    return asked
  },
}
