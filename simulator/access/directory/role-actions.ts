import {
  ASSIGN_ROLES,
  type DirectoryAction,
  UPDATE_APP_ROLE_ASSIGNED_TO,
  UPDATE_APPLICATION_CREDENTIALS,
  UPDATE_PRINCIPAL_CREDENTIALS,
} from './actions'

const APPLICATIONS: readonly DirectoryAction[] = [
  UPDATE_APPLICATION_CREDENTIALS,
  UPDATE_PRINCIPAL_CREDENTIALS,
  UPDATE_APP_ROLE_ASSIGNED_TO,
]

/**
 * What the built-in roles hold of these actions, by template id ("Microsoft Entra built-in roles", checked in November 2026). Roles that hold
 * one of them beside other work, such as Directory Writers, are left out: who has one of those is not decided here.
 */
export const ROLE_ACTIONS: Readonly<Record<string, readonly DirectoryAction[]>> = {
  // Global Administrator
  '62e90394-69f5-4237-9190-012177145e10': [...APPLICATIONS, ASSIGN_ROLES],
  // Privileged Role Administrator
  'e8611ab8-c189-46e8-94e1-60213ab1f814': [UPDATE_APP_ROLE_ASSIGNED_TO, ASSIGN_ROLES],
  // Application Administrator
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3': APPLICATIONS,
  // Cloud Application Administrator
  '158c047a-c907-4556-b7ef-446551a6b5f7': APPLICATIONS,
}
