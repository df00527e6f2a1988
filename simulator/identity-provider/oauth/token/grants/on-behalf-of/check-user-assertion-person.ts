import { subjectOf } from '../../../../../tokens/claims'
import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS50013, AADSTS50173, AADSTS7000114 } from '../../../../errors/aadsts'
import { refuse, refuseWithoutNumber } from '../../../../errors/refusal'
import { ACCESS_TOKENS } from '../../../../tokens/access-token'
import type { Grant } from '../../../../tokens/grant'
import { ID_TOKENS } from '../../../../tokens/id-token'
import type { AssertedUser } from './asserting'

/**
 * It is an access token, and a person signed in for it. An application's own is refused (Entra; AzureAD/microsoft-authentication-library-for-dotnet#2130).
 * ID tokens Entra takes from some clients and from others not; this lab takes none: one says who signed in, and allows nothing.
 */
export const userAssertionPerson: Check<AssertedUser, { readonly grant: Grant }> = {
  name: 'user-assertion-person',
  spec: 'entra#on-behalf-of',
  look: ({ exchange: { memory, form }, application, claims, userAssertion }) => {
    const { displayName } = application
    if (memory.of(ID_TOKENS).has(userAssertion))
      return refuseWithoutNumber(
        'invalid_grant',
        'The assertion is an ID token, and no access token.',
        `${displayName} shows an ID token. It says who signed in, and lets nobody act for them.`,
      )
    const { grant, revoked } = memory.of(ACCESS_TOKENS).get(userAssertion) ?? {}
    if (subjectOf(claims) !== 'person')
      return refuse(
        AADSTS7000114,
        'The token has no scp: it is an application’s own, and nobody has signed in on whose behalf anything could be done.',
        { sent: application.appId },
      )
    if (!grant) return refuse(AADSTS50013, 'The token is signed here, and was not issued here.')
    return revoked
      ? refuse(AADSTS50173, 'What this token descends from was used twice: all of it is revoked.')
      : passed(`scp is ${claims.scp}: the token lets an application act for a person.`, {
          grant: {
            ...grant,
            clientId: application.appId,
            platform: 'web',
            scope: form.get('scope') ?? '',
            nonce: undefined,
            maxAge: undefined,
          },
        })
  },
}
