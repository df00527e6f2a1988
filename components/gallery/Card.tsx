import type { ReactNode } from 'react'
import type { AskedFlow, Asker } from '../../simulator/doors/gallery'
import { href } from '../site/href'
import styles from './gallery.module.css'

export interface GalleryFlow extends AskedFlow {
  /** Lessons that play it. */
  readonly lessons: readonly { readonly path: string; readonly title: string }[]
  /** Drawn from its own run. */
  readonly picture: ReactNode
}

/** Who asks, as it is shown. */
export const WHO: Readonly<Record<Asker, string>> = {
  person: 'A person',
  device: 'A device',
  workload: 'A program',
}

/** A flow in the gallery. */
export function Card({ flow, hidden }: { readonly flow: GalleryFlow; readonly hidden: boolean }) {
  const { kind, slug, title, question, asked, lessons, picture } = flow
  const ways = [
    { path: `/lab/${slug}`, says: 'Run it' },
    ...lessons.map((lesson) => ({ path: `/learn/${lesson.path}`, says: `Lesson: ${lesson.title}` })),
    ...(kind === 'attack' ? [{ path: `/attacks/${slug}`, says: 'What stops it' }] : []),
    { path: `/flows/${slug}`, says: 'What it is made of' },
    { path: `/stage/${slug}`, says: 'On the stage' },
    { path: `/embed-builder#flow=${slug}`, says: 'In your own page' },
  ]
  return (
    <li className={styles.card} id={slug} hidden={hidden}>
      <div className={styles.picture}>
        <div>{picture}</div>
      </div>
      <div className={styles.text}>
        <h3>{question}</h3>
        <p className={styles.title}>
          {kind === 'attack' && 'An attack: '}
          {title}
        </p>
        <dl>
          <div>
            <dt>Who asks</dt>
            <dd>
              {asked.who.map((each, index) => (index === 0 ? WHO[each] : WHO[each].toLowerCase())).join(', ')}
            </dd>
          </div>
          <div>
            <dt>In the end</dt>
            <dd>{asked.endsIn}</dd>
          </div>
        </dl>
        <ul className={styles.ways}>
          {ways.map(({ path, says }) => (
            <li key={path}>
              <a href={href(path)}>
                {says}
                <span className="visually-hidden"> ({title})</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </li>
  )
}
