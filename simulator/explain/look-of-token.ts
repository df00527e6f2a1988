import type { JsonObject } from '../core/json'

/** What a JWT looks like by its claims: nobody has said what it is. */
export interface TokenLook {
  readonly kind: 'access-token' | 'id-token' | 'client-assertion' | 'job' | 'unknown'
  readonly version?: '1.0' | '2.0'
  /** An application acts for itself: no person stands behind the token. */
  readonly isApplication: boolean
  readonly isManagedIdentity: boolean
  /** By what one can tell. A sentence. */
  readonly because: string
}

/** Issuers of Entra: those of version 1.0 and 2.0, those of customers' tenants, and the two of this lab. */
const OF_ENTRA =
  /^https:\/\/(?:(?:login|sts)\.(?:entra\.example|microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn|chinacloudapi\.cn|windows\.net)|[\w-]+\.(?:b2clogin|ciamlogin)\.com)\//

/** Whether Entra, or the identity provider of this lab, says that it made the token. */
export const isOfEntra = (iss: unknown): boolean => typeof iss === 'string' && OF_ENTRA.test(iss)

/** Whether the identity provider of this lab says that it made the token. */
export const isOfTheLab = (iss: unknown): boolean =>
  typeof iss === 'string' && /^https:\/\/(?:login|sts)\.entra\.example\//.test(iss)

/**
 * What the claims of `payload` look like. Entra's access tokens name the app that asked (`azp` in version 2.0, `appid` in 1.0), its ID
 * tokens do not: their `aud` is that app.
 */
export function lookOfToken(payload: JsonObject): TokenLook {
  const has = (...names: readonly string[]) => names.find((name) => Object.hasOwn(payload, name))
  const { ver, iss, sub } = payload
  const version: Pick<TokenLook, 'version'> = ver === '1.0' || ver === '2.0' ? { version: ver } : {}
  const isEntra = isOfEntra(iss)
  const none = { isApplication: false, isManagedIdentity: false }
  // Others than Entra write azp into ID tokens, as OpenID Connect Core section 2 lets them.
  const asker = isEntra ? has('azp', 'appid', 'azpacr', 'appidacr') : undefined
  if (asker || has('scp')) {
    const isApplication = payload.idtyp === 'app' || (!has('scp') && isEntra)
    return {
      kind: 'access-token',
      ...version,
      isApplication,
      isManagedIdentity: has('xms_mirid') !== undefined,
      because: `It has ${asker ?? 'scp'}, which of Entra’s tokens only access tokens have.`,
    }
  }
  if (has('repository', 'job_workflow_ref'))
    return { kind: 'job', ...none, because: 'It names a repository: a build service made it for a job.' }
  if (typeof sub === 'string' && iss === sub && !has('tid'))
    return {
      kind: 'client-assertion',
      ...none,
      isApplication: true,
      because: 'iss and sub are the same: an application speaks about itself.',
    }
  const mark = has('nonce', 'at_hash', 'c_hash') ?? (isEntra ? has('tid', 'oid') : undefined)
  if (mark)
    return {
      kind: 'id-token',
      ...version,
      ...none,
      because: `It has ${mark}, and it names no app that asked for it (azp, appid) and no permission (scp).`,
    }
  return { kind: 'unknown', ...version, ...none, because: 'Its claims say too little to tell.' }
}
