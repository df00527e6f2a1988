import { METHOD_MODES } from '../authentication/method-modes'
import { find } from '../conditional-access/find'
import { SimulationError } from '../core/errors'
import { nearest } from '../core/nearest'
import type { PolicyTenant } from '../directory/policy-tenant'
import {
  CLIENT_APP_TYPES,
  DEVICE_PLATFORMS,
  EXTERNAL_USER_TYPES,
  INSIDER_RISK_LEVELS,
  RISK_LEVELS,
  TRANSFER_METHODS,
  USER_ACTIONS,
} from '../directory/policy-words'

/** Options of a question that is asked by name, as `readArguments` takes them. */
export const CIRCUMSTANCES = {
  user: { type: 'string' },
  'service-principal': { type: 'string' },
  'guest-type': { type: 'string' },
  'home-tenant': { type: 'string' },
  'inbound-trust': { type: 'string', multiple: true },
  'in-group': { type: 'string', multiple: true },
  'not-in-group': { type: 'string', multiple: true },
  role: { type: 'string', multiple: true },
  'not-role': { type: 'string', multiple: true },
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
  'service-principal-risk': { type: 'string' },
  'agent-risk': { type: 'string' },
  'compliant-network': { type: 'string' },
  flow: { type: 'string' },
  method: { type: 'string', multiple: true },
  registered: { type: 'string', multiple: true },
  'methods-allowed': { type: 'string' },
  dependencies: { type: 'string' },
  scope: { type: 'string', multiple: true },
  'client-type': { type: 'string' },
  'baseline-scopes': { type: 'string' },
} as const

type Given = { readonly [Name in keyof typeof CIRCUMSTANCES]?: string | string[] | undefined }
type Body = Readonly<Record<string, unknown>>

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
    clientAppType: word('client', CLIENT_APP_TYPES, one('client')),
    devicePlatform: word('platform', PLATFORMS, one('platform')),
    country: one('country')?.toUpperCase(),
    ipAddress: one('ip'),
    signInRiskLevel: word('risk', RISK_LEVELS, one('risk')),
    userRiskLevel: word('user-risk', RISK_LEVELS, one('user-risk')),
    servicePrincipalRiskLevel: word('service-principal-risk', RISK_LEVELS, one('service-principal-risk')),
    agentIdRiskLevel: word('agent-risk', RISK_LEVELS, one('agent-risk')),
    compliantNetwork: yes(word('compliant-network', ['yes', 'no'], one('compliant-network'))),
    insiderRiskLevel: word('insider-risk', INSIDER_RISK_LEVELS, one('insider-risk')),
    authenticationFlow: flow(word('flow', TRANSFER_METHODS, one('flow'))),
    deviceInfo: device(one('device'), tenant),
  })
  const methods = (option: 'method' | 'registered') =>
    given[option] === undefined
      ? undefined
      : [given[option]].flat().map((each) => word(option, METHOD_MODES, each))
  const all = (kind: 'group' | 'role', option: 'in-group' | 'not-in-group' | 'role' | 'not-role') =>
    given[option] === undefined
      ? undefined
      : [given[option]].flat().map((each) => find(tenant, kind, each).id)
  const suppose = present({
    inGroups: all('group', 'in-group'),
    notInGroups: all('group', 'not-in-group'),
    roles: all('role', 'role'),
    notRoles: all('role', 'not-role'),
  })
  const authentication = present({
    completed: methods('method'),
    registered: methods('registered'),
    methodsAllowed: yes(word('methods-allowed', ['yes', 'no'], one('methods-allowed'))),
    inboundTrust: trust(given['inbound-trust']),
  })
  const requested = present({
    // As in a request: several may stand in one text.
    scopes:
      given.scope === undefined ? undefined : [given.scope].flat().flatMap((each) => each.split(/[\s,]+/)),
    client: word('client-type', ['public', 'confidential'], one('client-type')),
    baselineScopes: one('baseline-scopes'),
  })
  return {
    ...body,
    signInIdentity: identityOf(one, tenant, object(body.signInIdentity)),
    signInContext: contextOf(one, [given.app ?? []].flat(), tenant) ?? body.signInContext,
    signInConditions: { ...object(body.signInConditions), ...conditions },
    ...(Object.keys(authentication).length > 0
      ? { authentication: { ...object(body.authentication), ...authentication } }
      : {}),
    ...(Object.keys(suppose).length > 0 ? { suppose: { ...object(body.suppose), ...suppose } } : {}),
    ...(Object.keys(requested).length > 0 ? { requested: { ...object(body.requested), ...requested } } : {}),
    ...(word('dependencies', ['yes', 'no'], one('dependencies')) === 'no'
      ? { serviceDependencies: 'leftOut' }
      : {}),
  }
}

/**
 * Whether it is said who signs in, and to what, by name or in the body.
 * @throws SimulationError with the way to say what is missing
 */
