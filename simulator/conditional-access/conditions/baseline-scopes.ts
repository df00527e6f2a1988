import {
  APPLICATION_NAMES,
  AZURE_KEY_VAULT,
  AZURE_RESOURCE_MANAGER,
  AZURE_SQL_DATABASE,
  AZURE_STORAGE,
  EXCHANGE,
  MICROSOFT_GRAPH,
  SHAREPOINT,
} from '../application-groups'
import type { Requested, SignIn } from '../sign-in'
import { notEnough, ruledOut, type Verdict } from './condition'
import { isUser } from './users'

/** Windows Azure Active Directory: the resource that stands for the directory. */
export const DIRECTORY = '00000002-0000-0000-c000-000000000000'

const OPENID = ['email', 'offline_access', 'openid', 'profile']
/** Those that a public client had where enforcement is off. */
const PUBLIC = ['user.read', 'people.read']
const DIRECTORY_SCOPES = [
  ...PUBLIC,
  'user.read.all',
  'user.readbasic.all',
  'people.read.all',
  'groupmember.read.all',
  'member.read.hidden',
]
const OF_GRAPH =
  /^(https:\/\/graph\.(microsoft\.com|windows\.net)|00000003-0000-0000-c000-000000000000|00000002-0000-0000-c000-000000000000)\//

/** What a client asks for, as far as policies for all resources with exclusions can tell it apart. */
export interface ScopeFacts {
  /** `openid`: OpenID Connect scopes alone. `directory`: baseline scopes, one of the directory among them. `beyond`: others too. */
  readonly kind: 'openid' | 'directory' | 'beyond'
  /** Of `beyond`: each belongs to a resource that the question names. */
  readonly isNamed: boolean
  /** Of `beyond`: one that belongs to none of these may belong to any application, and not to Microsoft's alone. */
  readonly isElsewhere: boolean
  /** A public client had all of them where enforcement is off. */
  readonly isPublic: boolean
  readonly client: Requested['client']
  /** appId of the resource that baseline scopes count for; null: enforcement is off; undefined: not known. */
  readonly counts: string | null | undefined
}

/** Null where nothing is said of scopes, or where they do not matter: a workload identity, an action, an authentication context. */
export function scopeFacts(asked: SignIn): ScopeFacts | null {
  const { requested } = asked
  // What is read is what the answer hangs on (`combinations/`): nothing more, where no scopes are named.
  if (!requested) return null
  const { signInContext: of, signInIdentity } = asked
  if (!('includeApplications' in of) || !isUser(signInIdentity)) return null
  const scopes = requested.scopes.map((scope) => scope.toLowerCase().replace(OF_GRAPH, ''))
  if (scopes.length === 0) return null
  const beyond = scopes.filter((scope) => !OPENID.includes(scope) && !DIRECTORY_SCOPES.includes(scope))
  const isOpenId = scopes.every((scope) => OPENID.includes(scope))
  const targets = new Set(of.includeApplications.map((id) => id.toLowerCase()))
  const unnamed = beyond.map(resourceOf).filter((resource) => !resource.some((id) => targets.has(id)))
  return {
    kind: beyond.length > 0 ? 'beyond' : isOpenId ? 'openid' : 'directory',
    isNamed: unnamed.length === 0,
    isElsewhere: unnamed.some((ids) => !ids.every((id) => Object.hasOwn(APPLICATION_NAMES, id))),
    isPublic: scopes.every((scope) => OPENID.includes(scope) || PUBLIC.includes(scope)),
    client: requested.client,
    counts: countsFor(requested.baselineScopes?.toLowerCase()),
  }
}

/** The services behind scopes of Microsoft Graph, by how these begin. */
const SERVICES: readonly (readonly [RegExp, string])[] = [
  [/^(mail|mailboxsettings|calendars|contacts|ews|imap|pop|smtp)\./, EXCHANGE],
  [/^(files|sites)\./, SHAREPOINT],
]
/** Applications by the URI that scopes begin with, without `https://`. */
const RESOURCES: Readonly<Record<string, string>> = {
  'management.azure.com': AZURE_RESOURCE_MANAGER,
  'management.core.windows.net': AZURE_RESOURCE_MANAGER,
  'outlook.office.com': EXCHANGE,
  'outlook.office365.com': EXCHANGE,
  'vault.azure.net': AZURE_KEY_VAULT,
  'storage.azure.com': AZURE_STORAGE,
  'database.windows.net': AZURE_SQL_DATABASE,
}

