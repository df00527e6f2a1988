import type {
  AuthenticationState,
  DeviceInfo,
  SignIn,
  SignInConditions,
} from '../../../simulator/doors/policy'

/** First character of a link: raise it when the form below changes. */
const VERSION = '1'
const LONGEST_LINK = 6_000
const LONGEST_VALUE = 300

type Read =
  | {
      readonly ok: true
      readonly question: SignIn
      /** What was changed of the sample, to be read by `fromLink`. */
      readonly changes: string | undefined
    }
  | { readonly ok: false; readonly says: string }

/** The parameter of a change: longer than any other. */
const CHANGES = 'p'

const CONDITIONS = {
  ca: 'clientAppType',
  dp: 'devicePlatform',
  ip: 'ipAddress',
  co: 'country',
  sr: 'signInRiskLevel',
  ur: 'userRiskLevel',
  pr: 'servicePrincipalRiskLevel',
  gk: 'agentIdRiskLevel',
  ir: 'insiderRiskLevel',
} as const
const FLAGS = {
  pc: 'passwordChanged',
  ap: 'compliantApplication',
  bt: 'boundToken',
  si: 'silent',
  ma: 'methodsAllowed',
} as const
const TRUST = {
  m: 'isMfaAccepted',
  d: 'isCompliantDeviceAccepted',
  h: 'isHybridAzureADJoinedDeviceAccepted',
} as const

/** What is taken from the home tenant, and what is not. */
const TRUSTED = [
  ['it', true],
  ['nt', false],
] as const
const SUPPOSE = { sg: 'inGroups', sn: 'notInGroups', gr: 'roles', nr: 'notRoles' } as const

/**
 * A URL fragment (without `#`): a version, a checksum, and the question as parameters. No tenant is ever in it.
 * @param changes what was changed of the sample, as `linkOf` writes it
 */
export function encodeQuestion(question: SignIn, changes?: string): string {
  const pairs = new URLSearchParams()
  const {
    signInIdentity: who,
    signInContext: what,
    signInConditions: where,
    authentication: shown,
  } = question
  const put = (name: string, value: string | null | undefined) => {
    if (value !== null && value !== undefined) pairs.append(name, value)
  }
  if ('userId' in who) {
    put('u', who.userId)
    put('xt', who.externalTenantId)
    put('xu', who.externalUserType)
  } else put('sp', who.servicePrincipalId)
  if ('includeApplications' in what) for (const app of what.includeApplications) put('a', app)
  else if ('userAction' in what) put('act', what.userAction)
  else put('ctx', what.authenticationContextValue)
  for (const [name, member] of Object.entries(CONDITIONS)) put(name, where[member])
  if (typeof where.compliantNetwork === 'boolean') put('cn', where.compliantNetwork ? '1' : '0')
  put('tm', where.authenticationFlow?.transferMethod)
  if (where.deviceInfo) putDevice(where.deviceInfo, put)
  put('c', shown.completed.join(','))
  put('g', shown.registered?.join(','))
  // What is known not to be so is another answer than what nobody has said.
  for (const [name, member] of Object.entries(FLAGS)) {
    const flag = shown[member]
    if (flag !== undefined) put(name, flag ? '1' : '0')
  }
  for (const [name, is] of TRUSTED) {
    const trust = Object.entries(TRUST).filter(([, member]) => shown.inboundTrust?.[member] === is)
    if (trust.length > 0) put(name, trust.map(([letter]) => letter).join(''))
  }
  for (const [name, member] of Object.entries(SUPPOSE))
    for (const id of question.suppose?.[member] ?? []) put(name, id)
  if (question.serviceDependencies) put('sd', '0')
  for (const scope of question.requested?.scopes ?? []) put('so', scope)
  put('sk', question.requested?.client)
  put('sb', question.requested?.baselineScopes)
  for (const id of shown.termsOfUse ?? []) put('t', id)
  for (const id of shown.customAuthenticationFactors ?? []) put('f', id)
  if (shown.authenticatedMinutesAgo !== undefined) put('m', String(shown.authenticatedMinutesAgo))
  put(CHANGES, changes)
  const text = pairs.toString()
  return `${VERSION}${checksum(text)}.${text}`
}

function putDevice(device: DeviceInfo, put: (name: string, value: string) => void): void {
  for (const [member, value] of Object.entries(device)) {
    if (typeof value === 'boolean') put(`d.${member}`, value ? 'true' : 'false')
    else if (typeof value === 'string') put(`d.${member}`, value)
    else if (Array.isArray(value)) for (const each of value) put(`d.${member}`, String(each))
  }
  put('d', '1')
}

