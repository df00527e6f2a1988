import { type Control, type ControlFacts, outcome, RANK } from './control'

const APPROVED = { control: 'approvedApplication' }
const PROTECTED = { control: 'compliantApplication' }
/** Both controls exist for these platforms alone. */
const MOBILE = new Set(['android', 'ios', 'all', ''])

/** Retiring in March 2026. https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant#require-approved-client-app */
export const approvedApplication: Control = {
  ...APPROVED,
  rank: RANK.approvedApplication,
  outcomes: [
    outcome(APPROVED, 'met', 'The client app is an approved one.'),
    outcome(APPROVED, 'possible', 'An approved client app is needed.', 53002),
    outcome(APPROVED, 'impossible', 'The client app is not an approved one.', 53002),
  ],
  evaluate: (facts) => stage(facts, facts.signIn.authentication.approvedApplication),
}

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant#require-app-protection-policy */
export const compliantApplication: Control = {
  ...PROTECTED,
  rank: RANK.compliantApplication,
  outcomes: [
    outcome(PROTECTED, 'met', 'The client app has an app protection policy.'),
    outcome(PROTECTED, 'possible', 'A client app with an app protection policy is needed.', 53002),
    outcome(PROTECTED, 'impossible', 'The client app has no app protection policy.', 53002),
  ],
  evaluate: (facts) => stage(facts, facts.signIn.authentication.compliantApplication),
}

/** A place in the lists of outcomes above. What the question leaves open is possible where such client apps exist. */
function stage({ signIn, isLegacy, isSilent }: ControlFacts, isSo: boolean | undefined): number {
  if (isSo === true) return 0
  const platform = (signIn.signInConditions.devicePlatform ?? '').toLowerCase()
  return isSo === undefined && !isLegacy && !isSilent && MOBILE.has(platform) ? 1 : 2
}
