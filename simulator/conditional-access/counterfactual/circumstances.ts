import type { DirectoryDevice, NamedLocation, PolicyTenant, Reference } from '../../directory/policy-tenant'
import type { Home } from '../home'
import type { AuthenticationState, DeviceInfo, SignIn, SignInConditions } from '../sign-in'
import { addressOutside, firstAddressIn } from './addresses'

/** One thing about a sign-in that could be otherwise. */
export interface Change {
  /** Changes of one dimension exclude each other: nobody is in two places. */
  readonly dimension: string
  /** As the end of "It would pass if …". */
  readonly says: string
  apply(signIn: SignIn): SignIn
}

/** Devices of one person that are worth a suggestion; more would only repeat the same attributes. */
const MOST_DEVICES = 6
/** Named locations that are tried. */
const MOST_PLACES = 40

/**
 * Everything about `signIn` that a person could do otherwise, the more usual first: what they show, which device, from where,
 * with which app, and what an administrator would have to settle before (risk).
 * @param home of an external user; null: they are at home here
 */
export function circumstanceChanges(
  tenant: PolicyTenant,
  signIn: SignIn,
  home: Home | null,
): readonly Change[] {
  const person = signIn.signInIdentity['@odata.type'] === '#microsoft.graph.userSignIn'
  return [
    ...(person ? [...methods(signIn), ...promises(signIn, home), ...devices(tenant, signIn)] : []),
    ...places(tenant),
    ...(person ? clients(signIn) : []),
    ...flows(signIn),
    ...risks(signIn),
  ]
}

const METHODS: readonly (readonly [mode: string, name: string])[] = [
  ['microsoftAuthenticatorPush', 'a push to Microsoft Authenticator'],
  ['softwareOath', 'a code from an authenticator app'],
  ['fido2', 'a passkey (FIDO2)'],
  ['windowsHelloForBusiness', 'Windows Hello for Business'],
  ['x509CertificateMultiFactor', 'a multifactor certificate'],
]

/** Offered to somebody who has not registered them; the others take a device or a public key infrastructure. */
const PUSH = 'microsoftAuthenticatorPush'
const REGISTRABLE = new Set([PUSH, 'fido2'])
/** Offered in the place of a push, where that is switched off. */
const CODE = 'softwareOath'

function methods({ authentication }: SignIn): readonly Change[] {
  const { completed, registered, forbidden = [] } = authentication
  return METHODS.flatMap(([mode, name]) => {
    if (completed.includes(mode) || forbidden.includes(mode)) return []
    const has = registered === null || registered.includes(mode)
    if (!has && !REGISTRABLE.has(mode) && !(mode === CODE && forbidden.includes(PUSH))) return []
    return [
      change(
        'methods',
        has ? `the person signs in with ${name}` : `the person registers ${name} and signs in with it`,
        authenticate({
          completed: [...completed, mode],
          registered: has ? registered : [...(registered ?? []), mode],
        }),
      ),
    ]
  })
}

/** What a person can do during the sign-in besides showing a method, where it has not been done. */
function promises({ authentication }: SignIn, home: Home | null): readonly Change[] {
  const { passwordChanged, compliantApplication, boundToken } = authentication
  return [
    ...(passwordChanged
      ? []
      : [
          change(
            'password',
            `the person changes the password${whereOf(home)}`,
            authenticate({ passwordChanged: true }),
          ),
        ]),
    ...(compliantApplication
      ? []
      : [
          change(
            'app protection',
            'the app is under an app protection policy',
            authenticate({ compliantApplication: true }),
          ),
        ]),
    ...(boundToken
      ? []
      : [change('bound token', 'the token is bound to the device', authenticate({ boundToken: true }))]),
  ]
}

/** The password of an external user cannot be changed here. */
function whereOf(home: Home | null): string {
  if (home === null) return ''
  return home.isEntra ? ' in the home tenant' : ' where the account is at home'
}

const refersTo = (id: string) => (reference: Reference) =>
  (typeof reference === 'string' ? reference : reference.id) === id

