import type { Rejected } from '../../simulator/doors/gallery'
import styles from './gallery.module.css'
import { type Links, Sources } from './Sources'

/** Ways that people know and should not take, each with why and where that is written. */
export function WhyNot({ of, links }: { readonly of: readonly Rejected[]; readonly links: Links }) {
  return (
    <dl className={styles.not}>
      {of.map(({ title, says, sources, checked }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>
            {says} <Sources specs={sources} links={links} checked={checked} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
