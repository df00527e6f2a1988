import type { Endpoint } from '../../resource-request'
import { addApplicationPassword, addPrincipalPassword } from './add-password'
import { assignAppRole } from './app-role-assigned-to'
import { addFederatedIdentityCredential } from './federated-identity-credentials'
import { assignRole } from './role-assignments'

/** What of Microsoft Graph changes who an application is proven by, and who may do what. Each asks whether whoever calls may do it (`access/directory/may.ts`). */
export const changes: readonly Endpoint[] = [
  addApplicationPassword,
  addPrincipalPassword,
  addFederatedIdentityCredential,
  assignRole,
  assignAppRole,
]
