import type { DeviceInfo, NamedLocation, PolicyTenant, SignIn } from '../../../simulator/doors/policy'
import type { Kind } from '../../ui/kinds'
import { addressIn } from './address'
import { allCountries } from './countries'

/** One thing to choose in a search field. Names come from anybody: they are text, and nothing else. */
export interface Choice {
  readonly key: string
  readonly label: string
  readonly detail?: string
  readonly kind?: Kind
}

type Context = SignIn['signInContext']
type Device = PolicyTenant['devices'][number] & Readonly<Record<string, unknown>>

/** Who can sign in: people first, then service principals. The key is `user:` or `service:` and an id. */
export function personChoices(tenant: PolicyTenant): readonly Choice[] {
  const people = tenant.users.map(({ id, displayName, userPrincipalName, userType }): Choice => {
    const detail = [userPrincipalName, userType === 'Guest' && 'guest'].filter(Boolean).join(', ')
    return { key: `user:${id}`, label: displayName || userPrincipalName || id, detail, kind: 'user' }
  })
  const services = tenant.servicePrincipals.map(
    ({ id, displayName }): Choice => ({
      key: `service:${id}`,
      label: displayName || id,
      detail: 'service principal',
      kind: 'service-principal',
    }),
  )
  return [...people, ...services]
}

/** The choice that the question stands on. */
export function personKey({ signInIdentity: who }: SignIn): string {
  return 'userId' in who ? `user:${who.userId}` : `service:${who.servicePrincipalId}`
}

/** The identity behind a key of `personChoices`. */
function identityOf(key: string): SignIn['signInIdentity'] {
  const id = key.slice(key.indexOf(':') + 1)
  return key.startsWith('service:')
    ? { '@odata.type': '#microsoft.graph.servicePrincipalSignIn', servicePrincipalId: id }
    : { '@odata.type': '#microsoft.graph.userSignIn', userId: id }
}

/** The question with somebody else in it: what was supposed of the one before, and of their home, is not theirs. */
export function askedOf(question: SignIn, key: string): SignIn {
  const { suppose: _, ...others } = question
  const { inboundTrust: __, ...authentication } = question.authentication
  return { ...others, authentication, signInIdentity: identityOf(key) }
}

export const ACTIONS = [
  ['registerSecurityInformation', 'Register security information'],
  ['registerOrJoinDevices', 'Register or join a device'],
] as const

/** Applications of Microsoft's that policies are often about, for a tenant whose export names none. */
const MICROSOFT: readonly (readonly [appId: string, name: string])[] = [
  ['00000002-0000-0ff1-ce00-000000000000', 'Office 365 Exchange Online'],
  ['00000003-0000-0ff1-ce00-000000000000', 'Office 365 SharePoint Online'],
  ['00000003-0000-0000-c000-000000000000', 'Microsoft Graph'],
  ['c44b4083-3bb0-49c1-b47d-974e53cbdf3c', 'Azure portal'],
  ['797f4846-ba00-4fd7-ba43-dac1f8f63013', 'Azure Resource Manager'],
]

/** What can be opened: applications by name, the two user actions, and the authentication contexts that policies name. */
export function targetChoices(tenant: PolicyTenant): readonly Choice[] {
  const applications = new Map<string, Choice>()
  for (const { appId, displayName } of tenant.servicePrincipals) {
    if (!appId) continue
    const label = displayName || appId
    applications.set(appId, {
      key: `app:${appId}`,
      label,
      ...(label === appId ? {} : { detail: appId }),
      kind: 'service-principal',
    })
  }
  for (const [appId, label] of MICROSOFT)
    if (!applications.has(appId))
      applications.set(appId, { key: `app:${appId}`, label, detail: appId, kind: 'service-principal' })
  const contexts = new Set<string>()
  for (const { conditions } of tenant.conditionalAccessPolicies) {
    const { includeApplications, excludeApplications, includeAuthenticationContextClassReferences } =
      conditions?.applications ?? {}
    for (const id of [...(includeApplications ?? []), ...(excludeApplications ?? [])])
      if (/^[0-9a-f]{8}-/i.test(id) && !applications.has(id))
        applications.set(id, {
          key: `app:${id}`,
          label: id,
          detail: 'named by a policy',
          kind: 'application',
        })
    for (const context of includeAuthenticationContextClassReferences ?? []) contexts.add(context)
  }
  return [
    ...applications.values(),
    ...ACTIONS.map(([action, label]): Choice => ({ key: `act:${action}`, label, detail: 'user action' })),
    ...[...contexts].sort().map(
      (context): Choice => ({
        key: `ctx:${context}`,
        label: `Authentication context ${context}`,
        detail: 'a step inside an application',
      }),
    ),
  ]
}

/** The name of an application, as far as the tenant or everybody knows it. */
export function applicationName(appId: string, { servicePrincipals }: PolicyTenant): string {
  const known = servicePrincipals.find((each) => each.appId === appId)?.displayName
  return known || MICROSOFT.find(([id]) => id === appId)?.[1] || appId
}

/** The choice that the question stands on. */
export function targetKey({ signInContext: what }: SignIn): string {
  if ('includeApplications' in what) return `app:${what.includeApplications[0] ?? ''}`
  return 'userAction' in what ? `act:${what.userAction}` : `ctx:${what.authenticationContextValue}`
}

