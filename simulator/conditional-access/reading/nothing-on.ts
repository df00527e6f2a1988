import { defaultsOf } from '../gates/defaults'
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

/** Security defaults are marked as on beside policies that are on, which Entra does not allow. */
export function contradicted({ tenant }: Pick<Reader, 'tenant'>): readonly Finding[] {
  if (defaultsOf(tenant) !== 'contradicted') return []
  const on = tenant.conditionalAccessPolicies.filter(({ state }) => state === 'enabled')
  return [
    {
      id: 'defaults-beside-policies',
      says: `Security defaults are marked as on, and so ${on.length === 1 ? 'is a policy' : `are ${on.length} policies`}: Entra does not allow both.`,
      why: 'The parts of the export may be of two moments. Everything here is said as if the policies were in force.',
      isCertain: false,
      policies: [],
      shows: null,
      source: {
        url: 'https://learn.microsoft.com/entra/fundamentals/security-defaults#disabling-security-defaults',
        checked: '2026-11',
      },
    },
  ]
}
