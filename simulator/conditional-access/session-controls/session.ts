import type { ConditionalAccessPolicy, SessionControls } from '../../directory/conditional-access-policy'
import type { SessionOutcome } from '../decision'
import { frequencyOf, shortest } from './sign-in-frequency'

/** Nothing is asked of the session. Shared, so that a decision without session controls costs nothing. */
const NO_SESSION: SessionOutcome = {
  signInFrequency: null,
  persistentBrowser: null,
  cloudAppSecurity: null,
  continuousAccessEvaluation: null,
  applicationEnforcedRestrictions: [],
  disableResilienceDefaults: [],
  secureSignInSession: [],
}

/** From the loosest to the strictest: a download that is blocked is watched too; a custom policy may do either. */
const CLOUD_APP_SECURITY = ['monitoronly', 'mcasconfigured', 'blockdownloads']
const PERSISTENT_BROWSER = ['always', 'never']
const CONTINUOUS_ACCESS = ['disabled', 'strictlocation', 'strictenforcement']

/**
 * The strictest of what the policies that apply ask for, whichever order they come in. How several combine is this
 * engine's decision (domain facts 05, section 3).
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-session
 */
export function sessionOf(applying: readonly ConditionalAccessPolicy[]): SessionOutcome {
  const asking = applying.filter(({ sessionControls }) => sessionControls)
  if (asking.length === 0) return NO_SESSION
  const by = (asks: (controls: SessionControls) => boolean | null | undefined) =>
    asking.flatMap(({ id, sessionControls }) => (sessionControls && asks(sessionControls) ? [id] : []))
  const browser = strictest(asking, PERSISTENT_BROWSER, ({ persistentBrowser: of }) =>
    of?.isEnabled ? of.mode : null,
  )
  const cloud = strictest(asking, CLOUD_APP_SECURITY, ({ cloudAppSecurity: of }) =>
    of?.isEnabled ? of.cloudAppSecurityType : null,
  )
  const continuous = strictest(asking, CONTINUOUS_ACCESS, ({ continuousAccessEvaluation: of }) => of?.mode)
  return {
    signInFrequency: shortest(asking),
    persistentBrowser: browser && {
      mode: browser.value.toLowerCase() === 'always' ? 'always' : 'never',
      requiredBy: browser.requiredBy,
    },
    cloudAppSecurity: cloud && { type: cloud.value, requiredBy: cloud.requiredBy },
    continuousAccessEvaluation: continuous && { mode: continuous.value, requiredBy: continuous.requiredBy },
    applicationEnforcedRestrictions: by((of) => of.applicationEnforcedRestrictions?.isEnabled),
    disableResilienceDefaults: by((of) => of.disableResilienceDefaults),
    secureSignInSession: by((of) => of.secureSignInSession?.isEnabled),
  }
}

/** Whether a policy asks anything of the session. */
export function hasSessionControls({ sessionControls: of }: ConditionalAccessPolicy): boolean {
  if (!of) return false
  return Boolean(
    of.applicationEnforcedRestrictions?.isEnabled ||
      of.cloudAppSecurity?.isEnabled ||
      frequencyOf(of) !== null ||
      of.persistentBrowser?.isEnabled ||
      of.disableResilienceDefaults ||
      of.continuousAccessEvaluation?.mode ||
      of.secureSignInSession?.isEnabled,
  )
}

function strictest(
  asking: readonly ConditionalAccessPolicy[],
  order: readonly string[],
  read: (controls: SessionControls) => string | null | undefined,
): { readonly value: string; readonly requiredBy: readonly string[] } | null {
  const asked = asking.flatMap(({ id, sessionControls }) => {
    const value = sessionControls ? read(sessionControls) : null
    // A word that is not known here counts as the strictest: an answer must not be looser than the tenant's.
    const place = value ? order.indexOf(value.toLowerCase()) : 0
    return value ? [{ id, value, rank: place < 0 ? order.length : place }] : []
  })
  const most = Math.max(...asked.map(({ rank }) => rank))
  const winners = asked.filter(({ rank }) => rank === most)
  return winners[0] ? { value: winners[0].value, requiredBy: winners.map(({ id }) => id) } : null
}
