/** Actions on the directory, as Microsoft's built-in roles name them ("Microsoft Entra built-in roles", checked in November 2026). Those that the lab asks about. */
export const UPDATE_APPLICATION_CREDENTIALS = 'microsoft.directory/applications/credentials/update'
export const UPDATE_PRINCIPAL_CREDENTIALS = 'microsoft.directory/servicePrincipals/credentials/update'
export const UPDATE_APP_ROLE_ASSIGNED_TO = 'microsoft.directory/servicePrincipals/appRoleAssignedTo/update'
export const ASSIGN_ROLES = 'microsoft.directory/roleAssignments/allProperties/allTasks'

export type DirectoryAction =
  | typeof UPDATE_APPLICATION_CREDENTIALS
  | typeof UPDATE_PRINCIPAL_CREDENTIALS
  | typeof UPDATE_APP_ROLE_ASSIGNED_TO
  | typeof ASSIGN_ROLES
