import { askable, asked, isDone } from './askable'
import { type Control, doubtful, outcome, RANK } from './control'

const DIRECT =
  'Custom controls are not supported across tenants; what comes of it with B2B direct connect is not documented.'

/**
 * Graph's `customAuthenticationFactors`, by id: another provider has checked the person (else AADSTS50158).
 * https://learn.microsoft.com/entra/identity/conditional-access/controls
 */
export function customAuthenticationFactor(id: string): Control {
  const of = { control: 'customAuthenticationFactor', id }
  return {
    ...of,
    asks: 'a custom control',
    rank: RANK.customAuthenticationFactor,
    outcomes: [
      ...askable(
        of,
        50158,
        'The custom control is met.',
        'The custom control is still to be met.',
        'The custom control is not met, and nobody can be asked here.',
      ),
      doubtful(outcome(of, 'impossible', DIRECT, 50158)),
    ],
    evaluate: (facts) =>
      facts.home?.isDirect
        ? 3
        : asked(facts, isDone(facts.signIn.authentication.customAuthenticationFactors, id)),
  }
}
