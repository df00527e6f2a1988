import { asked, IMPOSSIBLE } from './askable'
import type { ControlFacts } from './control'

/** The platforms that protected client apps exist for; a question that names none leaves it open. */
const MOBILE = new Set(['android', 'ios', 'all', ''])

/** A place among the outcomes of a control about the client app. What the question leaves open is possible where such apps exist. */
export function mobileClient(facts: ControlFacts, isSo: boolean | undefined): number {
  const platform = (facts.signIn.signInConditions.devicePlatform ?? '').toLowerCase()
  return isSo === false || (!isSo && !MOBILE.has(platform)) ? IMPOSSIBLE : asked(facts, isSo)
}
