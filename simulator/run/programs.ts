import type { EventOf, Party, TraceEvent } from '../trace/event'
import type { Flow } from './flow'
import type { Intervention } from './intervention'
import {
  PROGRAM_SETTINGS,
  type ProgramSetting,
  type ProgramSettings,
  SECRET_SETTING,
} from './program-settings'
import { tenantsAt } from './tenants-at'

/** A program that its developer sets up, with what it sends in this run. */
export interface Program {
  readonly party: Party
  /** What can be set, and what stands in its first request that shows it; undefined where it sends none. */
  readonly sends: readonly { readonly name: ProgramSetting; readonly value: string | undefined }[]
  /** What was set by changes from outside. */
  readonly settings: ProgramSettings
  /** The secrets of its registration, as the run leaves it; what they say is not here. */
  readonly secrets: readonly { readonly keyId: string; readonly name: string }[]
}

/** What a request without a person names. */
const WITHOUT_PERSON: readonly ProgramSetting[] = ['client_id', 'scope']

/**
 * The programs of a run, in the order of its cast: service principals that ask the identity provider for something.
 * @param sample the flow in its sample tenant, whose instances its programs are, wherever it runs
 */
export function programsOf(
  flow: Flow,
  events: readonly TraceEvent[],
  interventions: readonly Intervention[],
  sample = flow,
): readonly Program[] {
  const instances = sample.sites.flatMap(({ tenant }) => tenant?.servicePrincipals ?? [])
  const registrations = tenantsAt(flow, events).flatMap(({ applications }) => applications)
  const requests = events.flatMap((event) => (event.type === 'request-sent' ? asked(event) : []))
  return flow.parties.flatMap((party) => {
    const instance = instances.find(({ id }) => party.object?.id === id)
    if (!instance) return []
    const settings: ProgramSettings = Object.assign(
      {},
      ...interventions.map((each) =>
        each.do === 'configure' && each.party === party.id ? each.settings : {},
      ),
    )
    const clientId = settings.client_id ?? instance.appId
    const request = requests.find(({ fields }) => fields.get('client_id') === clientId)
    if (!request && Object.keys(settings).length === 0) return []
    const names = request && !request.asksPerson ? WITHOUT_PERSON : PROGRAM_SETTINGS
    const sends = names.map((name) => ({ name, value: request?.fields.get(name) ?? undefined }))
    const registration = registrations.find(({ appId }) => appId === instance.appId)
    const secrets = (registration?.passwordCredentials ?? []).map(({ keyId, displayName }) => ({
      keyId,
      name: displayName,
    }))
    return [{ party, sends, settings, secrets }]
  })
}

/** The first request of a protocol: for a sign-in, for device codes, or for a token in an application's own name. */
function asked({ request }: EventOf<'request-sent'>) {
  const url = new URL(request.url)
  const fields = request.method === 'POST' ? new URLSearchParams(request.body) : url.searchParams
  const asksPerson = url.pathname.endsWith('/authorize')
  const begins =
    asksPerson ||
    url.pathname.endsWith('/devicecode') ||
    (url.pathname.endsWith('/token') && fields.get('grant_type') === 'client_credentials')
  return begins ? [{ fields, asksPerson }] : []
}

/** The list with these settings of a program and no others: what says the same as before is left out. */
export function withSettings(
  list: readonly Intervention[],
  { party, sends }: Pick<Program, 'party' | 'sends'>,
  wanted: ProgramSettings,
): readonly Intervention[] {
  const others = list.filter((each) => each.do !== 'configure' || each.party !== party.id)
  const known: readonly string[] = [...sends.map(({ name }) => name), SECRET_SETTING]
  const settings = Object.fromEntries(Object.entries(wanted).filter(([name]) => known.includes(name)))
  if (Object.keys(settings).length === 0) return others
  return [{ when: { at: 'start' }, do: 'configure', party: party.id, settings }, ...others]
}
