import { type Page, promptOf } from '../../simulator/doors/view'
import { PartyGlyph } from '../diagram/shapes/PartyGlyph'
import { AppView } from './AppView'
import type { Ask } from './ask'
import { EmptyPage } from './EmptyPage'
import { pageTitle } from './page-title'
import { viewOf } from './prompts/all'

/** A page in the simulated browser, from the model the server sent along. */
export function PageView({
  page,
  host,
  loading,
  ask,
}: {
  page: Page | undefined
  host: string
  loading: boolean
  ask: Ask | undefined
}) {
  if (!page) return <EmptyPage waitsFor={loading ? host : undefined} />
  if (page.kind === 'app') return <AppView page={page} ask={ask} />
  return (
    <div className="page-desk">
      <p className="page-desk-sign">
        <PartyGlyph kind="identity-provider" /> {host}
      </p>
      <h2>{pageTitle(page)}</h2>
      <Inside page={page} ask={ask} />
    </div>
  )
}

function Inside({ page, ask }: { page: Page; ask: Ask | undefined }) {
  switch (page.kind) {
    case 'form-post':
      return (
        <>
          <p>
            This page posts itself to <code>{page.action}</code>
          </p>
          <dl className="page-fields">
            {Object.entries(page.fields).map(([name, value]) => (
              <Row key={name} name={name} value={value} />
            ))}
          </dl>
        </>
      )
    case 'refusal':
      return (
        <>
          <p className="page-refusal">
            <b>{page.code === 0 ? page.name : `AADSTS${page.code}`}</b>: {page.message}
          </p>
          <dl className="page-fields">
            <Row name="Trace ID" value={page.traceId} />
            <Row name="Correlation ID" value={page.correlationId} />
            <Row name="Timestamp" value={page.timestamp} />
          </dl>
        </>
      )
    case 'signed-out':
      return (
        <>
          {page.username && <p>{page.username}</p>}
          {page.frontChannel && page.frontChannel.length > 0 && (
            <>
              <p>This page loads, out of sight:</p>
              <ul className="page-frames">
                {page.frontChannel.map((address) => (
                  <li key={address}>
                    <code>{address}</code>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )
    case 'device-done':
      return (
        <p>
          {page.state === 'approved'
            ? `${page.appName} goes on by itself, on your device. You may close this window.`
            : `${page.appName} is told that nobody signs in. You may close this window.`}
        </p>
      )
    case 'consent-reviewed':
      return <p>{REVIEWED[page.state]}</p>
    case 'still-signed-in':
      return null
    default: {
      const kind = promptOf(page)
      if (!kind) return null
      const { View } = viewOf(kind)
      return <View page={page} ask={ask} />
    }
  }
}

const REVIEWED = {
  approved: 'Whoever asked is told, and signs in again. Nobody else is asked for these permissions.',
  denied: 'Whoever asked is told, and why. They can ask again.',
  blocked:
    'Whoever asked is told, and why. The app has a disabled service principal now: nobody signs in to it, and nobody can ask for it again.',
  open: 'The request still waits.',
} as const

function Row({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
