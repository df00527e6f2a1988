import { type Check, passed } from '../../../trace/checklist'
import { AADSTS90023 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import type { Trusted } from './redirect'

/** `max_age`: whole seconds since the person last proved who they are (OpenID Connect Core section 3.1.2.1). */
export const maxAge: Check<Trusted, { readonly maxAge?: number }> = {
  name: 'max-age',
  spec: 'oidc-core#3.1.2.1',
  look: ({ exchange: { form } }) => {
    const text = form.get('max_age')
    if (!text) return passed()
    return /^\d{1,9}$/.test(text)
      ? passed(`max_age is ${text} seconds: an older session does not do.`, { maxAge: Number(text) })
      : refuse(AADSTS90023, `max_age is ${text}, not a number of seconds.`, { sent: `max_age=${text}` })
  },
}
