import { type Check, passed } from '../../../trace/checklist'
import { AADSTS50027 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import { readIdTokenHint } from '../../tokens/id-token-hint'
import type { Trusted } from './redirect'

/** `id_token_hint`: an ID token that this tenant once issued, expired or not; whose, decides later (OpenID Connect Core section 3.1.2.1). */
export const idTokenHint: Check<Trusted, { readonly hintedUserId?: string }> = {
  name: 'id-token-hint',
  spec: 'oidc-core#3.1.2.1',
  look: async (trusted) => {
    const text = trusted.exchange.form.get('id_token_hint')
    if (text === undefined) return passed()
    const hint = await readIdTokenHint(trusted, text)
    return typeof hint === 'string'
      ? refuse(AADSTS50027, `The id_token_hint is not an ID token of this tenant: ${hint}`, {
          error: 'invalid_request',
        })
      : passed('The id_token_hint says whom the application means.', { hintedUserId: hint.userId })
  },
}