/** Reads a fragment made by anyone: never throws, never runs anything, and says what to do when it cannot be read. */
export function decodeQuestion(fragment: string): Read {
  if (fragment.length > LONGEST_LINK) return refuse('This link is too long to be one of ours.')
  const [, version, sum, text = ''] = /^(\d)([0-9a-z]{7})\.(.*)$/s.exec(fragment) ?? []
  if (version === undefined) return refuse('This link is damaged.')
  if (version !== VERSION) return refuse('This link was made by another version of Tenant Lab.')
  if (sum !== checksum(text)) return refuse('This link is damaged.')
  const pairs = new URLSearchParams(text)
  const changes = pairs.get(CHANGES) ?? undefined
  pairs.delete(CHANGES)
  const question = read(pairs)
  return question
    ? { ok: true, question, changes }
    : refuse('This link asks something that this page does not know.')
}

function refuse(reason: string): Read {
  return {
    ok: false,
    says: `${reason} The page shows its own question; ask for the link again if you were sent it.`,
  }
}

function read(pairs: URLSearchParams): SignIn | undefined {
  const rest = new Map<string, string[]>()
  for (const [name, value] of pairs) {
    if (value.length > LONGEST_VALUE) return undefined
    rest.set(name, [...(rest.get(name) ?? []), value])
  }
  const all = (name: string): string[] => {
    const values = rest.get(name) ?? []
    rest.delete(name)
    return values
  }
  const one = (name: string): string | undefined => all(name)[0]
  const signInIdentity = readIdentity(one)
  const signInContext = readContext(one, all)
  const signInConditions = readConditions(one, all, rest)
  const authentication = readAuthentication(one, all)
  const suppose = readSuppose(all)
  const requested = readRequested(one, all)
  const leftOut = one('sd') === '0' ? { serviceDependencies: 'leftOut' as const } : {}
  if (!signInIdentity || !signInContext || !signInConditions || !authentication || rest.size > 0)
    return undefined
  return {
    signInIdentity,
    signInContext,
    signInConditions,
    authentication,
    ...suppose,
    ...leftOut,
    ...requested,
  }
}

function readSuppose(all: All): Pick<SignIn, 'suppose'> {
  const lists = Object.entries(SUPPOSE).flatMap(([name, member]) => {
    const ids = all(name)
    return ids.length > 0 ? [[member, ids]] : []
  })
  return lists.length > 0 ? { suppose: Object.fromEntries(lists) } : {}
}

function readRequested(one: One, all: All): Pick<SignIn, 'requested'> {
  const scopes = all('so')
  const client = oneOf(one('sk'), ['public', 'confidential'] as const)
  const baselineScopes = one('sb')
  if (scopes.length === 0 && !client && baselineScopes === undefined) return {}
  return {
    requested: {
      scopes,
      ...(client ? { client } : {}),
      ...(baselineScopes === undefined ? {} : { baselineScopes }),
    },
  }
}

type One = (name: string) => string | undefined
type All = (name: string) => string[]

function readIdentity(one: One): SignIn['signInIdentity'] | undefined {
  const userId = one('u')
  const servicePrincipalId = one('sp')
  const externalTenantId = one('xt')
  const externalUserType = oneOf(one('xu'), [
    'internalGuest',
    'b2bCollaborationGuest',
    'b2bCollaborationMember',
    'b2bDirectConnectUser',
    'otherExternalUser',
    'serviceProvider',
  ] as const)
  if (userId !== undefined)
    return {
      '@odata.type': '#microsoft.graph.userSignIn',
      userId,
      ...(externalTenantId === undefined ? {} : { externalTenantId }),
      ...(externalUserType === undefined ? {} : { externalUserType }),
    }
  if (servicePrincipalId === undefined) return undefined
  return { '@odata.type': '#microsoft.graph.servicePrincipalSignIn', servicePrincipalId }
}

function readContext(one: One, all: All): SignIn['signInContext'] | undefined {
  const includeApplications = all('a')
  const userAction = oneOf(one('act'), ['registerSecurityInformation', 'registerOrJoinDevices'] as const)
  const authenticationContextValue = one('ctx')
  if (userAction) return { '@odata.type': '#microsoft.graph.userActionContext', userAction }
  if (authenticationContextValue !== undefined)
    return { '@odata.type': '#microsoft.graph.authContext', authenticationContextValue }
  if (includeApplications.length === 0) return undefined
  return { '@odata.type': '#microsoft.graph.applicationContext', includeApplications }
}

