/** What stands behind a check: why it is made, and where what failed it is mended. */
export interface Reason {
  /** The attack or the accident that it stops, in a sentence. */
  readonly stops: string
  /** What mends it, in a sentence. */
  readonly mend: string
  /** The page of the Entra admin center where that is done. Absent where it is done in code, or where nothing is broken. */
  readonly page?: string
  /** The call of Microsoft Graph v1.0 that does it, or shows it. */
  readonly graph?: string
}

/** Reasons by the name of their check. */
export type Reasons = Readonly<Record<string, Reason>>

/**
 * Pages of the Entra admin center, named as Microsoft's documentation walks to them (MicrosoftDocs/entra-docs, 2025 and 2026: what stood
 * under "Identity" and "Protection" stands under "Entra ID" now).
 */
const REGISTRATION = 'Entra ID > App registrations > the app'
const ENTERPRISE_APP = 'Entra ID > Enterprise apps > the app'
const USER = 'Entra ID > Users > the user'

export const pages = {
  tenant: 'Entra ID > Overview',
  authentication: `${REGISTRATION} > Authentication`,
  secrets: `${REGISTRATION} > Certificates & secrets`,
  federated: `${REGISTRATION} > Certificates & secrets > Federated credentials`,
  apiPermissions: `${REGISTRATION} > API permissions`,
  owners: `${REGISTRATION} > Owners`,
  exposeApi: 'Entra ID > App registrations > the API > Expose an API',
  apiManifest: 'Entra ID > App registrations > the API > Manifest',
  enterpriseApps: 'Entra ID > Enterprise apps',
  properties: `${ENTERPRISE_APP} > Properties`,
  usersAndGroups: `${ENTERPRISE_APP} > Users and groups`,
  consentRequests: 'Entra ID > Enterprise apps > Admin consent requests',
  permissions: `${ENTERPRISE_APP} > Permissions`,
  users: 'Entra ID > Users',
  deletedUsers: 'Entra ID > Users > Deleted users',
  user: USER,
  resetPassword: `${USER} > Reset password`,
  methods: `${USER} > Authentication methods`,
  lockout: 'Entra ID > Authentication methods > Password protection',
  policies: 'Entra ID > Conditional Access > Policies',
} as const

/** Calls of Microsoft Graph v1.0, as its reference writes them. */
export const calls = {
  addMember: 'POST /groups/{id}/members/$ref',
  organization: 'GET /organization',
  application: 'PATCH /applications/{id}',
  addOwner: 'POST /applications/{id}/owners/$ref',
  addPassword: 'POST /applications/{id}/addPassword',
  appManagementPolicy: 'POST /policies/appManagementPolicies',
  federated: 'PATCH /applications/{id}/federatedIdentityCredentials/{id}',
  servicePrincipal: 'PATCH /servicePrincipals/{id}',
  instantiate: 'POST /servicePrincipals',
  assign: 'POST /servicePrincipals/{id}/appRoleAssignedTo',
  consentRequests: 'GET /identityGovernance/appConsent/appConsentRequests',
  consentRequestPolicy: 'PUT /policies/adminConsentRequestPolicy',
  grant: 'POST /oauth2PermissionGrants',
  grantOrAssign: 'POST /oauth2PermissionGrants, POST /servicePrincipals/{id}/appRoleAssignedTo',
  user: 'PATCH /users/{id}',
  invite: 'POST /invitations',
  restore: 'POST /directory/deletedItems/{id}/restore',
  resetPassword: 'POST /users/{id}/authentication/methods/{id}/resetPassword',
  methods: 'GET /users/{id}/authentication/methods',
  policy: 'POST /identity/conditionalAccess/policies',
} as const
