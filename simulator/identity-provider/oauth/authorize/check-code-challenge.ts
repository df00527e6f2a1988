import { counted } from '../../../core/counted'
import { type Check, passed } from '../../../trace/checklist'
import { AADSTS50147, AADSTS50149, AADSTS9002325 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import type { Challenge } from '../authorization-request'
import type { Asking } from './check-response-type'

/** PKCE: a must for a single-page app, checked wherever it is used (RFC 7636 sections 4.3 and 4.4.1). */
export const codeChallenge: Check<Asking, { readonly challenge?: Challenge }> = {
  name: 'code-challenge',
  spec: 'rfc7636#4.3',
  look: ({ exchange: { form }, redirect, inFront }) => {
    const value = form.get('code_challenge')
    const method = form.get('code_challenge_method') ?? 'plain'
    if (!value) {
      // With tokens in front there need not be a code that it could bind.
      return redirect.platform === 'spa' && !inFront
        ? refuse(AADSTS9002325, 'code_challenge is missing, and a single-page app must use PKCE.', {
            spec: 'rfc7636#4.4.1',
          })
        : passed()
    }
    if (method !== 'S256' && method !== 'plain') {
      return refuse(AADSTS50149, `code_challenge_method is ${method}, not S256 or plain.`, {
        sent: method,
        spec: 'rfc7636#4.4.1',
      })
    }
    // RFC 7636 section 4.2: 43 to 128 unreserved characters; S256 always gives 43 of BASE64URL.
    const shape = method === 'S256' ? /^[\w-]{43}$/ : /^[\w.~-]{43,128}$/
    return shape.test(value)
      ? passed(`code_challenge (${method}) is kept with the code.`, { challenge: { value, method } })
      : refuse(
          AADSTS50147,
          `code_challenge is not what ${method} gives (${counted(value.length, 'character')}).`,
          {
            error: 'invalid_request',
            spec: 'rfc7636#4.2',
          },
        )
  },
}
