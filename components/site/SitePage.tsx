import type { ReactNode } from 'react'
import { SiteFooter } from './SiteFooter'
import { SiteHeader } from './SiteHeader'
import { type Place, SiteNav } from './SiteNav'
import styles from './site.module.css'

interface SitePageProps {
  /** Where the first link of the page leads: the lab where there is one, else the text. */
  readonly skip: { readonly href: '#lab' | '#main' | '#answer'; readonly title: string }
  readonly trail?: readonly string[]
  readonly here?: Place
  /** Month of the last check of the facts: `2026-11`. */
  readonly checked: string
  /** The `<main>` of the page. */
  readonly children: ReactNode
}

/**
 * The frame of every page.
 * INVARIANT: before the content there are two Tab stops, the skip link and the name of the site; so the main control of a lab
 * that comes first in the content is the third.
 */
export function SitePage({ skip, trail, here, checked, children }: SitePageProps) {
  return (
    <>
      <a className={styles.skip} href={skip.href}>
        {skip.title}
      </a>
      <SiteHeader trail={trail} />
      {children}
      <SiteNav here={here} />
      <SiteFooter checked={checked} />
    </>
  )
}
