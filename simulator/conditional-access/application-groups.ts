import type { DirectoryServicePrincipal } from '../directory/policy-tenant'
import { FIRST_PARTY } from './first-party'
import { OFFICE_365, OFFICE_365_NAMES } from './office-365'

/**
 * Names that stand for several applications. Microsoft's lists give names and say that they grow; the ids are those that
 * Microsoft's own directory gives for these names (names that it does not list, or lists more than once, are left out).
 */
export interface ApplicationGroup {
  readonly name: string
  /** appIds in lower case. */
  readonly appIds: ReadonlySet<string>
  /** Of a group with more than these: names of the others in lower case, or null where it may be any of Microsoft's. */
  readonly others?: ReadonlySet<string> | null
}

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps#microsoft-admin-portals */
const ADMIN_PORTALS: Readonly<Record<string, string>> = {
  '497effe9-df71-4043-a8bb-14cf78c4b63b': 'Exchange Admin Center',
  '618dd325-23f6-4b6f-8380-4df78026e39b': 'Microsoft 365 Admin portal',
  '2ddfbe71-ed12-4123-b99b-d5fc8a062a79': 'Microsoft Teams Admin Portal Service',
  '80ccca67-54bd-44ab-8625-4b79c4dc7775': 'Microsoft 365 Security and Compliance Center',
  'c44b4083-3bb0-49c1-b47d-974e53cbdf3c': 'Azure Portal',
}

/**
 * Targeting the Windows Azure Service Management API reaches services bound to the portal as well.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps#windows-azure-service-management-api
 */
const AZURE_MANAGEMENT: Readonly<Record<string, string>> = {
  'ca7f3f0b-7d91-482c-8e09-c5d840d0eac5': 'Log Analytics API',
  'e9f49c6b-5ce5-44c8-925d-015017e9f7ad': 'Azure Data Lake',
  'f5c26e74-f226-4ae8-85f0-b4af0080ac9e': 'Application Insights API',
  'c44b4083-3bb0-49c1-b47d-974e53cbdf3c': 'Azure Portal',
}

/** By the name that a policy writes, in lower case. */
export const APPLICATION_GROUPS: ReadonlyMap<string, ApplicationGroup> = new Map([
  [
    'office365',
    {
      name: 'Office 365',
      appIds: new Set(Object.keys(OFFICE_365)),
      others: new Set(OFFICE_365_NAMES),
    },
  ],
  [
    'microsoftadminportals',
    { name: 'Microsoft Admin Portals', appIds: new Set(Object.keys(ADMIN_PORTALS)), others: null },
  ],
  [
    '797f4846-ba00-4fd7-ba43-dac1f8f63013',
    { name: 'Windows Azure Service Management API', appIds: new Set(Object.keys(AZURE_MANAGEMENT)) },
  ],
])

/** Display names by appId of the applications in these groups, and of the groups that are applications themselves. */
export const APPLICATION_NAMES: Readonly<Record<string, string>> = {
  ...FIRST_PARTY,
  ...OFFICE_365,
  ...ADMIN_PORTALS,
  ...AZURE_MANAGEMENT,
  '797f4846-ba00-4fd7-ba43-dac1f8f63013': 'Windows Azure Service Management API',
}

/**
 * It cannot be chosen as a target: it is reached through all resources, Office 365 and the services behind it.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps
 */
export const MICROSOFT_GRAPH = '00000003-0000-0000-c000-000000000000'

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
/** The tenants that own Microsoft's applications. */
const MICROSOFT = new Set(['f8cdef31-a31e-4b4a-93e4-5f571e91255a', '72f988bf-86f1-41af-91ab-2d7cd011db47'])

/**
 * Whether an application is in a group; null: that is not known, because Microsoft lists some of the group by name alone, or says
 * that it grows. What the tenant knows of an application tells it from those.
 * @param appId in lower case
 */
export function isInGroup(
  { appIds, others }: ApplicationGroup,
  appId: string,
  known: DirectoryServicePrincipal | undefined,
): boolean | null {
  if (appIds.has(appId)) return true
  if (others === undefined || !GUID.test(appId)) return false
  if (appId === MICROSOFT_GRAPH) return null
  if (Object.hasOwn(APPLICATION_NAMES, appId)) return false
  const owner = known?.appOwnerOrganizationId?.toLowerCase()
  const name = known?.displayName?.toLowerCase()
  if (owner ? !MICROSOFT.has(owner) : known?.signInAudience === 'AzureADMyOrg') return false
  if (!name) return null
  if (others !== null) return others.has(name)
  return owner ? null : false
}

export const EXCHANGE = '00000002-0000-0ff1-ce00-000000000000'
export const SHAREPOINT = '00000003-0000-0ff1-ce00-000000000000'
export const AZURE_RESOURCE_MANAGER = '797f4846-ba00-4fd7-ba43-dac1f8f63013'
export const AZURE_KEY_VAULT = 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093'
export const AZURE_STORAGE = 'e406a681-f3d4-42a8-90b6-c2b029497af1'
export const AZURE_SQL_DATABASE = '022907d3-0f1b-48f7-badc-1ba6abab6d66'
