import { type Check, passed } from '../../../../trace/checklist'
import { AADSTS90014 } from '../../../errors/aadsts'
import { refuse } from '../../../errors/refusal'
import type { Trusted } from '../redirect'
import { typesIn } from './types-in'

/** An ID token that travels through the browser needs a nonce: without one it could be of any sign-in (OpenID Connect Core sections 3.2.2.1 and 3.3.2.11). */
export const nonce: Check<Trusted> = {
  name: 'nonce',
  spec: 'oidc-core#3.2.2.1',
  look: ({ exchange: { form } }) =>
    !typesIn(form).includes('id_token') || form.get('nonce')
      ? passed()
      : refuse(AADSTS90014, 'nonce is missing, and an ID token is asked for in the answer itself.', {
          sent: 'nonce',
        }),
}
