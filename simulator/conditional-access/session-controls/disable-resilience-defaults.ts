import { onOrOff } from './control'

/**
 * Graph's `disableResilienceDefaults`: sessions are not prolonged while Entra cannot be reached.
 * https://learn.microsoft.com/entra/identity/conditional-access/resilience-defaults
 */
export const disableResilienceDefaults = onOrOff((controls) => controls.disableResilienceDefaults)