/** Applications of which one is what a scope is for, as far as that can be read off it. A scope of Microsoft Graph is judged by the service behind it. */
function resourceOf(scope: string): readonly string[] {
  const end = scope.lastIndexOf('/')
  if (end < 0) {
    const [, service] = SERVICES.find(([begins]) => begins.test(scope)) ?? []
    return service === undefined ? [MICROSOFT_GRAPH] : [service, MICROSOFT_GRAPH]
  }
  const resource = scope.slice(0, end).replace(/\/$/, '')
  const host = resource.startsWith('https://') ? resource.slice(8) : ''
  if (Object.hasOwn(RESOURCES, host)) return [RESOURCES[host] ?? host]
  return /^[\w-]+\.sharepoint\.com$/.test(host) ? [SHAREPOINT] : [resource.replace(/^api:\/\//, '')]
}

function countsFor(setting: string | undefined): ScopeFacts['counts'] {
  if (setting === undefined || setting === 'disabled') return setting && null
  return setting === 'enforced' ? DIRECTORY : setting
}

/** What all that is told apart comes to, as a text. */
export function scopeKey({ kind, isNamed, isElsewhere, isPublic, client, counts }: ScopeFacts): string {
  return `${kind} ${isNamed} ${isElsewhere} ${isPublic} ${client} ${counts}`
}

/** What a policy says of resources. */
export interface PolicyTarget {
  readonly includesAll: boolean
  readonly hasExclusions: boolean
  /** It names a service or a group of Microsoft's. */
  readonly namesMicrosoft: boolean
  /** Of one resource; null: not included. */
  readonly of: (appId: string) => Verdict | null
}

const SETTINGS =
  'Baseline scopes settings, which no export carries, can keep what was so before: such a sign-in was let through.'

/**
 * The verdict with the scopes that are asked for. A sign-in that asks for baseline scopes only counts as access to the directory
 * where a policy is for all resources with exclusions, and where it names the directory; an excluded confidential client that
 * asks for OpenID Connect scopes alone stays excluded. With any further scope nothing is different.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-enforcement-resource-exclusions
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps
 * @param found what the applications of the question come to
 */
export function byScopes(asked: ScopeFacts, found: Verdict | null, policy: PolicyTarget): Verdict | null {
  const isOut = found === null || found.outcome === 'ruled-out'
  if (asked.kind === 'beyond') {
    const mayMean = policy.includesAll || policy.namesMicrosoft || asked.isElsewhere
    const isOpen = isOut && !asked.isNamed && mayMean
    return isOpen ? UNNAMED : found
  }
  if (!policy.includesAll) return isOut ? named(asked, found, policy) : found
  if (!policy.hasExclusions || found?.outcome === 'unknown') return found
  const clients = asked.client ? [asked.client] : (['public', 'confidential'] as const)
  const all = (counts: string | null) =>
    clients.map((client) => excluding({ ...asked, client, counts }, found, policy))
  const [first = null, ...others] = all(asked.counts === undefined ? DIRECTORY : asked.counts)
  if (others.some((each) => each?.outcome !== first?.outcome)) return WHICH_CLIENT
  if (asked.counts !== undefined || first?.outcome !== 'matched') return first
  return all(null).every((each) => each?.outcome === 'matched')
    ? first
    : { ...first, doubt: SETTINGS, path: 'requested.baselineScopes' }
}

/** Of a policy for all resources with exclusions. The client and the setting are known. */
function excluding(asked: ScopeFacts, found: Verdict | null, policy: PolicyTarget): Verdict | null {
  const { kind, client, counts, isPublic } = asked
  const isExcluded = found?.outcome === 'ruled-out'
  if (client === 'confidential') {
    if (!isExcluded || kind === 'openid' || counts === null) return found
  } else if (counts === null && isPublic) return LET_THROUGH
  const verdict = policy.of(counts ?? DIRECTORY)
  return verdict?.outcome === 'matched' ? { ...verdict, because: BY_DIRECTORY } : verdict
}

/** Of a policy that names its resources, and not what the question opens. */
function named(asked: ScopeFacts, found: Verdict | null, policy: PolicyTarget): Verdict | null {
  const { kind, client, counts } = asked
  const verdict = policy.of(counts ?? DIRECTORY)
  if (verdict?.outcome !== 'matched') {
    const isRedirected = counts && counts !== DIRECTORY && policy.of(DIRECTORY)?.outcome === 'matched'
    return isRedirected ? REDIRECTED : (verdict ?? found)
  }
  const because = 'The policy includes the resource that baseline scopes count for.'
  const path = 'requested.scopes'
  if (counts === null) return { ...verdict, because, doubt: SWITCHED_OFF, path }
  if (kind === 'openid' && client !== 'public') return { ...verdict, because, doubt: OPENID_ALONE, path }
  return counts === undefined ? { ...verdict, because, doubt: SETTINGS, path } : { ...verdict, because }
}

const BY_DIRECTORY =
  'The policy is for all resources but some, and a sign-in that asks for baseline scopes only counts as access to the directory.'
const OPENID_ALONE =
  'Microsoft says in one place that OpenID Connect scopes alone count as access to the directory, and in another that nothing changes for a confidential client.'
const SWITCHED_OFF =
  'Enforcement for baseline scopes is switched off, which Microsoft says reverts to the legacy behavior; it does not say what that is for a policy that names the directory.'
const REDIRECTED = notEnough(
  'requested.baselineScopes',
  'Baseline scopes count for another application, and Microsoft does not say whether a policy that names the directory is still for them.',
)
const LET_THROUGH = ruledOut(
  'application',
  'The policy has resource exclusions, and its enforcement for baseline scopes is switched off.',
)
const WHICH_CLIENT = notEnough(
  'requested.client',
  'The policy is for all resources but some: for these scopes it counts for a public client and not for a confidential one, or the other way round.',
)
const UNNAMED = notEnough(
  'requested.scopes',
  'A scope that is asked for belongs to a resource that the question does not name.',
)
