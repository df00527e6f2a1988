import { browser, type TraceEvent } from '../../simulator/doors/view'
import { AddressBar } from '../browser/AddressBar'
import { PageView } from '../browser/PageView'
import { screenInUse } from './screens'

interface Props {
  readonly events: readonly TraceEvent[]
  /** Everything up to here has happened. */
  readonly lastSeq: number
}

/** The screen in use, as it stands at that moment, before anybody can press anything on it. */
export function StillBrowser({ events, lastSeq }: Props) {
  const { url, page, loading } = browser(events, lastSeq, screenInUse(events, lastSeq, undefined) ?? '')
  return (
    <section className="browser" aria-label="Simulated browser" data-loading={loading || undefined}>
      <div className="browser-head">
        <AddressBar url={url} />
      </div>
      <div className="browser-body">
        <div className="page">
          <PageView
            page={page}
            host={URL.canParse(url) ? new URL(url).host : ''}
            loading={loading}
            ask={undefined}
          />
        </div>
      </div>
    </section>
  )
}
