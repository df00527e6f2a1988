import { type Control, type ControlFacts, outcome, RANK } from './control'

const CHANGE = { control: 'passwordChange' }
const REMEDIATION = { control: 'riskRemediation' }

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant#require-password-change */
export const passwordChange: Control = {
  ...CHANGE,
  rank: RANK.passwordChange,
  outcomes: [
    outcome(CHANGE, 'met', 'The password has been changed.'),
    outcome(CHANGE, 'possible', 'The password is still to be changed.', 50135),
    outcome(CHANGE, 'impossible', 'The password is to be changed, and nobody can be asked here.', 50135),
    outcome(CHANGE, 'impossible', 'The password is to be changed, and this person has none.', 50135),
  ],
  evaluate: (facts) => {
    const { passwordChanged, completed, registered } = facts.signIn.authentication
    if (passwordChanged === true) return 0
    if (cannotAsk(facts)) return 2
    const hasPassword =
      registered === null || registered.includes('password') || completed.includes('password')
    return hasPassword ? 1 : 3
  },
}

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant#require-risk-remediation */
export const riskRemediation: Control = {
  ...REMEDIATION,
  rank: RANK.passwordChange,
  outcomes: [
    outcome(REMEDIATION, 'met', 'The risk has been remediated by a new password.'),
    outcome(REMEDIATION, 'possible', 'The risk is still to be remediated.'),
    outcome(REMEDIATION, 'impossible', 'The risk is to be remediated, and nobody can be asked here.'),
  ],
  evaluate: (facts) => (facts.signIn.authentication.passwordChanged === true ? 0 : cannotAsk(facts) ? 2 : 1),
}

function cannotAsk({ isLegacy, isSilent }: ControlFacts): boolean {
  return isLegacy || isSilent
}
