import type { SessionOutcome } from '../decision'
import { inOrder, type SessionControl, strictest } from './control'

const rank = inOrder('disabled', 'strictlocation', 'strictenforcement')

/**
 * Graph's `continuousAccessEvaluation`: whether resources look again between two tokens, and how strict they are about the place.
 * https://learn.microsoft.com/graph/api/resources/continuousaccessevaluationsessioncontrol
 */
export const continuousAccessEvaluation: SessionControl<SessionOutcome['continuousAccessEvaluation']> = {
  isOn: ({ continuousAccessEvaluation: of }) => Boolean(of?.mode),
  combine: (asking) => {
    const read = strictest(asking, ({ continuousAccessEvaluation: of }) => of?.mode, rank)
    return read && { mode: read.value, requiredBy: read.requiredBy }
  },
}