const RISKS = ['none', 'low', 'medium', 'high'] as const

function readConditions(one: One, all: All, rest: Map<string, string[]>): SignInConditions | undefined {
  const [ca, dp, ip, co] = ['ca', 'dp', 'ip', 'co'].map(one)
  const risks = ['sr', 'ur', 'pr', 'gk'].map(one)
  const [sr, ur, pr, gk] = risks.map((risk) => oneOf(risk, RISKS))
  const insider = one('ir')
  const ir = oneOf(insider, ['none', 'minor', 'moderate', 'elevated'] as const)
  const wrong = risks.some((risk, at) => risk !== undefined && ![sr, ur, pr, gk][at])
  if (wrong || (insider !== undefined && !ir)) return undefined
  const cn = one('cn')
  const tm = one('tm')
  const deviceInfo = one('d') === undefined ? null : readDevice(rest, all)
  return {
    ...(ca === undefined ? {} : { clientAppType: ca }),
    ...(dp === undefined ? {} : { devicePlatform: dp }),
    ...(ip === undefined ? {} : { ipAddress: ip }),
    ...(co === undefined ? {} : { country: co }),
    ...(sr ? { signInRiskLevel: sr } : {}),
    ...(ur ? { userRiskLevel: ur } : {}),
    ...(pr ? { servicePrincipalRiskLevel: pr } : {}),
    ...(gk ? { agentIdRiskLevel: gk } : {}),
    ...(ir ? { insiderRiskLevel: ir } : {}),
    ...(cn === undefined ? {} : { compliantNetwork: cn === '1' }),
    ...(tm === undefined ? {} : { authenticationFlow: { transferMethod: tm } }),
    deviceInfo,
  }
}

const DEVICE_TEXTS =
  /^(deviceId|displayName|trustType|enrollmentProfileName|manufacturer|mdmAppId|model|operatingSystem|operatingSystemVersion|ownership|profileType|extensionAttribute([1-9]|1[0-5]))$/

function readDevice(rest: Map<string, string[]>, all: All): DeviceInfo {
  const device: Record<string, unknown> = {}
  for (const name of [...rest.keys()]) {
    const member = /^d\.(.+)$/.exec(name)?.[1]
    if (member === undefined) continue
    // What is not a member of Graph's deviceInfo stays in `rest`, and the link is refused.
    if (DEVICE_TEXTS.test(member)) device[member] = all(name)[0]
    else if (member === 'isCompliant') device[member] = all(name)[0] === 'true'
    else if (member === 'physicalIds' || member === 'systemLabels') device[member] = all(name)
  }
  return device as DeviceInfo
}

function readAuthentication(one: One, all: All): AuthenticationState | undefined {
  const list = (text: string) => (text === '' ? [] : text.split(','))
  const completed = one('c')
  const registered = one('g')
  const flags = Object.entries(FLAGS).flatMap(([name, member]) => {
    const flag = one(name)
    return flag === undefined ? [] : [[member, flag === '1']]
  })
  const trust = TRUSTED.flatMap(([name, is]) => {
    const letters = one(name) ?? ''
    return Object.entries(TRUST).flatMap(([letter, member]) =>
      letters.includes(letter) ? [[member, is]] : [],
    )
  })
  const termsOfUse = all('t')
  const customAuthenticationFactors = all('f')
  const minutes = one('m')
  if (completed === undefined || (minutes !== undefined && !/^\d{1,7}$/.test(minutes))) return undefined
  return {
    completed: list(completed),
    registered: registered === undefined ? null : list(registered),
    ...Object.fromEntries(flags),
    ...(trust.length > 0 ? { inboundTrust: Object.fromEntries(trust) } : {}),
    ...(termsOfUse.length > 0 ? { termsOfUse } : {}),
    ...(customAuthenticationFactors.length > 0 ? { customAuthenticationFactors } : {}),
    ...(minutes === undefined ? {} : { authenticatedMinutesAgo: Number(minutes) }),
  }
}

function oneOf<T extends string>(text: string | undefined, words: readonly T[]): T | undefined {
  return words.find((word) => word === text)
}

/** FNV-1a over UTF-16 code units, in seven base-36 digits: it tells a slip from a link, and nothing more. */
function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36).padStart(7, '0')
}
