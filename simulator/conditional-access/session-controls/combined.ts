import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import type { SessionOutcome } from '../decision'
import { applicationEnforcedRestrictions } from './application-enforced-restrictions'
import { cloudAppSecurity } from './cloud-app-security'
import { continuousAccessEvaluation } from './continuous-access-evaluation'
import type { SessionControl } from './control'
import { disableResilienceDefaults } from './disable-resilience-defaults'
import { persistentBrowser } from './persistent-browser'
import { secureSignInSession } from './secure-sign-in-session'
import { signInFrequency } from './sign-in-frequency'

/**
 * All session controls, by their names in Graph.
 * https://learn.microsoft.com/graph/api/resources/conditionalaccesssessioncontrols
 */
const ALL: { readonly [Name in keyof SessionOutcome]: SessionControl<SessionOutcome[Name]> } = {
  signInFrequency,
  persistentBrowser,
  cloudAppSecurity,
  continuousAccessEvaluation,
  applicationEnforcedRestrictions,
  disableResilienceDefaults,
  secureSignInSession,
}

/** What the session carries: the strictest of what the policies that apply ask for. */
export function combined(applying: readonly ConditionalAccessPolicy[]): SessionOutcome {
  const asking = applying.flatMap(({ id, sessionControls }) =>
    sessionControls ? [{ id, sessionControls }] : [],
  )
  const all = Object.entries(ALL).map(([name, control]) => [name, control.combine(asking)])
  return Object.fromEntries(all) as SessionOutcome
}

/** Whether a policy asks anything of the session. */
export function hasSessionControls({ sessionControls: of }: ConditionalAccessPolicy): boolean {
  return of ? Object.values(ALL).some(({ isOn }) => isOn(of)) : false
}
