import { ADMINISTRATION_PORTALS, AZURE_MANAGEMENT } from './applications'
import { answers, asksFor, type Gate, hasMfa, isLegacy, isPerson } from './gate'

const answer = answers('mandatoryMfa')
const WORKLOAD = answer(
  'not-applied',
  'Mandatory multifactor authentication is for people, not for workload identities.',
)
const ELSEWHERE = answer('not-applied', 'Mandatory multifactor authentication is for administration portals.')
const AZURE = answer(
  'not-applied',
  'Azure asks for multifactor authentication when something is created, changed or deleted, and not for reading.',
)
const DONE = answer('satisfied', 'Multifactor authentication, mandatory for administration portals, is done.')
const NEEDED = answer(
  'challenge',
  'Administration portals ask everybody for multifactor authentication; no policy and no exclusion lifts that.',
)
const NOBODY = answer(
  'block',
  'Administration portals ask everybody for multifactor authentication, and nobody can be asked here.',
)

/**
 * Mandatory multifactor authentication: of every person, emergency accounts and accounts that policies exclude as well.
 * https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication
 */
export const mandatoryMfa: Gate = (signIn) => {
  if (!isPerson(signIn)) return WORKLOAD
  if (!asksFor(signIn, ADMINISTRATION_PORTALS)) return asksFor(signIn, AZURE_MANAGEMENT) ? AZURE : ELSEWHERE
  if (hasMfa(signIn)) return DONE
  return signIn.authentication.silent || isLegacy(signIn) ? NOBODY : NEEDED
}
