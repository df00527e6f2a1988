import type { SessionOutcome } from '../decision'

/** What a session carries, in words: a sentence's part for each term, without who asks for it. */
export function sessionTerms(of: SessionOutcome): readonly string[] {
  const { signInFrequency: frequency, persistentBrowser, cloudAppSecurity, continuousAccessEvaluation } = of
  return [
    ...(frequency ? [`sign-in frequency ${again(frequency.minutes)}`] : []),
    ...(persistentBrowser ? [`persistent browser session ${persistentBrowser.mode}`] : []),
    ...(cloudAppSecurity ? [`Conditional Access App Control ${cloudAppSecurity.type}`] : []),
    ...(continuousAccessEvaluation
      ? [`continuous access evaluation ${continuousAccessEvaluation.mode}`]
      : []),
    ...(of.applicationEnforcedRestrictions.length > 0 ? ['app-enforced restrictions'] : []),
    ...(of.disableResilienceDefaults.length > 0 ? ['resilience defaults disabled'] : []),
    ...(of.secureSignInSession.length > 0 ? ['token protection'] : []),
  ]
}

function again(minutes: number | 'everyTime'): string {
  if (minutes === 'everyTime') return 'every time'
  const [count, unit] = minutes % 1440 === 0 ? [minutes / 1440, 'day'] : [minutes / 60, 'hour']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
