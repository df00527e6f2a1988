import type { TraceEvent } from '../../trace/event'
import { holds } from '../holds'
import { ID } from './cast'
import { claimsIn } from './claims-in'

/**
 * What tells one place of the thief from another: what the page offers, and what is in the access tokens that live. What the build service has said of a job is shown to
 * Entra at once, and no move of the page shows it again.
 */
export function stands(events: readonly TraceEvent[]): readonly string[] {
  const page = events.findLast((event) => event.type === 'page-shown' && event.actor === ID.thiefBrowser)
  const offers = page?.type === 'page-shown' && page.page.kind === 'app' ? (page.page.offers ?? []) : []
  const tokens = holds(events, events.length, ID.thief).flatMap(({ kind, value, state }) => {
    const { sub, roles } = claimsIn(value)
    return kind === 'access-token' ? [`a token about ${String(sub)} with ${String(roles)}: ${state}`] : []
  })
  return [...offers.map(({ id }) => id), ...new Set(tokens)].sort()
}
