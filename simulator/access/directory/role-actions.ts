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

/** A built-in role, with what it holds of these actions. */
export interface DirectoryRole {
  readonly name: string
  readonly actions: readonly DirectoryAction[]
}

/**
 * The built-in roles that are decided about, by template id ("Microsoft Entra built-in roles", checked in November 2026). Roles that hold one of these actions
 * beside other work, such as Directory Writers, are left out: who has one of those is not decided here. The names of all stand in `directory/built-in-roles.ts`,
 * which is more than a lab may load.
 */
export const DIRECTORY_ROLES: Readonly<Record<string, DirectoryRole>> = {
  '62e90394-69f5-4237-9190-012177145e10': {
    name: 'Global Administrator',
    actions: [...APPLICATIONS, ASSIGN_ROLES],
  },
  'e8611ab8-c189-46e8-94e1-60213ab1f814': {
    name: 'Privileged Role Administrator',
    actions: [UPDATE_APP_ROLE_ASSIGNED_TO, ASSIGN_ROLES],
  },
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3': { name: 'Application Administrator', actions: APPLICATIONS },
  '158c047a-c907-4556-b7ef-446551a6b5f7': {
    name: 'Cloud Application Administrator',
    actions: APPLICATIONS,
  },
}
