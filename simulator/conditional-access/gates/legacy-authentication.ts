import type { Defaults } from './defaults'
import { answers, type Gate, isLegacy, isPerson } from './gate'

const answer = answers('legacyAuthentication')
const MODERN = answer('not-applied', 'The client uses modern authentication.')
const WORKLOAD = answer('not-applied', 'No person signs in.')
const ALLOWED = answer(
  'not-applied',
  'The client uses legacy authentication. Without security defaults only policies refuse it.',
)
const REFUSED = answer('block', 'Security defaults refuse legacy authentication (AADSTS530035).')

/**
 * Legacy authentication, refused where security defaults are in force. What a policy makes of it is the policy's answer.
 * https://learn.microsoft.com/entra/fundamentals/security-defaults#block-legacy-authentication-protocols
 */
export function legacyAuthentication(defaults: Defaults): Gate {
  const legacy = defaults === 'on' ? REFUSED : ALLOWED
  return (signIn) => (!isPerson(signIn) ? WORKLOAD : isLegacy(signIn) ? legacy : MODERN)
}
