import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS500131 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { AssertedUser } from './asserting'

/** It was made for whoever shows it (RFC 7523 section 3): an API acts for those who have called that API, and for nobody else. */
export const userAssertionAudience: Check<AssertedUser> = {
  name: 'user-assertion-audience',
  spec: 'entra#on-behalf-of',
  look: ({ application: { appId, displayName }, servicePrincipal, claims: { aud = [] } }) => {
    const names = [appId, ...servicePrincipal.servicePrincipalNames.filter((name) => name !== appId)]
    const named = names.find((name) => aud.includes(name))
    const came = aud.join(', ') || 'missing'
    return named === undefined
      ? refuse(
          AADSTS500131,
          `aud is ${came}, and ${displayName} shows it, which is ${names.join(' or ')}: the token was made for another.`,
          { compared: { expected: names.join(' or '), came } },
        )
      : passed(`aud is ${named}: the token was made for ${displayName}, which shows it.`)
  },
}
