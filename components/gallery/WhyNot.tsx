import type { Rejected } from '../../simulator/doors/gallery'
import { href } from '../site/href'
import styles from './gallery.module.css'
import { type Links, Sources } from './Sources'

/** Ways that people know and should not take, each with why and where that is written. */
export function WhyNot({ of, links }: { readonly of: readonly Rejected[]; readonly links: Links }) {
  return (
    <dl className={styles.not}>
      {of.map(({ title, says, sources, checked, played }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>
            {says} <Sources specs={sources} links={links} checked={checked} />
            <Played slug={played} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Where a way that nobody should take can be played, to see what is wrong with it. */
export function Played({ slug }: { readonly slug: string | undefined }) {
  if (slug === undefined) return null
  return (
    <>
      {' '}
      <a href={href(`/flows#${slug}`)}>See what goes wrong</a>
    </>
  )
}
