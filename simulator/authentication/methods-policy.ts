import type { Membership } from '../directory/memberships'
import type { AuthenticationMethodsPolicy } from '../directory/policy-tenant'

/** Method modes by the id of the configuration that rules them. */
const MODES: Readonly<Record<string, readonly string[]>> = {
  fido2: ['fido2'],
  microsoftauthenticator: ['microsoftAuthenticatorPush', 'deviceBasedPush'],
  sms: ['sms'],
  voice: ['voice'],
  temporaryaccesspass: ['temporaryAccessPassOneTime', 'temporaryAccessPassMultiUse'],
  softwareoath: ['softwareOath'],
  hardwareoath: ['hardwareOath'],
  email: ['email'],
  x509certificate: ['x509CertificateSingleFactor', 'x509CertificateMultiFactor'],
  qrcodepin: ['qrCodePin'],
}

interface Target {
  /** A group, or `all_users`. */
  readonly id?: string | null
  /** Of Microsoft Authenticator: `any`, `push` or `deviceBasedPush`. */
  readonly authenticationMode?: string | null
}

interface Configuration {
  readonly id?: string | null
  readonly state?: string | null
  readonly includeTargets?: readonly Target[] | null
  readonly excludeTargets?: readonly Target[] | null
}

/** What a policy makes of method modes for one person; what is in neither set it allows. */
export interface RuledModes {
  readonly forbidden: ReadonlySet<string>
  /** Of these the export does not say enough. */
  readonly open: ReadonlySet<string>
}

/**
 * What the tenant's policy says of the method modes that it rules, for a person of this membership. Graph gives every method with
 * its state and its targets: of what has one of them missing it is not known whether the person may use it. A password, Windows
 * Hello for Business and a federated sign-in the policy does not rule.
 * https://learn.microsoft.com/graph/api/resources/authenticationmethodspolicies-overview
 */
export function ruledModes(policy: AuthenticationMethodsPolicy | null, of: Of): RuledModes {
  const configurations = new Map(
    policy?.authenticationMethodConfigurations?.map((each) => [each.id?.toLowerCase(), each]),
  )
  const forbidden = new Set<string>()
  const open = new Set<string>()
  for (const [id, modes] of Object.entries(MODES)) {
    const configuration: Configuration | undefined = configurations.get(id)
    for (const mode of modes) {
      const allowed = configuration ? allows(configuration, mode, of) : null
      if (allowed === null) open.add(mode)
      else if (!allowed) forbidden.add(mode)
    }
  }
  // Whoever has an external method, or registers one, may meet what asks for MFA; which combinations it stands in is not modelled here.
  if (policy?.authenticationMethodConfigurations?.some(isExternal)) {
    return { forbidden: new Set(), open: new Set([...forbidden, ...open]) }
  }
  return { forbidden, open }
}

/** https://learn.microsoft.com/entra/identity/authentication/how-to-authentication-external-method-manage */
function isExternal(configuration: Configuration & { readonly '@odata.type'?: string | null }): boolean {
  const type = configuration['@odata.type']?.toLowerCase() ?? ''
  return type.includes('externalauthenticationmethod') && configuration.state?.toLowerCase() === 'enabled'
}

type Of = Pick<Membership, 'groupIds' | 'groupDoubt'>

/** Null: not known. */
function allows(
  { state, includeTargets, excludeTargets }: Configuration,
  mode: string,
  of: Of,
): boolean | null {
  if (state?.toLowerCase() === 'disabled') return false
  const isExcluded = some(excludeTargets, (target) => means(target, of))
  const isIncluded = some(includeTargets, (target) => {
    const isMeant = means(target, of)
    const isTaken = isMeant === false ? false : takes(target, mode)
    return isTaken === true ? isMeant : isTaken
  })
  if (isExcluded === true || isIncluded === false) return false
  return isExcluded === null || isIncluded === null || state?.toLowerCase() !== 'enabled' ? null : true
}

/** Whether it is so of one of them; null: not known. */
function some(targets: readonly Target[] | null | undefined, is: (target: Target) => boolean | null) {
  if (!targets) return null
  const found = targets.map(is)
  return found.includes(true) || (found.includes(null) ? null : false)
}

function means({ id }: Target, { groupIds, groupDoubt }: Of): boolean | null {
  const group = id?.toLowerCase()
  if (group === 'all_users' || (group && groupIds.has(group))) return true
  return group && groupDoubt(group) === null ? false : null
}

/** Only Microsoft Authenticator has two ways, and says with each target which of them it is for. */
function takes({ authenticationMode }: Target, mode: string): boolean | null {
  if (mode !== 'microsoftAuthenticatorPush' && mode !== 'deviceBasedPush') return true
  if (!authenticationMode) return null
  const only = authenticationMode.toLowerCase()
  return only === 'push'
    ? mode !== 'deviceBasedPush'
    : only !== 'devicebasedpush' || mode === 'deviceBasedPush'
}
