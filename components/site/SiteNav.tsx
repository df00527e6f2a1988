import { SearchButton } from '../search/SearchButton'
import { href } from './href'
import styles from './site.module.css'
import { ThemeSwitch } from './ThemeSwitch'

const PLACES = [
  { path: '/learn', title: 'Lessons' },
  { path: '/flows', title: 'Flows' },
  { path: '/what-if', title: 'What if' },
] as const

/** Where else one can go. It stands last in the document, after the content, and is shown in the sign above it. */
export function SiteNav({ here }: { readonly here?: (typeof PLACES)[number]['path'] }) {
  return (
    <nav aria-label="Site" className={styles.nav}>
      {PLACES.map(({ path, title }) => (
        <a key={path} href={href(path)} aria-current={path === here ? 'page' : undefined}>
          {title}
        </a>
      ))}
      <a href={href('/stage')}>Stage</a>
      <SearchButton className={styles.tool} />
      <ThemeSwitch />
    </nav>
  )
}

export type Place = (typeof PLACES)[number]['path']