function devices(tenant: PolicyTenant, { signInIdentity, signInConditions }: SignIn): readonly Change[] {
  if (!('userId' in signInIdentity)) return []
  const { userId } = signInIdentity
  const own = tenant.devices.filter((device) => device.registeredOwners?.some(refersTo(userId)))
  return [
    ...own
      .slice(0, MOST_DEVICES)
      .filter(({ deviceId }) => !deviceId || deviceId !== signInConditions.deviceInfo?.deviceId)
      .map((device) =>
        change('device', `${device.displayName ?? device.id} is used`, conditions(onDevice(device))),
      ),
    change(
      'device',
      'a device that is joined and compliant is used',
      conditions({ deviceInfo: { trustType: 'AzureAD', isCompliant: true } }),
    ),
    change(
      'device',
      'a hybrid joined device is used',
      conditions({ deviceInfo: { trustType: 'ServerAD', isCompliant: false } }),
    ),
  ]
}

const PLATFORMS: readonly (readonly [RegExp, string])[] = [
  [/^windows/i, 'windows'],
  [/^(mac|os x)/i, 'macOS'],
  [/^(ios|ipad|iphone)/i, 'iOS'],
  [/^android/i, 'android'],
  [/^linux/i, 'linux'],
]

/** The conditions of a sign-in on a device of the directory. */
function onDevice(device: DirectoryDevice): Partial<SignInConditions> {
  const { id: _, registeredOwners: __, ...known } = device
  const platform = PLATFORMS.find(([words]) => words.test(device.operatingSystem ?? ''))?.[1]
  const deviceInfo: DeviceInfo = known
  return { deviceInfo, ...(platform ? { devicePlatform: platform } : {}) }
}

function places(tenant: PolicyTenant): readonly Change[] {
  return tenant.namedLocations.slice(0, MOST_PLACES).flatMap((location) => {
    const where = conditionsAt(tenant, location)
    return where
      ? [change('place', `it comes from ${location.displayName ?? location.id}`, conditions(where))]
      : []
  })
}

/** Conditions of a sign-in from `location`; null where no address or country of it is known. */
function conditionsAt(tenant: PolicyTenant, location: NamedLocation): Partial<SignInConditions> | null {
  const ipAddress = firstAddressIn(location)
  if (ipAddress !== null) return { ipAddress, country: null }
  const country = location.countriesAndRegions?.[0]
  if (country) return { country, ipAddress: addressOutside(tenant) }
  return location.compliantNetworkType ? { compliantNetwork: true } : null
}

function clients({ signInConditions: { clientAppType } }: SignIn): readonly Change[] {
  return [
    ['browser', 'a browser is used'] as const,
    ['mobileAppsAndDesktopClients', 'an app with modern authentication is used'] as const,
  ]
    .filter(([value]) => value !== clientAppType)
    .map(([value, says]) => change('client', says, conditions({ clientAppType: value })))
}

function flows({ signInConditions: { authenticationFlow } }: SignIn): readonly Change[] {
  const method = authenticationFlow?.transferMethod ?? 'none'
  if (method === 'none') return []
  return [
    change(
      'flow',
      'the person signs in on the device itself, without a transfer',
      conditions({ authenticationFlow: null }),
    ),
  ]
}

const RISKS = [
  ['signInRiskLevel', 'the sign-in carries no risk'],
  ['userRiskLevel', 'the user risk has been remediated'],
  ['servicePrincipalRiskLevel', 'the service principal carries no risk'],
  ['agentIdRiskLevel', 'the agent carries no risk'],
  ['insiderRiskLevel', 'there is no insider risk'],
] as const

function risks({ signInConditions }: SignIn): readonly Change[] {
  return RISKS.filter(([member]) => (signInConditions[member] ?? 'none') !== 'none').map(([member, says]) =>
    change(member, says, conditions({ [member]: 'none' })),
  )
}

function change(dimension: string, says: string, apply: Change['apply']): Change {
  return { dimension, says, apply }
}

const conditions =
  (changed: Partial<SignInConditions>) =>
  (signIn: SignIn): SignIn => ({
    ...signIn,
    signInConditions: { ...signIn.signInConditions, ...changed },
  })

const authenticate =
  (changed: Partial<AuthenticationState>) =>
  (signIn: SignIn): SignIn => ({
    ...signIn,
    authentication: { ...signIn.authentication, ...changed },
  })
