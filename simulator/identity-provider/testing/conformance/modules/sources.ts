import type { Departure } from '../module'

const ENTRA = 'learn.microsoft.com/entra/identity-platform'

/** Where Microsoft says so. */
export const USERINFO = `${ENTRA}/userinfo`
export const SCOPES = `${ENTRA}/scopes-oidc`
export const ID_TOKEN_CLAIMS = `${ENTRA}/id-token-claims-reference`
export const AUTH_CODE_FLOW = `${ENTRA}/v2-oauth2-auth-code-flow`
export const DISCOVERY = 'login.microsoftonline.com/common/v2.0/.well-known/openid-configuration'
export const OWN_LIMIT = "this lab's limit"

/** Entra's userinfo answers with sub, the three names, picture and email, and with nothing else, whoever asks. */
export function notInUserinfo(what: string, is: unknown): Departure {
  const reason = 'What userinfo answers is fixed: nothing can be added to it.'
  return { what, is, suite: 'warns', reason, source: USERINFO }
}
