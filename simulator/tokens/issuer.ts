/** The version of an access token, in its claim `ver`: the API chooses it, with `requestedAccessTokenVersion`. */
export type TokenVersion = '1.0' | '2.0'

/**
 * Who issues a tenant's tokens of a version, as `iss` has it. Version 1.0 names another host: `https://sts.windows.net/{tid}/`
 * at Entra.
 * @param origin of the identity provider: `https://login.entra.example`
 */
export function issuerOfVersion(version: TokenVersion, origin: string, tenantId: string): string {
  return version === '1.0'
    ? `${origin.replace('//login.', '//sts.')}/${tenantId}/`
    : `${origin}/${tenantId}/v2.0`
}
