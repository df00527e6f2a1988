/** The Azure portal, the Microsoft Entra admin center and the Microsoft Intune admin center are one application. */
const AZURE_PORTAL = 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c'
const MICROSOFT_365_ADMIN_PORTAL = '618dd325-23f6-4b6f-8380-4df78026e39b'

/** Windows Azure Service Management API: what every tool that manages Azure asks a token for. */
const AZURE_RESOURCE_MANAGER = '797f4846-ba00-4fd7-ba43-dac1f8f63013'
const AZURE_CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'
const AZURE_POWERSHELL = '1950a258-227b-4e31-a9cf-717495945fc2'
const AZURE_MOBILE_APP = '0c1307d4-29d6-4389-a11c-5cbe7f65d7fa'

/**
 * Portals that ask everybody for multifactor authentication, for reading as well.
 * https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication#applications
 */
export const ADMINISTRATION_PORTALS: ReadonlySet<string> = new Set([
  AZURE_PORTAL,
  MICROSOFT_365_ADMIN_PORTAL,
  'microsoftadminportals',
])

/** Where it is asked for what creates, changes or deletes, and not for reading. */
export const AZURE_MANAGEMENT: ReadonlySet<string> = new Set([
  AZURE_RESOURCE_MANAGER,
  AZURE_CLI,
  AZURE_POWERSHELL,
  AZURE_MOBILE_APP,
])

/**
 * What security defaults protect as privileged: all that goes through Azure Resource Manager.
 * https://learn.microsoft.com/entra/fundamentals/security-defaults#protect-privileged-activities-like-access-to-the-azure-portal
 */
export const AZURE_SURFACES: ReadonlySet<string> = new Set([AZURE_PORTAL, ...AZURE_MANAGEMENT])
