import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'

/** Whether a policy decides, or may: it is neither off nor report-only. */
export function isOn({ state }: Pick<ConditionalAccessPolicy, 'state'>): boolean {
  return state !== 'disabled' && state !== 'enabledForReportingButNotEnforced'
}
