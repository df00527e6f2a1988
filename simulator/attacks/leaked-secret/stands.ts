import { fromBase64url } from '../../core/base64url'
import { readJsonBytes } from '../../core/json'
import type { TraceEvent } from '../../trace/event'
import { holds } from '../holds'
import { ID } from './cast'

/** What tells one place of the thief from another: what the page offers, and for which API a token is that lives. */
export function stands(events: readonly TraceEvent[]): readonly string[] {
  const page = events.findLast((event) => event.type === 'page-shown' && event.actor === ID.thiefBrowser)
  const offers = page?.type === 'page-shown' && page.page.kind === 'app' ? (page.page.offers ?? []) : []
  const tokens = holds(events, events.length, ID.thief).map(({ kind, value, state }) => {
    const { aud } = readJsonBytes(fromBase64url(value.split('.')[1] ?? '')) ?? {}
    return `${kind} for ${String(aud)}: ${state}`
  })
  return [...offers.map(({ id }) => id), ...new Set(tokens)].sort()
}
