import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS70000, AADSTS900144 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import { CODES, type Code } from '../../../../tokens/authorization-code'
import type { TokenRequesting } from '../../../../tokens/token-request'

/** A token request with a code that was issued here. */
export interface RedeemingCode extends TokenRequesting {
  readonly grant: Code
  readonly code: string
}

/** The code is one this server issued, text for text (RFC 6749 section 4.1.3). */
export const codeKnown: Check<TokenRequesting, Pick<RedeemingCode, 'grant' | 'code'>> = {
  name: 'code-known',
  spec: 'rfc6749#4.1.3',
  look: ({ exchange: { form, memory } }) => {
    const code = form.get('code')
    if (!code) return refuse(AADSTS900144, 'code is missing.', { sent: 'code' })
    const grant = memory.of(CODES).get(code)
    return grant ? passed(undefined, { grant, code }) : refuse(AADSTS70000, 'This code was not issued here.')
  },
}
