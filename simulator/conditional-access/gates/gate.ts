import { MFA_COMBINATIONS, satisfies } from '../../authentication/strengths'
import { isUser } from '../conditions/users'
import type { GateAnswer } from '../decision'
import type { SignIn } from '../sign-in'

/** What a gate knows of the person besides the question. Ids are in lower case. */
export interface GateFacts {
  readonly roleTemplateIds: ReadonlySet<string>
}

/** A rule of the platform, ready to be asked often: every answer it can give is made beforehand. */
export type Gate = (signIn: SignIn, facts: GateFacts) => GateAnswer

/** Makes the answers of one gate. */
export function answers(gate: GateAnswer['gate']) {
  return (outcome: GateAnswer['outcome'], because: string): GateAnswer => ({ gate, outcome, because })
}

/** Whether a person signs in: workload identities pass every gate. */
export function isPerson({ signInIdentity }: SignIn): boolean {
  return isUser(signInIdentity)
}

/** Whether multifactor authentication is done, here or where the tenant accepts it. */
export function hasMfa({ authentication }: SignIn): boolean {
  return (
    authentication.inboundTrust?.isMfaAccepted === true ||
    satisfies(authentication.completed, MFA_COMBINATIONS)
  )
}

/**
 * Whether the client speaks a protocol without modern authentication.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-conditions#client-apps
 */
export function isLegacy({ signInConditions }: SignIn): boolean {
  const client = signInConditions.clientAppType
  return client === 'other' || client === 'exchangeActiveSync' || client === 'easSupported'
}

/** Whether one of the resources asked for is in `appIds` (in lower case). */
export function asksFor({ signInContext }: SignIn, appIds: ReadonlySet<string>): boolean {
  if (!('includeApplications' in signInContext)) return false
  return signInContext.includeApplications.some(
    (appId) => appIds.has(appId) || appIds.has(appId.toLowerCase()),
  )
}
