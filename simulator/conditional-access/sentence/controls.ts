import type { GrantControls, SessionControls } from '../../directory/conditional-access-policy'
import { hasRetired, inForce } from '../grant-controls/retired'
import { both, either, listed } from '../lists'
import type { Names } from '../names'
import { NO_WORDS, type Words } from './words'

/** What somebody has to do, and how a fact calls it. */
type Demand = readonly [does: string, called: string]

const CONTROLS: Readonly<Record<string, Demand>> = {
  mfa: ['do multifactor authentication', 'multifactor authentication'],
  compliantdevice: ['use a compliant device', 'compliant device'],
  domainjoineddevice: ['use a hybrid joined device', 'hybrid joined device'],
  compliantapplication: ['use an app with an app protection policy', 'app protection policy'],
  passwordchange: ['change the password', 'password change'],
  riskremediation: ['remediate the risk', 'risk remediation'],
}

/** What a policy demands before it lets anybody in. */
export function grant(controls: GrantControls | null | undefined, names: Names): Words {
  if (!controls) return NO_WORDS
  const builtIn = inForce(controls)
  if (builtIn.some((each) => each.toLowerCase() === 'block')) {
    return { phrase: 'cannot get in', facts: ['Access: blocked.'] }
  }
  const strength = strengthName(controls, names)
  const agreements = listed(controls.termsOfUse).map(names)
  const agreement = agreements.length === 1 ? 'terms of use' : `${agreements.length} terms of use`
  const custom = listed(controls.customAuthenticationFactors)
  const demands: readonly Demand[] = [
    ...builtIn.map((each): Demand => CONTROLS[each.toLowerCase()] ?? [`satisfy ${each}`, each]),
    ...(agreements.length === 0 ? [] : [['accept the terms of use', agreement] as const]),
    ...custom.map((id): Demand => [`satisfy the custom control ${id}`, `custom control ${id}`]),
    ...(strength === null
      ? []
      : [[`meet the authentication strength ${strength}`, `authentication strength ${strength}`] as const]),
  ]
  const retired = hasRetired(controls)
    ? ['approvedApplication counts as not selected since 30 June 2026.']
    : []
  if (demands.length === 0) return { phrase: '', facts: ['Access: nothing is required.', ...retired] }
  const all = controls.operator?.toUpperCase() === 'AND'
  const phrases = demands.map(([does]) => does)
  const quantity = demands.length === 1 ? '' : all ? 'all of ' : 'one of '
  return {
    phrase: `must ${all ? both(phrases) : either(phrases)}`,
    facts: [
      `Access requires ${quantity}${demands.map(([, called]) => called).join(', ')}.`,
      ...(agreements.length === 0 ? [] : [`The terms of use: ${agreements.join(', ')}.`]),
      ...retired,
    ],
  }
}

/** Exports write the strength into the policy, and its name with it. */
function strengthName({ authenticationStrength: of }: GrantControls, names: Names): string | null {
  const written = of && 'displayName' in of && typeof of.displayName === 'string' ? of.displayName : null
  return written ?? (of?.id ? names(of.id) : null)
}

const APP_CONTROL: Readonly<Record<string, string>> = {
  mcasconfigured: 'custom policy',
  monitoronly: 'monitor only',
  blockdownloads: 'block downloads',
}

/** What a policy asks of the session once somebody is in. */
export function session(controls: SessionControls | null | undefined): Words {
  if (!controls) return NO_WORDS
  const { cloudAppSecurity, signInFrequency, persistentBrowser, continuousAccessEvaluation } = controls
  const parts = [
    controls.applicationEnforcedRestrictions?.isEnabled ? 'app enforced restrictions' : null,
    cloudAppSecurity?.isEnabled
      ? `Conditional Access App Control (${named(APP_CONTROL, cloudAppSecurity.cloudAppSecurityType)})`
      : null,
    signInFrequency?.isEnabled ? `sign-in again every ${interval(signInFrequency)}` : null,
    persistentBrowser?.isEnabled ? `browser session ${persistentBrowser.mode ?? ''} persistent` : null,
    continuousAccessEvaluation?.mode
      ? `continuous access evaluation ${spaced(continuousAccessEvaluation.mode)}`
      : null,
    controls.disableResilienceDefaults ? 'resilience defaults disabled' : null,
    controls.secureSignInSession?.isEnabled ? 'token protection' : null,
  ].filter((part) => part !== null)
  if (parts.length === 0) return { phrase: '', facts: ['Session: no control.'] }
  return { phrase: both(parts), facts: parts.map((part) => `Session: ${part}.`) }
}

function interval({
  frequencyInterval,
  type,
  value,
}: NonNullable<SessionControls['signInFrequency']>): string {
  if (frequencyInterval?.toLowerCase() === 'everytime') return 'time'
  return value === 1 ? (type ?? '').replace(/s$/, '') : `${value ?? '?'} ${type ?? ''}`
}

function named(words: Readonly<Record<string, string>>, value: string | null | undefined): string {
  return words[value?.toLowerCase() ?? ''] ?? value ?? 'not said'
}

/** `strictEnforcement`: `strict enforcement`. */
function spaced(word: string): string {
  return word.replace(
    /([a-z])([A-Z])/g,
    (_all, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  )
}
