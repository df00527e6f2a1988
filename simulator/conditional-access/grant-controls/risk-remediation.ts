import { askable, asked, POSSIBLE } from './askable'
import { type Control, RANK } from './control'

const NAME = { control: 'riskRemediation' }

/**
 * Graph's `riskRemediation`: the person does away with the risk in the way that Microsoft chooses for them, with a password or
 * without. A changed password is the one way that a question can show.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant#require-risk-remediation
 */
export const riskRemediation: Control = {
  ...NAME,
  asks: 'remediation of the risk',
  rank: RANK.passwordChange,
  outcomes: askable(
    NAME,
    null,
    'The risk has been remediated by a new password.',
    'The risk is still to be remediated.',
    'The risk is to be remediated, and nobody can be asked here.',
    'The risk of an external user is at home, and cannot be remediated here.',
  ),
  evaluate: (facts) => {
    const place = asked(facts, facts.signIn.authentication.passwordChanged)
    return place === POSSIBLE && facts.home !== null ? 3 : place
  },
}
