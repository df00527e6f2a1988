import { createDirectory } from '../directory/directory'
import { contoso } from '../fixtures/contoso'
import { instanceNamed } from '../fixtures/named'
import { expenses } from '../resources/expenses/expenses-api'
import { OWN_PROFILE } from '../resources/graph/permissions'
import { reports } from '../resources/reports/reports-api'
import type { ResourceOptions } from '../resources/resource-request'
import { issuerOfVersion, type TokenVersion } from '../tokens/issuer'

/** An API that a token can be held against: who it is, whom it trusts, and what it asks of a token. */
export interface AskedApi {
  readonly name: string
  /** What is asked for: `GET /expenses`. */
  readonly call?: string
  readonly options: Pick<ResourceOptions, 'directory' | 'appId' | 'issuers' | 'tenants'>
  /** Permissions that let somebody in; undefined where nobody has said them. */
  readonly takes: { readonly scopes: readonly string[]; readonly roles: readonly string[] } | undefined
  /** What is not known of the API, by the check that would need it. */
  readonly unsaid: Readonly<Record<string, string>>
}

const LOGIN = 'https://login.entra.example'
const directory = createDirectory(contoso)
const { id } = contoso.organization

const ofTheLab = (name: string, version: TokenVersion, call: string, takes: AskedApi['takes']): AskedApi => ({
  name,
  call,
  options: {
    directory,
    appId: instanceNamed(contoso, name).appId,
    issuers: { [version]: issuerOfVersion(version, LOGIN, id) },
  },
  takes,
  unsaid: {},
})

/** APIs of the lab, by a name for the choice among them: as they stand in their flows. */
export const labApis: Readonly<Record<string, AskedApi>> = {
  expenses: ofTheLab('Expenses API', '2.0', 'GET /expenses', expenses),
  reports: ofTheLab('Reports API', '2.0', 'GET /reports', reports),
  graph: ofTheLab('Microsoft Graph', '1.0', 'GET /v1.0/me', OWN_PROFILE),
}
