import styles from './gallery.module.css'

const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** Title and address of each reference to a specification: found at build time, so that no page loads the list of documents. */
export type Links = Readonly<Record<string, { readonly title: string; readonly href: string | undefined }>>

interface SourcesProps {
  readonly specs: readonly string[]
  readonly links: Links
  /** Month, as `2026-11`. */
  readonly checked?: string
}

/** Where something is written, and when that was last read. */
export function Sources({ specs, links, checked }: SourcesProps) {
  return (
    <span className={styles.sources}>
      {specs.map((spec) => (
        <a key={spec} href={links[spec]?.href} rel="external">
          {links[spec]?.title}
        </a>
      ))}
      {checked && (
        <span>
          read in <time dateTime={checked}>{month.format(new Date(`${checked}-01T00:00:00Z`))}</time>
        </span>
      )}
    </span>
  )
}
