import { catalogue, findFlow } from '../../flows/catalogue'
import { type RefusalRun, refusals } from '../../flows/refusals'
import { settingsOf } from '../../flows/testing/settings'
import { header } from '../../network/message'
import type { MessageEdit } from '../../network/message-edit'
import { readPage } from '../../network/page'
import { completeRun } from '../../run/complete'
import type { EventOf, TraceEvent } from '../../trace/event'
import { travelled } from '../../trace/select/refusals'
import { stepEventOf } from '../../trace/select/steps'
import { endpointOf } from '../../trace/select/vocabulary/endpoint'

/** What the identity provider does with a code, over many runs. */
export interface Observed {
  /** `authorize consent_required`, `token invalid_grant`, `page`. Sorted. */
  readonly ways: readonly string[]
  /** The checks that raise it. Sorted. */
  readonly checks: readonly string[]
}

/** One message of a flow is another one on its way. */
const edited = (flow: string, from: string, path: string, edit: MessageEdit): RefusalRun => ({
  flow,
  interventions: [{ when: { message: 1, from, to: 'identity-provider', path }, do: 'edit', edits: [edit] }],
})
/** Codes that `flows/refusals.ts` shows at one endpoint, at another. */
const ELSEWHERE: readonly RefusalRun[] = [
  edited('authorization-code-pkce', 'expenses', '/token', { in: 'form', name: 'code', remove: true }),
  edited('device-authorization', 'television', '/devicecode', { in: 'form', name: 'scope', remove: true }),
  edited('authorization-code-pkce', 'browser', '/authorize', {
    in: 'query',
    name: 'scope',
    set: 'openid api://expenses.contoso.example/Nothing',
  }),
  edited('authorization-code-pkce', 'browser', '/authorize', {
    in: 'query',
    name: 'client_id',
    set: 'nobody',
  }),
  edited('resource-owner-password', 'job', '/token', {
    in: 'form',
    name: 'username',
    set: 'nobody@contoso.example',
  }),
  edited('client-credentials', 'job', '/token', { in: 'form', name: 'scope', set: 'api://nobody/.default' }),
  edited('refresh-token', 'expenses', '/token', { in: 'form', name: 'client_secret', remove: true }),
]

/**
 * Every run of `flows/refusals.ts`, every flow under every setting of its switches, and a few more: how each code got out, and what
 * raised it.
 */
export async function observeCodes(): Promise<ReadonlyMap<number, Observed>> {
  const ways = new Map<number, Set<string>>()
  const checks = new Map<number, Set<string>>()
  const look = (events: readonly TraceEvent[]) => {
    for (const event of events) {
      if (event.type !== 'check-failed' || event.error.code === undefined) continue
      add(checks, event.error.code, event.check)
      const way = wayOf(events, event)
      if (way !== undefined) add(ways, event.error.code, way)
    }
  }
  for (const shown of [...Object.values(refusals), ...ELSEWHERE]) {
    if (!('flow' in shown)) continue
    const { flow: slug, ...inputs } = shown
    const flow = await findFlow(slug)?.flow()
    if (flow) look((await completeRun(flow, { seed: 1, ...inputs })).result.events)
  }
  for (const entry of catalogue) {
    const flow = await entry.flow()
    for (const switches of settingsOf(flow))
      look((await completeRun(flow, { seed: 1, switches })).result.events)
  }
  const sorted = (found: ReadonlySet<string> | undefined) => [...(found ?? [])].sort()
  return new Map(
    [...checks].map(([code, found]) => [code, { ways: sorted(ways.get(code)), checks: sorted(found) }]),
  )
}

function add(to: Map<number, Set<string>>, code: number, what: string) {
  to.set(code, (to.get(code) ?? new Set()).add(what))
}

/** How one refusal got out; undefined where nobody was told. */
function wayOf(events: readonly TraceEvent[], check: EventOf<'check-failed'>): string | undefined {
  const how = travelled(events, check)
  if (how.by === 'nothing') return undefined
  if (how.by === 'page') return 'page'
  const answer = events.find((event) => event.seq === how.seq)
  if (answer?.type !== 'response-received') return undefined
  if (how.by === 'form') {
    const page = readPage(answer.response.body)
    return `authorize ${page?.kind === 'form-post' ? page.fields.error : undefined}`
  }
  if (how.by === 'redirect') {
    const { search, hash } = new URL(header(answer.response, 'Location') ?? '')
    const error = new URLSearchParams(`${search}&${hash.slice(1)}`).get('error')
    // A form of the sign-in is answered in place of the authorization request that began it.
    return `authorize ${error}`
  }
  const asked = stepEventOf(events, check.seq)
  const endpoint = asked?.type === 'request-sent' ? endpointOf(new URL(asked.request.url)) : 'elsewhere'
  const { error } = JSON.parse(answer.response.body) as { readonly error?: unknown }
  return `${endpoint} ${error}`
}
