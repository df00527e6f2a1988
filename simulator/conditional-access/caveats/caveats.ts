import { unevaluatedParts } from '../../authentication/strengths'
import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { lostParts } from '../../directory/lost-parts'
import type { PolicyTenant } from '../../directory/policy-tenant'
import type { CompiledPolicy, PolicyDoubts } from '../compile/compiled'
import type { Caveat } from '../decision'
import { isSilent } from '../gates/defaults'
import { hasRetired } from '../grant-controls/retired'
import { listed } from '../lists'
import { lostSentence } from '../validity'
import { maskedWords } from './masked-words'
import { unknownMembers } from './unknown-members'

/** What is not known of a tenant, whatever is asked. */
export function caveatsOf(tenant: PolicyTenant): readonly Caveat[] {
  const lost = (tenant.lost ?? []).map((says) => ofTenant('export', `It is not complete. ${says}`))
  if (!isSilent(tenant)) return lost
  return [
    ...lost,
    tenant.conditionalAccessPolicies.length === 0
      ? ofTenant('conditionalAccessPolicies', 'No policies came in.')
      : ofTenant(
          'identitySecurityDefaultsEnforcementPolicy',
          'No policy is on, and whether security defaults are the export does not say.',
        ),
  ]
}

function ofTenant(path: string, says: string): Caveat {
  return { policyId: null, path, says }
}

/** What of a policy is not understood. */
export function policyDoubts(
  policy: Pick<CompiledPolicy, 'policy' | 'state' | 'standing'>,
  { authenticationStrengthPolicies }: PolicyTenant,
): PolicyDoubts {
  const { policy: of, state, standing } = policy
  const caveat = (path: string, says: string): Caveat => ({ policyId: of.id, path, says })
  const unknown = unknownMembers(of)
  const masked = maskedWords(of.conditions).map((path) =>
    caveat(path, 'A word of this condition is none that Graph documents, so what it means is not known.'),
  )
  return {
    conditions: [
      ...(state === 'unknown' ? [caveat('state', standing?.because ?? '')] : []),
      ...lostParts(of).map((path) => caveat(path, lostSentence(path))),
      ...unknown
        .filter(({ decides }) => decides)
        .map(({ path, mistyped, why }) =>
          caveat(
            path,
            why ??
              (mistyped
                ? 'This is not as Graph documents it, so the policy is not decided.'
                : 'This condition is not evaluated here, so the policy is not decided.'),
          ),
        ),
      ...masked,
    ],
    controls: [
      ...masked,
      ...unknown
        .filter(({ decides }) => !decides)
        .map(({ path }) => caveat(path, 'This control is not evaluated here.')),
      ...ofStrength(of, authenticationStrengthPolicies).map((says) =>
        caveat('grantControls.authenticationStrength', says),
      ),
      ...(hasRetired(of.grantControls)
        ? [{ ...caveat('grantControls.builtInControls', retired(standing)), isSettled: true as const }]
        : []),
      ...(state === 'enabledForReportingButNotEnforced' &&
      listed(of.conditions?.applications?.includeUserActions).length > 0
        ? [
            caveat(
              'state',
              'Report-only is documented not to cover user actions, though What If lists such policies.',
            ),
          ]
        : []),
    ],
  }
}

function retired(standing: CompiledPolicy['standing']): string {
  return standing
    ? `${standing.because} compliantApplication takes its place.`
    : 'Its control approvedApplication counts as not selected since 30 June 2026: the others alone are asked for.'
}

/** What of the strength that a policy asks for is not decided here, in words. */
export function ofStrength(
  { grantControls }: ConditionalAccessPolicy,
  strengths: PolicyTenant['authenticationStrengthPolicies'],
): readonly string[] {
  const id = grantControls?.authenticationStrength?.id?.toLowerCase()
  const strength = strengths.find((each) => each.id.toLowerCase() === id)
  return strength ? unevaluatedParts(strength) : []
}
