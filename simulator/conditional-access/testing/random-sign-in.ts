import type { AuthenticationState, DeviceInfo, RiskLevel, SignIn } from '../sign-in'
import type { Dice } from './dice'
import { APPLICATIONS, KNOWN } from './random-tenant'

const RISKS: readonly RiskLevel[] = ['none', 'none', 'none', 'none', 'none', 'none', 'low', 'medium', 'high']
const COMPLETED = [['password'], ['password', 'microsoftAuthenticatorPush'], ['fido2'], ['password', 'sms']]
const REGISTERED = [
  null,
  ['password'],
  ['password', 'microsoftAuthenticatorPush'],
  ['password', 'fido2', 'softwareOath'],
]

/** Any question about `randomTenant`; people who are not in it, addresses from anywhere, things left unsaid. */
export function randomSignIn(roll: Dice): SignIn {
  return {
    signInIdentity: identity(roll),
    signInContext: context(roll),
    signInConditions: {
      clientAppType: roll.one([
        'browser',
        'browser',
        'mobileAppsAndDesktopClients',
        'exchangeActiveSync',
        'other',
        null,
      ]),
      devicePlatform: roll.one(['windows', 'windows', 'macOS', 'iOS', 'android', 'linux', 'chromeOS', null]),
      ipAddress: roll.chance(0.95) ? address(roll) : null,
      country: roll.chance(0.9) ? roll.one(KNOWN.countries) : null,
      signInRiskLevel: roll.one(RISKS),
      userRiskLevel: roll.one(RISKS),
      insiderRiskLevel: roll.one(['none', 'none', 'none', 'minor', 'elevated']),
      authenticationFlow: roll.chance(0.05) ? { transferMethod: 'deviceCodeFlow' } : null,
      deviceInfo: roll.chance(0.7) ? device(roll) : null,
    },
    authentication: authentication(roll),
  }
}

function identity(roll: Dice): SignIn['signInIdentity'] {
  if (roll.chance(0.05)) {
    return {
      '@odata.type': '#microsoft.graph.servicePrincipalSignIn',
      servicePrincipalId: roll.one(KNOWN.workloads),
    }
  }
  const external = roll.chance(0.03)
  return {
    '@odata.type': '#microsoft.graph.userSignIn',
    userId: external ? 'somebody-else' : roll.one(KNOWN.users),
    ...(external ? { externalUserType: 'b2bCollaborationGuest' } : {}),
  }
}

function context(roll: Dice): SignIn['signInContext'] {
  const kind = roll.below(20)
  if (kind === 0) {
    return { '@odata.type': '#microsoft.graph.userActionContext', userAction: 'registerSecurityInformation' }
  }
  if (kind === 1) return { '@odata.type': '#microsoft.graph.authContext', authenticationContextValue: 'c1' }
  const includeApplications = kind === 2 ? roll.some(APPLICATIONS, 3) : [roll.one(APPLICATIONS)]
  return { '@odata.type': '#microsoft.graph.applicationContext', includeApplications }
}

function address(roll: Dice): string {
  const byte = () => roll.below(256)
  if (roll.chance(0.15)) return `2001:db8:${roll.below(40)}::${byte().toString(16)}`
  return roll.chance(0.5)
    ? `10.${roll.below(25)}.${byte()}.${byte()}`
    : `${1 + roll.below(220)}.${byte()}.${byte()}.${byte()}`
}

function device(roll: Dice): DeviceInfo {
  return {
    ...(roll.chance(0.3) ? { deviceId: roll.one(KNOWN.devices) } : {}),
    isCompliant: roll.chance(0.6),
    trustType: roll.one(['AzureAD', 'ServerAD', 'Workplace']),
    operatingSystem: roll.one(['Windows', 'MacMDM', 'IPhone']),
    model: roll.one(['Surface Pro', 'MacBook', 'Pixel']),
    ...(roll.chance(0.05) ? { extensionAttribute1: 'SAW' } : {}),
  }
}

function authentication(roll: Dice): AuthenticationState {
  return {
    completed: roll.one(COMPLETED),
    registered: roll.one(REGISTERED),
    ...(roll.chance(0.1) ? { silent: true } : {}),
    ...(roll.chance(0.3) ? { authenticatedMinutesAgo: roll.below(1000) } : {}),
    ...(roll.chance(0.2) ? { termsOfUse: roll.some(KNOWN.agreements, 2) } : {}),
    ...(roll.chance(0.1) ? { compliantApplication: true } : {}),
  }
}
