import type { SessionControls } from '../../directory/conditional-access-policy'
import type { SessionOutcome } from '../decision'
import { type SessionControl, strictest } from './control'

/**
 * Graph's `persistentBrowser`: whether the cookie outlives the browser's window. `never` beats `always`, and so does a word that
 * is not known.
 * https://learn.microsoft.com/graph/api/resources/persistentbrowsersessioncontrol
 */
export const persistentBrowser: SessionControl<SessionOutcome['persistentBrowser']> = {
  isOn: ({ persistentBrowser: of }) => of?.isEnabled === true,
  combine: strictest('mode', modeOf, (mode) => (mode === 'always' ? 0 : 1)),
}

function modeOf({ persistentBrowser: of }: SessionControls): 'always' | 'never' | null {
  if (!of?.isEnabled || !of.mode) return null
  return of.mode.toLowerCase() === 'always' ? 'always' : 'never'
}
