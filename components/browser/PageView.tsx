import type { Page } from '../../simulator/doors/view'
import { PartyGlyph } from '../diagram/shapes/PartyGlyph'
import type { Ask } from './ask'
import { EmptyPage } from './EmptyPage'
import { pageTitle } from './page-title'
import { Question } from './Question'

/** A page in the simulated browser, from the model the server sent along. */
export function PageView({
  page,
  host,
  ask,
}: {
  page: Page | undefined
  host: string
  ask: Ask | undefined
}) {
  if (!page) return <EmptyPage />
  switch (page.kind) {
    case 'username':
    case 'password':
    case 'totp':
    case 'account':
    case 'consent':
      return (
        <Desk host={host} title={pageTitle(page)}>
          <Question page={page} ask={ask} />
        </Desk>
      )
    case 'form-post':
      return (
        <Desk host={host} title={pageTitle(page)}>
          <p>
            This page posts itself to <code>{page.action}</code>
          </p>
          <dl className="page-fields">
            {Object.entries(page.fields).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </Desk>
      )
    case 'refusal':
      return (
        <Desk host={host} title={pageTitle(page)}>
          <p className="page-refusal">
            <b>AADSTS{page.code}</b>: {page.message}
          </p>
          <dl className="page-fields">
            <Row name="Trace ID" value={page.traceId} />
            <Row name="Correlation ID" value={page.correlationId} />
            <Row name="Timestamp" value={page.timestamp} />
          </dl>
        </Desk>
      )
    case 'signed-out':
      return (
        <Desk host={host} title={pageTitle(page)}>
          <p>{page.username}</p>
        </Desk>
      )
    case 'app':
      return (
        <div className="page-app" data-state={page.state}>
          <p className="page-app-name">
            <PartyGlyph kind="service-principal" /> {page.appName}
          </p>
          <h2>{page.heading}</h2>
          {page.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {page.table && (
            <table>
              <thead>
                <tr>
                  {page.table.head.map((cell) => (
                    <th key={cell} scope="col">
                      {cell}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {page.table.rows.map((row) => (
                  <tr key={row.join()}>
                    {row.map((cell, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: cells keep their column.
                      <td key={index}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      )
  }
}

function Desk({ host, title, children }: { host: string; title: string; children: React.ReactNode }) {
  return (
    <div className="page-desk">
      <p className="page-desk-sign">
        <PartyGlyph kind="identity-provider" /> {host}
      </p>
      <h2>{title}</h2>
      {children}
    </div>
  )
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
