import type { SessionOutcome } from '../decision'
import { inOrder, type SessionControl, strictest } from './control'

/**
 * Graph's `continuousAccessEvaluation`: whether resources look again between two tokens, and how strict they are about the place.
 * https://learn.microsoft.com/graph/api/resources/continuousaccessevaluationsessioncontrol
 */
export const continuousAccessEvaluation: SessionControl<SessionOutcome['continuousAccessEvaluation']> = {
  isOn: ({ continuousAccessEvaluation: of }) => Boolean(of?.mode),
  combine: strictest(
    'mode',
    ({ continuousAccessEvaluation: of }) => of?.mode,
    inOrder('disabled', 'strictlocation', 'strictenforcement'),
  ),
}
