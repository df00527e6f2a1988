import type { EpochSeconds } from '../../core/clock'
import type { Page } from '../../network/page'
import type { TraceEvent } from '../event'
import { latest } from './log-index'

/** What the simulated browser shows. */
export interface BrowserView {
  /** The address bar, fragment included. Empty before anything was opened. */
  readonly url: string
  readonly page: Page | undefined
  /** A navigation is under way: the page shown is still the one before. */
  readonly loading: boolean
}

export function browser(events: readonly TraceEvent[], lastSeq: number): BrowserView {
  const shown = latest(events, 'page-shown', lastSeq)
  const going = events.findLast(
    (event) => event.seq <= lastSeq && event.type === 'request-sent' && event.kind === 'navigation',
  )
  const loading = going !== undefined && going.seq > (shown?.seq ?? -1)
  return {
    url: loading && going.type === 'request-sent' ? going.request.url : (shown?.url ?? ''),
    page: shown?.page,
    loading,
  }
}

/** What the authenticator app on the phone shows, until the code has been used. */
export function phone(
  events: readonly TraceEvent[],
  lastSeq: number,
):
  | {
      readonly account: string
      readonly code: string
      readonly from: EpochSeconds
      readonly until: EpochSeconds
    }
  | undefined {
  const code = latest(events, 'code-displayed', lastSeq)
  return code && { account: code.account, code: code.code, from: code.from, until: code.until }
}
