import { onOrOff } from './control'

/**
 * Graph's `applicationEnforcedRestrictions`: Exchange and SharePoint give an unmanaged device a limited experience.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-session#application-enforced-restrictions
 */
export const applicationEnforcedRestrictions = onOrOff(
  ({ applicationEnforcedRestrictions: of }) => of?.isEnabled,
)
