import type { ComponentProps, ReactNode } from 'react'
import { specLink } from '../../simulator/doors/view'
import { YourGuess } from '../progress/YourGuess'
import { href } from '../site/href'
import styles from './lesson.module.css'

/** The first paragraph: what happens, before what it is called. */
export function Lead({ children }: { readonly children: ReactNode }) {
  return <div className={styles.lead}>{children}</div>
}

interface TermEntry {
  readonly id: string
  readonly title: string
  readonly says: string
}

/** A word of the trade, where it is said for the first time. Pressed, it opens its entry of the glossary, also without script. */
export function Term({ entry, children }: { readonly entry: TermEntry; readonly children: ReactNode }) {
  const place = `term-${entry.id}`
  return (
    <>
      <dfn className={styles.term}>
        <button type="button" popoverTarget={place}>
          {children}
        </button>
      </dfn>
      <span id={place} popover="auto" role="note" aria-label={entry.title} className={styles.termSays}>
        <b>{entry.title}</b>
        <span>{entry.says}</span>
        <a href={href(`/glossary#${entry.id}`)}>In the glossary</a>
      </span>
    </>
  )
}

/** A place in a specification, such as `rfc6749#4.1.2.1`. */
export function Spec({ id }: { readonly id: string }) {
  const { title, href } = specLink(id)
  const short = title.replace('OpenID Connect', 'OIDC').replace(' section ', ' §')
  return (
    <a className={styles.spec} href={href} rel="external">
      {short}
    </a>
  )
}

/** A remark beside the way. */
export function Aside({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <aside className={styles.aside} aria-label={title}>
      <p className={styles.asideTitle}>{title}</p>
      {children}
    </aside>
  )
}

/** What to take along, and before it what was guessed. */
export function Recap({
  path,
  predictions,
  children,
}: ComponentProps<typeof YourGuess> & { readonly children: ReactNode }) {
  return (
    <section className={styles.recap} aria-labelledby="recap">
      <h2 id="recap">What to take along</h2>
      <YourGuess path={path} predictions={predictions} />
      {children}
    </section>
  )
}
