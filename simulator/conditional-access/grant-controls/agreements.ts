import { type Control, type ControlFacts, outcome, RANK } from './control'

/** https://learn.microsoft.com/entra/identity/conditional-access/terms-of-use */
export function termsOfUse(id: string): Control {
  const of = { control: 'termsOfUse', id }
  return {
    ...of,
    rank: RANK.termsOfUse,
    outcomes: [
      outcome(of, 'met', 'The terms of use are accepted.'),
      outcome(of, 'possible', 'The terms of use are still to be accepted.'),
      outcome(of, 'impossible', 'The terms of use are not accepted, and nobody can be asked here.'),
    ],
    evaluate: (facts) => stage(facts, facts.signIn.authentication.termsOfUse, id),
  }
}

/** A check by another provider. https://learn.microsoft.com/entra/identity/conditional-access/controls */
export function customAuthenticationFactor(id: string): Control {
  const of = { control: 'customAuthenticationFactor', id }
  return {
    ...of,
    rank: RANK.customAuthenticationFactor,
    outcomes: [
      outcome(of, 'met', 'The custom control is met.'),
      outcome(of, 'possible', 'The custom control is still to be met.', 50158),
      outcome(of, 'impossible', 'The custom control is not met, and nobody can be asked here.', 50158),
    ],
    evaluate: (facts) => stage(facts, facts.signIn.authentication.customAuthenticationFactors, id),
  }
}

/** A control that is newer than this engine: kept, named, and never taken as met. */
export function unknownControl(name: string): Control {
  const of = { control: name }
  return {
    ...of,
    rank: RANK.unknown,
    outcomes: [outcome(of, 'unknown', `The control ${name} is not known here, so it is not taken as met.`)],
    evaluate: () => 0,
  }
}

/** A place in the lists of outcomes above. */
function stage(
  { isLegacy, isSilent }: ControlFacts,
  done: readonly string[] | undefined,
  id: string,
): number {
  if (done?.some((each) => each.toLowerCase() === id.toLowerCase())) return 0
  return isLegacy || isSilent ? 2 : 1
}
