import { askable, asked, isDone } from './askable'
import { type Control, doubtful, outcome, RANK } from './control'

const DIRECT =
  'Terms of use are not supported for B2B direct connect; whether it is blocked or let through is not documented.'

/**
 * Graph's `termsOfUse`, by the id of the agreement: the person has accepted it, now or before.
 * https://learn.microsoft.com/entra/identity/conditional-access/terms-of-use
 */
export function termsOfUse(id: string): Control {
  const of = { control: 'termsOfUse', id }
  return {
    ...of,
    asks: 'consent to terms of use',
    rank: RANK.termsOfUse,
    outcomes: [
      ...askable(
        of,
        null,
        'The terms of use are accepted.',
        'The terms of use are still to be accepted.',
        'The terms of use are not accepted, and nobody can be asked here.',
      ),
      doubtful(outcome(of, 'impossible', DIRECT)),
    ],
    evaluate: (facts) =>
      facts.home?.isDirect ? 3 : asked(facts, isDone(facts.signIn.authentication.termsOfUse, id)),
  }
}
