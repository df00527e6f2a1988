import type { Finding } from './finding'
import type { Reader } from './reader'

/** Policies came in and none of them is on: each other finding follows from this one. */
export function nothingOn({ tenant }: Pick<Reader, 'tenant'>): readonly Finding[] {
  const { conditionalAccessPolicies: policies, identitySecurityDefaultsEnforcementPolicy: defaults } = tenant
  if (
    policies.length === 0 ||
    defaults?.isEnabled === true ||
    policies.some(({ state }) => state === 'enabled')
  )
    return []
  const reported = policies.filter(({ state }) => state === 'enabledForReportingButNotEnforced')
  return [
    {
      id: 'nothing-on',
      says: `Of ${policies.length} ${policies.length === 1 ? 'policy' : 'policies'} none is on${reported.length > 0 ? `; ${reported.length} only ${reported.length === 1 ? 'reports' : 'report'}` : ''}.`,
      why: 'A policy that is off or report-only asks nobody for anything. Exports of templates look like this, too.',
      isCertain: true,
      policies: [],
      shows: null,
      source: {
        url: 'https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-report-only',
        checked: '2026-11',
      },
    },
  ]
}
