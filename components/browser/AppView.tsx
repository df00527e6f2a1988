import type { AppPage } from '../../simulator/doors/view'
import { PartyGlyph } from '../diagram/shapes/PartyGlyph'
import type { Ask } from './ask'
import { viewOf } from './prompts/all'

/** A page of an application, and what it lets its reader do next. */
export function AppView({ page, ask }: { readonly page: AppPage; readonly ask: Ask | undefined }) {
  const { View: Offers } = viewOf('next')
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
      {page.offers && page.offers.length > 0 && <Offers page={page} ask={ask} />}
    </div>
  )
}
