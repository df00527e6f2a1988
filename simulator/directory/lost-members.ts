import type {
  ConditionalAccessPolicy,
  GrantControls,
  GuestsOrExternalUsers,
} from './conditional-access-policy'
import { NOT_UNDERSTOOD } from './not-understood'

/** What an export had and lost on its way; each is known to happen. */
export interface Lost {
  readonly path: readonly string[]
  readonly says: string
}

/** Members of a policy that were there and are not any more. */
export function lostMembers({ conditions, grantControls }: ConditionalAccessPolicy): readonly Lost[] {
  const guests = (['includeGuestsOrExternalUsers', 'excludeGuestsOrExternalUsers'] as const).flatMap(
    (side): Lost[] => {
      const of = conditions?.users?.[side]
      const path = ['conditions', 'users', side]
      if (!of || Object.keys(of).length === 0) return []
      return [
        ...(hasLostKinds(of) ? [{ path, says: `which kinds are meant. ${KINDS}` }] : []),
        ...(hasLostTenants(of) && !hasMistyped(of)
          ? [{ path: [...path, 'externalTenants'], says: `which organizations are meant. ${TENANTS}` }]
          : []),
      ]
    },
  )
  const grant = { path: ['grantControls', 'builtInControls'], says: `what is asked for. ${CONTROLS}` }
  return grantControls?.builtInControls === null && hasLostGrant(grantControls) ? [...guests, grant] : guests
}

const KINDS = 'Ask Graph itself.'
const TENANTS =
  'Get-MgIdentityConditionalAccessPolicy does this (msgraph-sdk-powershell#2667, #3011): ask Graph itself.'
const CONTROLS = 'EntraExporter does this (EntraExporter#39): ask Graph itself.'

/** One that is of the wrong type is said to be. */
function hasMistyped({ externalTenants: of }: GuestsOrExternalUsers): boolean {
  return Object.keys(of ?? {}).some((name) => name.endsWith(NOT_UNDERSTOOD))
}

/**
 * `null`, where Graph has a text. PowerShell's SDK writes an object of nothing but nulls where Graph has none: that one says
 * nothing.
 */
export function hasLostKinds({
  guestOrExternalUserTypes: kinds,
  externalTenants,
}: GuestsOrExternalUsers): boolean {
  if (kinds && kinds.length > 0) return false
  if (!externalTenants) return externalTenants === undefined
  const { membershipKind, members } = externalTenants
  return Boolean(membershipKind || members?.length || externalTenants['@odata.type'])
}

/** Whether it was narrowed to some tenants, and to which is gone. */
export function hasLostTenants({ externalTenants: of }: GuestsOrExternalUsers): boolean {
  if (!of) return false
  const kind = (of.membershipKind ?? of['@odata.type'] ?? '').toLowerCase()
  return !kind.includes('all') && !(kind.includes('enumerated') && of.members && of.members.length > 0)
}

/** Controls that are joined, and none of them there: `null` or nothing, where Graph has a list. */
export function hasLostGrant(of: GrantControls | null | undefined): boolean {
  if (!of?.operator || of.builtInControls || `builtInControls${NOT_UNDERSTOOD}` in of) return false
  const { authenticationStrength, termsOfUse, customAuthenticationFactors } = of
  return !authenticationStrength?.id && !termsOfUse?.length && !customAuthenticationFactors?.length
}
