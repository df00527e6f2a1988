import { type Check, passed } from '../../trace/checklist'
import { refuseWithoutNumber } from '../errors/refusal'
import type { Identified } from './sign-in'

/** Who asked with an ID token gets nobody else's tokens (OpenID Connect Core section 3.1.2.1, `id_token_hint`). */
export const hintedAccount: Check<Identified> = {
  name: 'hinted-account',
  spec: 'oidc-core#3.1.2.2',
  look: ({ user, attempt }) => {
    const { hintedUserId } = attempt.request
    if (hintedUserId === undefined) return passed()
    return hintedUserId === user.id
      ? passed(`${user.userPrincipalName} is the person of the id_token_hint.`)
      : refuseWithoutNumber(
          'login_required',
          'The person of the id_token_hint is not the one who signed in.',
          `The id_token_hint is of another account than ${user.userPrincipalName}.`,
        )
  },
}
