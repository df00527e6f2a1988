import { href } from './href'
import styles from './site.module.css'

/** The sign above every page: whose house this is, and where in it you are. */
export function SiteHeader({ trail = [] }: { readonly trail?: readonly string[] }) {
  return (
    <header className={styles.header}>
      <a className={styles.name} href={href('/')}>
        Tenant Lab
      </a>
      {trail.length > 0 && (
        <p className={styles.trail}>
          {trail.map((each) => (
            <span key={each}>{each}</span>
          ))}
        </p>
      )}
    </header>
  )
}
