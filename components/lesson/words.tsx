import type { ReactNode } from 'react'
import { specLink } from '../../simulator/doors/view'
import styles from './lesson.module.css'

/** The first paragraph: what happens, before what it is called. */
export function Lead({ children }: { readonly children: ReactNode }) {
  return <div className={styles.lead}>{children}</div>
}

/** A word of the trade, where it is said for the first time. */
export function Term({ children }: { readonly children: ReactNode }) {
  return <dfn className={styles.term}>{children}</dfn>
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

/** What to take along. */
export function Recap({ children }: { readonly children: ReactNode }) {
  return (
    <section className={styles.recap} aria-labelledby="recap">
      <h2 id="recap">What to take along</h2>
      {children}
    </section>
  )
}
