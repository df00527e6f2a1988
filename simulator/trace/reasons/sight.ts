import type { EventOf, TraceEvent } from '../event'
import { partyNamed } from '../select/parties'
import { type Travelled, travelled } from '../select/refusals'
import { stepEventOf } from '../select/steps'
import { endpointOf } from '../select/vocabulary/endpoint'

/** Where somebody who runs a real tenant finds a refusal. */
export interface Sight {
  readonly says: string
  /** The page of the Entra admin center. Absent where Entra ID has nothing of it. */
  readonly page?: string
  /** The call of Microsoft Graph that gives the same; a list of sign-ins that no person made needs the beta endpoint. */
  readonly graph?: string
}

type Log = 'interactiveUser' | 'nonInteractiveUser' | 'servicePrincipal'

const SIGN_IN_LOGS = 'Entra ID > Monitoring & health > Sign-in logs'
/** Tabs of the log, as Microsoft's documentation names them (MicrosoftDocs/entra-docs, concept-sign-ins). */
const TABS: Readonly<Record<Log, string>> = {
  interactiveUser: 'User sign-ins (interactive)',
  nonInteractiveUser: 'User sign-ins (non-interactive)',
  servicePrincipal: 'Service principal sign-ins',
}

/** Checks on a token request that are made before anybody knows whose it is. */
const OF_NOBODY: ReadonlySet<string> = new Set([
  'http-request',
  'parameters-once',
  'tenant-exists',
  'tenant-named',
  'client-known',
  'client-credentials',
  'grant-type',
  'password-parameters',
  'code-known',
  'refresh-token-known',
  'device-code-known',
  'device-code-expiry',
  'device-approved',
  'polling-pace',
  'public-client',
])
/** Proofs of the client itself: of a sign-in by a person, it is not documented whether the log has them. */
const OF_THE_CLIENT = /^(client-(secret|type|origin)|assertion-.*|federated-.*)$/

const ON_THE_PAGE: Sight = {
  says: 'On the page itself: it has the code, the time, and a correlation id by which it can be asked for.',
}
const IN_THE_ANSWER: Sight = {
  says: 'In the answer that the app gets: an app should log its error, its code, and its correlation_id.',
}

/** Microsoft's documentation shows 50058 as an entry of the log (MicrosoftDocs/entra-docs, howto-troubleshoot-sign-in-errors). */
const NOBODY_SIGNED_IN: Sight = {
  says: 'In the answer that the app gets. The sign-in logs have it, too; under which tab is not documented.',
  page: SIGN_IN_LOGS,
}

/** Where the refusal of a check would be seen in a real tenant: by who refused, at which endpoint, and how it travelled. */
export function sightOf(events: readonly TraceEvent[], check: EventOf<'check-failed'>): Sight {
  const by = partyNamed(events, check.actor, check.seq)
  if (by?.kind === 'browser')
    return { says: 'In the console of the browser, under its developer tools. Entra ID does not hear of it.' }
  if (by?.kind === 'resource')
    return {
      says: 'In the log of the API, and in WWW-Authenticate of its answer. Entra ID is not asked, so its logs have nothing of it.',
    }
  const about = stepEventOf(events, check.seq)
  if (by?.kind !== 'identity-provider' || about?.type !== 'request-sent')
    return { says: `In the log of ${by?.name ?? 'the app'} itself. Entra ID does not hear of it.` }
  return ofSignIn(about, check, travelled(events, check))
}

function ofSignIn(
  { request }: EventOf<'request-sent'>,
  { check, error: { code } }: EventOf<'check-failed'>,
  how: Travelled,
): Sight {
  const endpoint = endpointOf(new URL(request.url))
  const unseen = how.by === 'page' ? ON_THE_PAGE : code === 50058 ? NOBODY_SIGNED_IN : IN_THE_ANSWER
  if (endpoint === 'sign-in' || endpoint === 'confirm-device')
    return /^(flow-token|user-code-known)$/.test(check) ? unseen : log('interactiveUser', code)
  if (endpoint !== 'token' || OF_NOBODY.has(check)) return unseen
  if (new URLSearchParams(request.body).get('grant_type') === 'client_credentials')
    return log('servicePrincipal', code)
  return OF_THE_CLIENT.test(check) ? unseen : log('nonInteractiveUser', code)
}

function log(which: Log, code: number | undefined): Sight {
  const number = code === undefined ? '' : `status/errorCode eq ${code}`
  const kind = which === 'interactiveUser' ? '' : `signInEventTypes/any(t:t eq '${which}')`
  const filter = [kind, number].filter(Boolean).join(' and ')
  const list = `GET ${kind ? '/beta' : ''}/auditLogs/signIns`
  return {
    says: `In the sign-in logs, under ${TABS[which]}.`,
    page: SIGN_IN_LOGS,
    graph: filter ? `${list}?$filter=${filter}` : list,
  }
}
