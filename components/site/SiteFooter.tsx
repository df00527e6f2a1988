import { OfflineSwitch } from '../offline/OfflineSwitch'
import { href } from './href'
import styles from './site.module.css'

const LINKS = [
  { path: '/', title: 'Home' },
  { path: '/learn', title: 'Lessons' },
  { path: '/flows', title: 'Flows' },
  { path: '/lab', title: 'Sandbox' },
  { path: '/what-if', title: 'What if' },
  { path: '/rules', title: 'Group rules' },
  { path: '/explain', title: 'Explain' },
  { path: '/glossary', title: 'Glossary' },
  { path: '/reference', title: 'Reference' },
  { path: '/stage', title: 'Stage' },
  { path: '/embed-builder', title: 'Embed' },
] as const

const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** Whose project this is and is not. `checked` is the month (`2026-11`) in which the facts on the page were last checked. */
export function SiteFooter({ checked }: { readonly checked: string }) {
  return (
    <footer className={styles.footer}>
      <div>
        <p className={styles.footerName}>Tenant Lab</p>
        <p>
          An independent teaching project. Contoso is a made-up company, and everything here happens in your
          browser. Microsoft, Entra and all other product names belong to their owners, who have not endorsed
          it.
        </p>
      </div>
      <ul>
        {LINKS.map(({ path, title }) => (
          <li key={path}>
            <a href={href(path)}>{title}</a>
          </li>
        ))}
      </ul>
      <OfflineSwitch />
      <p className={styles.small}>
        Free to use, change and share under the MIT licence. Facts last checked in{' '}
        <time dateTime={checked}>{month.format(new Date(`${checked}-01T00:00:00Z`))}</time>.
      </p>
    </footer>
  )
}
