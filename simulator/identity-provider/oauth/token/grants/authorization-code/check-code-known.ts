import { type Check, passed } from '../../../../../trace/checklist'
import { refuse } from '../../../../errors/refusal'
import type { Code } from '../../../../store'
import type { TokenRequesting } from '../../../../tokens/token-request'

/** A token request with a code that was issued here. */
export interface RedeemingCode extends TokenRequesting {
  readonly grant: Code
  readonly code: string
}

/** The code is one this server issued (RFC 6749 section 4.1.3). */
export const codeKnown: Check<TokenRequesting, Pick<RedeemingCode, 'grant' | 'code'>> = {
  name: 'code-known',
  spec: 'rfc6749#4.1.3',
  look: ({ exchange: { form, store } }) => {
    const code = form.get('code')
    if (!code) return refuse(900144, 'code is missing.')
    const grant = store.codes.get(code)
    return grant ? passed(undefined, { grant, code }) : refuse(70000, 'This code was not issued here.')
  },
}
