import type { EpochSeconds } from '../../core/clock'
import type { Page } from '../../network/page'
import type { ActorId, EventOf, TraceEvent } from '../event'

/** What a simulated browser shows. */
export interface BrowserView {
  /** The address bar, fragment included. Empty before anything was opened. */
  readonly url: string
  /** The page of this very address; none while it is on its way: no page ever stands under another one's address. */
  readonly page: Page | undefined
  /** A navigation is under way: the address is that of the request. */
  readonly loading: boolean
}

/** The screen of one browser as of `lastSeq`. Frames are not in its address bar. */
export function browser(events: readonly TraceEvent[], lastSeq: number, id: ActorId): BrowserView {
  const shown = events.findLast(
    (event): event is EventOf<'page-shown'> =>
      event.seq <= lastSeq && event.type === 'page-shown' && event.actor === id && !event.frame,
  )
  const going = events.findLast(
    (event) =>
      event.seq <= lastSeq &&
      event.type === 'request-sent' &&
      event.kind === 'navigation' &&
      event.actor === id,
  )
  const loading = going !== undefined && going.seq > (shown?.seq ?? -1)
  return {
    url: loading && going.type === 'request-sent' ? going.request.url : (shown?.url ?? ''),
    page: loading ? undefined : shown?.page,
    loading,
  }
}

/** The code that an authenticator app shows. */
export interface PhoneView {
  readonly id: ActorId
  readonly account: string
  readonly code: string
  readonly from: EpochSeconds
  readonly until: EpochSeconds
}

/** What the phones of `person` show: the code that came last. */
export function phone(
  events: readonly TraceEvent[],
  lastSeq: number,
  person: ActorId,
): PhoneView | undefined {
  const first = events[0]
  const own = new Set(
    first?.type === 'run-started'
      ? first.parties.flatMap(({ id, belongsTo }) => (belongsTo === person ? [id] : []))
      : [],
  )
  const shown = events.findLast(
    (event): event is EventOf<'code-displayed'> =>
      event.seq <= lastSeq && event.type === 'code-displayed' && own.has(event.actor),
  )
  return (
    shown && {
      id: shown.actor,
      account: shown.account,
      code: shown.code,
      from: shown.from,
      until: shown.until,
    }
  )
}
