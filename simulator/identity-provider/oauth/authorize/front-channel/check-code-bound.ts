import { type Check, passed } from '../../../../trace/checklist'
import { AADSTS9002325 } from '../../../errors/aadsts'
import { refuse } from '../../../errors/refusal'
import type { Trusted } from '../redirect'
import { typesIn } from './types-in'

/** A code is bound by PKCE where a single-page app asks for one, whatever comes beside it (RFC 7636 section 4.4.1). */
export const codeBound: Check<Trusted> = {
  name: 'code-challenge',
  spec: 'rfc7636#4.4.1',
  look: ({ exchange: { form }, redirect }) =>
    redirect.platform === 'spa' && typesIn(form).includes('code') && !form.get('code_challenge')
      ? refuse(AADSTS9002325, 'code_challenge is missing, and a single-page app must use PKCE.')
      : passed(),
}
