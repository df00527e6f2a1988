import { sha256Base64url } from '../../../../../core/base64url'
import { counted } from '../../../../../core/counted'
import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS50148, AADSTS501481, AADSTS501491 } from '../../../../errors/aadsts'
import { refuse, refuseWithoutNumber } from '../../../../errors/refusal'
import type { RedeemingCode } from './check-code-known'

/** Whoever redeems the code knows the verifier behind its challenge (RFC 7636 section 4.6), which is of 43 to 128 characters (4.1); without a challenge none may come (RFC 9700 section 2.1.1). */
export const codeVerifier: Check<RedeemingCode> = {
  name: 'code-verifier',
  spec: 'rfc7636#4.6',
  look: async ({ exchange: { form, settings }, grant: { challenge } }) => {
    const verifier = form.get('code_verifier')
    if (!challenge)
      return verifier && !settings.loneVerifier
        ? {
            ...refuseWithoutNumber(
              'invalid_grant',
              'The code_verifier belongs to no code_challenge.',
              'code_verifier comes, but no code_challenge came before.',
            ),
            spec: 'rfc9700#2.1.1',
          }
        : passed()
    if (!verifier)
      return refuse(AADSTS50148, 'code_verifier is missing, and the code has a code_challenge.', {
        compared: { expected: 'the code_verifier of this sign-in', came: 'none' },
      })
    if (!/^[\w.~-]{43,128}$/.test(verifier)) {
      return refuse(
        AADSTS501491,
        `code_verifier has ${counted(verifier.length, 'character')}, not 43 to 128 unreserved ones.`,
        { spec: 'rfc7636#4.1' },
      )
    }
    const { method, value } = challenge
    const what = method === 'S256' ? 'SHA-256 of code_verifier' : 'code_verifier'
    const computed = method === 'S256' ? await sha256Base64url(verifier) : verifier
    return computed === value
      ? passed(`${what} is the code_challenge, ${value}.`)
      : refuse(AADSTS501481, `${what} is ${computed}, and the code_challenge was ${value}.`, {
          // A plain challenge is the verifier itself, and nothing to show.
          compared: method === 'S256' ? { expected: value, came: computed } : undefined,
        })
  },
}
