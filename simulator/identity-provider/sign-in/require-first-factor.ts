import { type Check, passed } from '../../trace/checklist'
import { ask, type Identified, remembered } from './sign-in'

/** Something the person knows: typed in this sign-in, or in the one the session remembers. */
export const firstFactor: Check<Identified> = {
  name: 'first-factor',
  spec: 'oidc-core#3.1.2.3',
  look: (signIn) => {
    if (signIn.attempt.passwordAt !== undefined) return passed('The password was right.')
    const at = remembered(signIn)
    if (at) return passed(`The session remembers the password of ${at}.`)
    const says = signIn.session
      ? 'The session is too old for this request: the password again.'
      : 'The password is needed.'
    return ask(signIn, 50058, says, { kind: 'password', username: signIn.user.userPrincipalName })
  },
}
