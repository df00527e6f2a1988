import { inWords } from '../../core/json'
import type { TokenVersion } from '../../tokens/issuer'
import { type Check, passed } from '../../trace/checklist'
import type { Compared } from '../../trace/event'
import { refuseBearer, type Verified } from '../resource-request'

/**
 * The token is of a version that this API accepts. Version 2.0 names the API by its client id; version 1.0 may name it by an App
 * ID URI, and comes from another issuer, so an API that expects one of them is set up for it.
 */
export const tokenVersion: Check<Verified, { readonly version: TokenVersion }> = {
  name: 'token-version',
  spec: 'entra#access-token-claims',
  look: ({ claims: { ver, aud = [] }, issuers, appId, audiences }) => {
    const accepted = versionsIn(issuers)
    const version = accepted.find((each) => each === ver)
    if (!version)
      return refuse(`ver is ${inWords(ver)}; this API accepts tokens of version ${accepted.join(' or ')}.`, {
        expected: accepted.join(' or '),
        came: inWords(ver),
      })
    return version === '2.0' && audiences !== 'any' && !aud.includes(appId)
      ? refuse(`A token of version 2.0 names this API by its client id, ${appId}, and by nothing else.`)
      : passed(`ver is ${version}, which this API accepts.`, { version })
  },
}

function versionsIn(issuers: Verified['issuers']): readonly TokenVersion[] {
  return (['1.0', '2.0'] as const).filter((version) => issuers[version] !== undefined)
}

const refuse = (says: string, compared?: Compared) =>
  refuseBearer(
    says,
    'The access token is of a version that this API does not accept.',
    'invalid_token',
    compared,
  )
