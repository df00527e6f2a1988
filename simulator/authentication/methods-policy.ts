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

/**
 * The method modes that the tenant's policy forbids a person whose groups are `groupIds` (in lower case). What the policy
 * does not list, and a password, Windows Hello for Business or a federated sign-in, which it does not rule, it allows.
 * https://learn.microsoft.com/graph/api/resources/authenticationmethodspolicies-overview
 */
export function forbiddenModes(
  policy: AuthenticationMethodsPolicy | null,
  groupIds: ReadonlySet<string>,
): ReadonlySet<string> {
  const configurations: readonly Configuration[] = policy?.authenticationMethodConfigurations ?? []
  const forbidden = configurations.flatMap((configuration) => {
    const id = configuration.id?.toLowerCase() ?? ''
    const modes = Object.hasOwn(MODES, id) ? (MODES[id] ?? []) : []
    return modes.filter((mode) => !allows(configuration, mode, groupIds))
  })
  return new Set(forbidden)
}

function allows(configuration: Configuration, mode: string, groupIds: ReadonlySet<string>): boolean {
  if (configuration.state?.toLowerCase() === 'disabled') return false
  const means = ({ id }: Target) => id === 'all_users' || groupIds.has(id?.toLowerCase() ?? '')
  if (configuration.excludeTargets?.some(means)) return false
  // An export without targets says nothing about whom the method is for.
  if (!configuration.includeTargets) return true
  return configuration.includeTargets.some((target) => means(target) && takes(target, mode))
}

function takes({ authenticationMode }: Target, mode: string): boolean {
  if (authenticationMode === 'push') return mode !== 'deviceBasedPush'
  if (authenticationMode === 'deviceBasedPush') return mode !== 'microsoftAuthenticatorPush'
  return true
}
