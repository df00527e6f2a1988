import { createDirectory } from '../directory/directory'
import { contoso } from '../fixtures/contoso'
import { issuerOfVersion } from '../tokens/issuer'
import type { AskedApi } from './apis'
import { isOfTheLab } from './look-of-token'

/** What somebody says of an API of their own, as it was typed. */
export interface TypedApi {
  /** Its client id, and its App ID URI where it has one. */
  readonly audience: string
  /** The id of the tenant that it serves. */
  readonly tenant: string
  /** A permission that it asks for: a scope or an app role. */
  readonly permission: string
}

const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
const LONGEST = 400

/**
 * An API of Entra's worldwide cloud, set up as far as it was said; undefined where it has no name yet. Where the token comes from the
 * lab's own identity provider, the API trusts that one.
 * @param iss of the token that it is shown
 */
export function typedApi({ audience, tenant, permission }: TypedApi, iss: unknown): AskedApi | undefined {
  const names = wordsOf(audience)
  const appId = names.find((name) => GUID.test(name)) ?? names[0]
  if (appId === undefined) return undefined
  const tenantId = wordsOf(tenant)[0]?.toLowerCase()
  const permissions = wordsOf(permission)
  const isLab = isOfTheLab(iss)
  const trusted = tenantId ?? '{tenantid}'
  const [example] = contoso.servicePrincipals
  return {
    name: 'your API',
    options: {
      directory: createDirectory({
        ...contoso,
        organization: { ...contoso.organization, id: tenantId ?? '', displayName: `the tenant ${tenantId}` },
        servicePrincipals: example ? [{ ...example, appId, servicePrincipalNames: names }] : [],
      }),
      appId,
      issuers: isLab
        ? {
            '1.0': issuerOfVersion('1.0', 'https://login.entra.example', trusted),
            '2.0': issuerOfVersion('2.0', 'https://login.entra.example', trusted),
          }
        : {
            '1.0': `https://sts.windows.net/${trusted}/`,
            '2.0': issuerOfVersion('2.0', 'https://login.microsoftonline.com', trusted),
          },
      ...(tenantId === undefined && { tenants: 'any' as const }),
    },
    takes: permissions.length > 0 ? { scopes: permissions, roles: permissions } : undefined,
    unsaid: {
      ...(tenantId === undefined && { tenant: 'You have not said which tenant your API serves.' }),
      ...(permissions.length === 0 && {
        permission: 'You have not said which permission your API asks for.',
      }),
    },
  }
}

const wordsOf = (text: string): readonly string[] =>
  text
    .slice(0, LONGEST)
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
