import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS900144 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { TokenRequesting } from '../../../../tokens/token-request'

const REQUIRED = ['username', 'password', 'scope'] as const

/** What such a request is made of (RFC 6749 section 4.3.2). Which API it is for is in the scope: Entra needs that. */
export const passwordParameters: Check<TokenRequesting> = {
  name: 'password-parameters',
  spec: 'rfc6749#4.3.2',
  look: ({ exchange: { form } }) => {
    const missing = REQUIRED.find((name) => !form.get(name))
    return missing ? refuse(AADSTS900144, `${missing} is missing.`, { sent: missing }) : passed()
  },
}
