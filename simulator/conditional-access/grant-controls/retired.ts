import type { GrantControls } from '../../directory/conditional-access-policy'
import { listed } from '../lists'

/**
 * Approved client apps: since 30 June 2026 a policy acts as if this control were not selected.
 * https://learn.microsoft.com/entra/identity/conditional-access/migrate-approved-client-app
 */
const RETIRED = 'approvedApplication'

/** Graph's `builtInControls` that count. */
export function inForce(of: GrantControls | null | undefined): readonly string[] {
  return listed(of?.builtInControls).filter((name) => name.toLowerCase() !== RETIRED.toLowerCase())
}

/** Whether a policy has the control that does not count any more. */
export function hasRetired(of: GrantControls | null | undefined): boolean {
  return inForce(of).length < listed(of?.builtInControls).length
}
