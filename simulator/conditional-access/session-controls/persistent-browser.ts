import type { SessionOutcome } from '../decision'
import { inOrder, type SessionControl, strictest } from './control'

const rank = inOrder('always', 'never')

/**
 * Graph's `persistentBrowser`: whether the cookie outlives the browser's window. `never` beats `always`.
 * https://learn.microsoft.com/graph/api/resources/persistentbrowsersessioncontrol
 */
export const persistentBrowser: SessionControl<SessionOutcome['persistentBrowser']> = {
  isOn: ({ persistentBrowser: of }) => of?.isEnabled === true,
  combine: (asking) => {
    const read = strictest(asking, ({ persistentBrowser: of }) => (of?.isEnabled ? of.mode : null), rank)
    return (
      read && {
        mode: rank(read.value) === 0 ? 'always' : 'never',
        requiredBy: read.requiredBy,
      }
    )
  },
}
