import { decodeJwt } from 'jose'
import type { AuthorizationServer } from 'oauth4webapi'
import { readJsonObject } from '../../core/json'

/** Where the id of a tenant stands in the issuer of metadata that are of whichever (Entra, "OpenID Connect on the Microsoft identity platform"). */
export const ANY_TENANT = '{tenantid}'

/** The issuer that metadata at this address name: at `common` and `organizations` one with a gap. */
export function issuerAt(address: string): string {
  return address.replace(/\/(common|organizations)(?=\/v2\.0$)/, `/${ANY_TENANT}`)
}

/**
 * Whom an ID token has to come from. Metadata of whichever tenant name an issuer with a gap: what belongs there is the `tid` of the
 * token, and the library holds `iss` against the result (Entra, "Access tokens", validate the issuer).
 * @param response the token response, which stays unread
 */
export async function forItsTenant(
  server: AuthorizationServer,
  response: Response,
): Promise<AuthorizationServer> {
  if (!server.issuer.includes(ANY_TENANT)) return server
  const token = readJsonObject(await response.clone().text())?.id_token
  const tid = typeof token === 'string' ? tenantIn(token) : undefined
  return tid === undefined ? server : { ...server, issuer: server.issuer.replace(ANY_TENANT, tid) }
}

/** `tid` of a token that nobody has verified yet; undefined where it is no GUID. */
function tenantIn(token: string): string | undefined {
  try {
    const { tid } = decodeJwt(token)
    return typeof tid === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(tid) ? tid : undefined
  } catch {
    return undefined
  }
}