/** The context behind a key of `targetChoices`. */
export function contextOf(key: string): Context {
  const value = key.slice(key.indexOf(':') + 1)
  if (key.startsWith('ctx:'))
    return { '@odata.type': '#microsoft.graph.authContext', authenticationContextValue: value }
  const action = ACTIONS.find(([each]) => key === `act:${each}`)?.[0]
  if (action) return { '@odata.type': '#microsoft.graph.userActionContext', userAction: action }
  return { '@odata.type': '#microsoft.graph.applicationContext', includeApplications: [value] }
}

/** Devices that stand for a kind, for a tenant whose export has none. */
const MADE_UP: Readonly<Record<string, { readonly label: string; readonly info: DeviceInfo }>> = {
  'made:compliant': {
    label: 'A managed device: compliant',
    info: { displayName: 'A managed device', isCompliant: true, trustType: 'AzureAD' },
  },
  'made:hybrid': {
    label: 'A hybrid joined device',
    info: { displayName: 'A hybrid joined device', isCompliant: false, trustType: 'ServerAD' },
  },
  'made:registered': {
    label: 'Registered, and managed by nobody',
    info: { displayName: 'A registered device', isCompliant: false, trustType: 'Workplace' },
  },
}

/** Devices to sign in with: none, three kinds, and those of the tenant. */
export function deviceChoices(tenant: PolicyTenant): readonly Choice[] {
  return [
    { key: 'none', label: 'Not registered', detail: 'the tenant does not know it' },
    ...Object.entries(MADE_UP).map(([key, { label }]): Choice => ({ key, label })),
    ...tenant.devices.map((device): Choice => {
      const facts = device as Device
      const managed = facts.isCompliant === true ? 'compliant' : 'not compliant'
      const system = typeof facts.operatingSystem === 'string' ? `${facts.operatingSystem}, ` : ''
      return {
        key: `device:${device.deviceId ?? device.id}`,
        label: device.displayName || device.id,
        detail: `${system}${managed}`,
        kind: 'device',
      }
    }),
  ]
}

/** The choice that the question stands on; `linked` for a device that came with a link and is not of this tenant. */
export function deviceKey({ signInConditions: { deviceInfo } }: SignIn, tenant: PolicyTenant): string {
  if (!deviceInfo) return 'none'
  const made = Object.entries(MADE_UP).find(([, { info }]) => info.displayName === deviceInfo.displayName)
  if (made && !deviceInfo.deviceId) return made[0]
  const known = tenant.devices.some(({ id, deviceId }) => (deviceId ?? id) === deviceInfo.deviceId)
  return known ? `device:${deviceInfo.deviceId}` : 'linked'
}

/** What a policy reads of the device behind a key of `deviceChoices`; null when there is none. */
export function deviceInfoOf(key: string, tenant: PolicyTenant): DeviceInfo | null {
  const made = MADE_UP[key]
  if (made) return made.info
  const id = key.slice('device:'.length)
  const device = tenant.devices.find((each) => (each.deviceId ?? each.id) === id)
  return device ? factsOf(device as Device) : null
}

const TEXTS = [
  'displayName',
  'trustType',
  'enrollmentProfileName',
  'manufacturer',
  'mdmAppId',
  'model',
  'operatingSystem',
  'operatingSystemVersion',
  'profileType',
] as const

function factsOf(device: Device): DeviceInfo {
  const info: Record<string, unknown> = { deviceId: device.deviceId ?? device.id }
  for (const member of TEXTS) if (typeof device[member] === 'string') info[member] = device[member]
  if (typeof device.isCompliant === 'boolean') info.isCompliant = device.isCompliant
  if (typeof device.deviceOwnership === 'string') info.ownership = device.deviceOwnership
  for (const member of ['physicalIds', 'systemLabels'])
    if (Array.isArray(device[member]) && device[member].length > 0) info[member] = device[member]
  const { extensionAttributes } = device
  if (extensionAttributes && typeof extensionAttributes === 'object')
    for (const [name, value] of Object.entries(extensionAttributes))
      if (typeof value === 'string') info[name] = value
  return info as DeviceInfo
}

/** The platform that an operating system's name stands for, where that is clear. */
export function platformOf(info: DeviceInfo | null): string | undefined {
  const system = info?.operatingSystem?.toLowerCase() ?? ''
  if (system.startsWith('windows')) return 'windows'
  if (system.startsWith('android')) return 'android'
  if (system.startsWith('ios') || system.startsWith('ipad') || system.startsWith('iphone')) return 'iOS'
  if (system.startsWith('mac')) return 'macOS'
  return system.startsWith('linux') ? 'linux' : undefined
}

/** Countries by name, and the answer that nobody knows. */
export function countryChoices(): readonly Choice[] {
  return [
    { key: '', label: 'Not known' },
    ...allCountries().map(({ code, name }): Choice => ({ key: code, label: name, detail: code })),
  ]
}

/** What it means for a sign-in to come from a named location: an address of its first range, or its first country. */
export function fromLocation(location: NamedLocation): SignIn['signInConditions'] {
  const range = location.ipRanges?.find(({ cidrAddress }) => cidrAddress)?.cidrAddress
  if (range) return { ipAddress: addressIn(range) ?? null, country: null, compliantNetwork: null }
  const country = location.countriesAndRegions?.[0]
  if (country) return { ipAddress: null, country, compliantNetwork: null }
  return { ipAddress: null, country: null, compliantNetwork: true }
}
