import type { TraceEvent } from '../../trace/event'
import { holds } from '../holds'
import { ID } from './cast'
import { claimsIn } from './roles-in'

/** What tells one place of the thief from another: what the page offers, what is in the tokens that live, and what the directory was made to be. */
export function stands(events: readonly TraceEvent[]): readonly string[] {
  const page = events.findLast((event) => event.type === 'page-shown' && event.actor === ID.thiefBrowser)
  const offers = page?.type === 'page-shown' && page.page.kind === 'app' ? (page.page.offers ?? []) : []
  const tokens = holds(events, events.length, ID.thief).map(({ kind, value, state }) => {
    const { aud, scp, roles } = claimsIn(value)
    return `${kind} for ${String(aud)} with ${String(scp ?? roles)}: ${state}`
  })
  const changes = events.flatMap((event) => (event.type === 'directory-changed' ? [event.says] : []))
  return [...offers.map(({ id }) => id), ...new Set(tokens), ...new Set(changes)].sort()
}