export function needWhoAndWhat(body: Body, given: Given): void {
  const isIn = (member: string) => body[member] !== undefined && body[member] !== null
  if (given.user !== undefined && given['service-principal'] !== undefined) {
    throw new SimulationError(
      'One signs in, a person or a service principal.',
      'Give --user or --service-principal.',
    )
  }
  if (given.user === undefined && given['service-principal'] === undefined && !isIn('signInIdentity')) {
    throw new SimulationError(
      'Which person?',
      '--user NAME, --service-principal NAME, or signInIdentity in the file of --sign-in.',
    )
  }
  const target = [given.app, given.action, given.context].some((each) => each !== undefined)
  if (!target && !isIn('signInContext')) {
    throw new SimulationError(
      'What is opened?',
      '--app NAME, --action registerSecurityInformation, --context c1, or signInContext in the file of --sign-in.',
    )
  }
}

type One = (name: keyof Given) => string | undefined

function identityOf(one: One, tenant: PolicyTenant, before: Body): Body {
  const servicePrincipal = one('service-principal')
  if (servicePrincipal !== undefined) {
    const { id } = find(tenant, 'servicePrincipal', servicePrincipal)
    return { '@odata.type': '#microsoft.graph.servicePrincipalSignIn', servicePrincipalId: id }
  }
  const user = one('user')
  const guest = present({
    externalUserType: word('guest-type', EXTERNAL_USER_TYPES, one('guest-type')),
    externalTenantId: one('home-tenant'),
  })
  if (user === undefined) return { ...before, ...guest }
  return { '@odata.type': '#microsoft.graph.userSignIn', userId: find(tenant, 'person', user).id, ...guest }
}

function contextOf(one: One, apps: readonly string[], tenant: PolicyTenant): Body | undefined {
  const action = word('action', USER_ACTIONS, one('action'))
  const context = one('context')
  const given = [apps.length > 0, action !== undefined, context !== undefined].filter(Boolean)
  if (given.length > 1) {
    throw new SimulationError('A sign-in asks for one kind of thing.', 'Give --app, --action or --context.')
  }
  if (action !== undefined) return { '@odata.type': '#microsoft.graph.userActionContext', userAction: action }
  if (context !== undefined && !/^c[1-9]\d?$/i.test(context)) {
    throw new SimulationError(
      `There is no authentication context "${context}".`,
      'Give one as Graph writes it: c1 to c99.',
    )
  }
  if (context !== undefined)
    return { '@odata.type': '#microsoft.graph.authContext', authenticationContextValue: context }
  if (apps.length === 0) return undefined
  const group = apps.find((app) => GROUPS.includes(app.toLowerCase()))
  if (group !== undefined) {
    throw new SimulationError(
      `${group} is a group of applications, and one is opened.`,
      'Give one of it, as --app "Office 365 Exchange Online" or --app "Azure Portal".',
    )
  }
  const includeApplications = apps.map((app) => find(tenant, 'application', app).id)
  return { '@odata.type': '#microsoft.graph.applicationContext', includeApplications }
}

const PLATFORMS = [...DEVICE_PLATFORMS, 'unknown']
/** What a policy may name and a sign-in may not: `evaluate` takes appIds. */
const GROUPS = ['all', 'office365', 'microsoftadminportals']

function word(option: string, words: readonly string[], given: string | undefined): string | undefined {
  if (given === undefined) return undefined
  const known = words.find((each) => each.toLowerCase() === given.toLowerCase())
  if (known === undefined) {
    const [near] = nearest(given, words)
    const meant = near === undefined ? '' : ` Did you mean ${near}?`
    throw new SimulationError(
      `--${option} does not know "${given}".${meant}`,
      `Use one of: ${words.join(', ')}.`,
    )
  }
  return known
}

function yes(answer: string | undefined): boolean | undefined {
  return answer === undefined ? undefined : answer === 'yes'
}

function flow(transferMethod: string | undefined): Body | undefined {
  return transferMethod === undefined ? undefined : { transferMethod }
}

/** What is taken from the home tenant, by words; who names one says that the others are not. */
const TRUSTS: Readonly<Record<string, string>> = {
  mfa: 'isMfaAccepted',
  compliantDevice: 'isCompliantDeviceAccepted',
  hybridDevice: 'isHybridAzureADJoinedDeviceAccepted',
}

function trust(given: string | readonly string[] | undefined): Body | undefined {
  if (given === undefined) return undefined
  const words = [given].flat().map((each) => word('inbound-trust', [...Object.keys(TRUSTS), 'none'], each))
  return Object.fromEntries(Object.entries(TRUSTS).map(([name, claim]) => [claim, words.includes(name)]))
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
  // The engine looks the rest up in the directory.
  const { id, name } = find(tenant, 'device', given)
  return { deviceId: id, displayName: name }
}

function present(members: Body): Body {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

function object(value: unknown): Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
