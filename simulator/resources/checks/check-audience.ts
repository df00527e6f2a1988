import { findServicePrincipal } from '../../directory/queries'
import { type Check, passed } from '../../trace/checklist'
import { type ResourceRequest, refuseBearer, type Verified } from '../resource-request'

/** What whoever sends a token for somebody else is told. */
export const WRONG_AUDIENCE = 'The access token was made for another audience.'

/**
 * The token was made for this API: one made for another opens nothing here (RFC 7519 section 4.1.3). Which of its names a token
 * must use depends on the version of the token, which is looked at next.
 */
export const audience: Check<Verified> = {
  name: 'audience',
  spec: 'rfc7519#4.1.3',
  look: (asked) => {
    const aud = asked.claims.aud ?? []
    if (asked.audiences === 'any')
      return passed(`aud is ${aud.join(', ') || 'missing'}. This API does not look whether that is itself.`)
    const named = namesOf(asked).find((name) => aud.includes(name))
    return named === undefined
      ? refuseBearer(
          `aud is ${aud.join(', ') || 'missing'}; this API is ${asked.appId}.`,
          WRONG_AUDIENCE,
          'invalid_token',
          { expected: namesOf(asked).join(' or '), came: aud.join(', ') || 'none' },
        )
      : passed(`aud is ${named}: this API.`)
  },
}

/** What tokens may call an API: its client id, and the App ID URIs of its registration. */
function namesOf({ directory, appId }: ResourceRequest): readonly string[] {
  const names = findServicePrincipal(directory.tenant, appId)?.servicePrincipalNames ?? []
  return [appId, ...names.filter((name) => name !== appId)]
}
