import { specLink } from '../../simulator/doors/view'
import styles from './lesson.module.css'

/** A fact and where it is written. */
export interface SourceRow {
  readonly supports: string
  readonly spec?: string
  readonly page?: { readonly title: string; readonly href: string }
}

const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** Where the facts of a lesson come from, and when somebody last looked. `checked` is a month: `2026-11`. */
export function SourceList({
  sources,
  checked,
}: {
  readonly sources: readonly SourceRow[]
  readonly checked: string
}) {
  return (
    <section className={styles.sources} aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <p>
        Checked in <time dateTime={checked}>{month.format(new Date(`${checked}-01T00:00:00Z`))}</time>.
        Products change: where a page says something else today, believe the page.
      </p>
      <ul>
        {sources.map(({ supports, spec, page }) => {
          const link = page ?? specLink(spec ?? '')
          return (
            <li key={supports}>
              <a href={link.href} rel="external">
                {link.title.replace(' section ', ' §')}
              </a>
              <span>{supports}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
