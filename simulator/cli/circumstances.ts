import { find } from '../conditional-access/find'
import { SimulationError } from '../core/errors'
import type { DirectoryDevice, PolicyTenant } from '../directory/policy-tenant'

/** Options of a question that is asked by name, as `readArguments` takes them. */
export const CIRCUMSTANCES = {
  user: { type: 'string' },
  'service-principal': { type: 'string' },
  'guest-type': { type: 'string' },
  'home-tenant': { type: 'string' },
  app: { type: 'string', multiple: true },
  action: { type: 'string' },
  context: { type: 'string' },
  country: { type: 'string' },
  ip: { type: 'string' },
  platform: { type: 'string' },
  client: { type: 'string' },
  device: { type: 'string' },
  risk: { type: 'string' },
  'user-risk': { type: 'string' },
  'insider-risk': { type: 'string' },
  flow: { type: 'string' },
  method: { type: 'string', multiple: true },
} as const

type Given = { readonly [Name in keyof typeof CIRCUMSTANCES]?: string | string[] | undefined }
type Body = Readonly<Record<string, unknown>>

/** Whether any circumstance is given by name. */
export function hasCircumstances(given: Given): boolean {
  return Object.keys(CIRCUMSTANCES).some((name) => given[name as keyof Given] !== undefined)
}

/**
 * A question in the form of Graph's `evaluate`, out of names and ids; what `body` asks already stays where no name is given.
 * @throws SimulationError for a name that nothing has, or several things have, and for a word that Graph does not know
 */
export function withCircumstances(body: Body, given: Given, tenant: PolicyTenant): Body {
  const one = (name: keyof Given) => {
    const value = given[name]
    return typeof value === 'string' ? value : undefined
  }
  const conditions = present({
    clientAppType: word('client', CLIENTS, one('client')),
    devicePlatform: word('platform', PLATFORMS, one('platform')),
    country: one('country')?.toUpperCase(),
    ipAddress: one('ip'),
    signInRiskLevel: word('risk', RISKS, one('risk')),
    userRiskLevel: word('user-risk', RISKS, one('user-risk')),
    insiderRiskLevel: word('insider-risk', INSIDER_RISKS, one('insider-risk')),
    authenticationFlow: flow(word('flow', FLOWS, one('flow'))),
    deviceInfo: device(one('device'), tenant),
  })
  const identity = identityOf(one, tenant) ?? object(body.signInIdentity)
  const methods = given.method === undefined ? undefined : { completed: [given.method].flat() }
  return {
    ...body,
    signInIdentity: identity,
    signInContext: contextOf(one, [given.app ?? []].flat(), tenant) ?? body.signInContext,
    signInConditions: { ...object(body.signInConditions), ...conditions },
    ...(methods ? { authentication: { ...object(body.authentication), ...methods } } : {}),
  }
}

type One = (name: keyof Given) => string | undefined

function identityOf(one: One, tenant: PolicyTenant): Body | undefined {
  const servicePrincipal = one('service-principal')
  if (servicePrincipal !== undefined) {
    const { id } =
      tenant.servicePrincipals.find(({ displayName }) => displayName === servicePrincipal) ??
      ({ id: servicePrincipal } as const)
    return { '@odata.type': '#microsoft.graph.servicePrincipalSignIn', servicePrincipalId: id }
  }
  const user = one('user')
  if (user === undefined) return undefined
  return {
    '@odata.type': '#microsoft.graph.userSignIn',
    userId: find(tenant, 'person', user).id,
    ...present({ externalUserType: one('guest-type'), externalTenantId: one('home-tenant') }),
  }
}

function contextOf(one: One, apps: readonly string[], tenant: PolicyTenant): Body | undefined {
  const action = word('action', ACTIONS, one('action'))
  const context = one('context')
  const given = [apps.length > 0, action !== undefined, context !== undefined].filter(Boolean)
  if (given.length > 1) {
    throw new SimulationError('A sign-in asks for one kind of thing.', 'Give --app, --action or --context.')
  }
  if (action !== undefined) return { '@odata.type': '#microsoft.graph.userActionContext', userAction: action }
  if (context !== undefined)
    return { '@odata.type': '#microsoft.graph.authContext', authenticationContextValue: context }
  if (apps.length === 0) return undefined
  const includeApplications = apps.map((app) => find(tenant, 'application', app).id)
  return { '@odata.type': '#microsoft.graph.applicationContext', includeApplications }
}

const CLIENTS = ['browser', 'mobileAppsAndDesktopClients', 'exchangeActiveSync', 'easSupported', 'other']
const PLATFORMS = ['android', 'iOS', 'windows', 'windowsPhone', 'macOS', 'linux', 'unknown']
const RISKS = ['none', 'low', 'medium', 'high']
const INSIDER_RISKS = ['none', 'minor', 'moderate', 'elevated']
const FLOWS = ['none', 'deviceCodeFlow', 'authenticationTransfer']
const ACTIONS = ['registerSecurityInformation', 'registerOrJoinDevices']

function word(option: string, words: readonly string[], given: string | undefined): string | undefined {
  if (given === undefined) return undefined
  const known = words.find((each) => each.toLowerCase() === given.toLowerCase())
  if (known === undefined)
    throw new SimulationError(`--${option} has no value "${given}".`, `Use one of: ${words.join(', ')}.`)
  return known
}

function flow(transferMethod: string | undefined): Body | undefined {
  return transferMethod === undefined ? undefined : { transferMethod }
}

/** Devices that need no name. */
const KINDS: Readonly<Record<string, Body | null>> = {
  none: null,
  compliant: { trustType: 'AzureAD', isCompliant: true },
  hybrid: { trustType: 'ServerAD', isCompliant: false },
  registered: { trustType: 'Workplace', isCompliant: false },
}

function device(given: string | undefined, tenant: PolicyTenant): Body | null | undefined {
  if (given === undefined) return undefined
  if (Object.hasOwn(KINDS, given)) return KINDS[given]
  const { id } = find(tenant, 'device', given)
  const known = tenant.devices.find((each: DirectoryDevice) => each.deviceId === id || each.id === id)
  return present({
    deviceId: id,
    displayName: known?.displayName,
    isCompliant: known?.isCompliant,
    trustType: known?.trustType,
    operatingSystem: known?.operatingSystem,
  })
}

function present(members: Body): Body {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

function object(value: unknown): Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
