import { type AskedFlow, allWays, answerAt, rejected } from '../../simulator/doors/gallery'
import { href } from '../site/href'
import styles from './gallery.module.css'
import { type Links, Sources } from './Sources'
import { WhyNot } from './WhyNot'

interface AllWaysProps {
  readonly flows: readonly AskedFlow[]
  readonly links: Links
}

/** The whole of the helper as a list: for whoever wants to see it at once, and without script. */
export function AllWays({ flows, links }: AllWaysProps) {
  return (
    <details className={styles.all}>
      <summary>All answers at once</summary>
      <ul>
        {allWays().map(({ choices, end: id }) => {
          const { end, flows: playing } = answerAt(id, flows)
          return (
            <li key={choices.map((each) => each.id).join('.')}>
              {choices.map(({ says }) => says).join(' › ')}: <b>{end.name}</b>.{' '}
              {playing.length === 0 ? (
                <>
                  Not built here yet: <Sources specs={end.specs} links={links} />
                </>
              ) : (
                playing.map(({ flow }) => (
                  <a key={flow.slug} href={href(`/flows#${flow.slug}`)}>
                    {flow.title}
                  </a>
                ))
              )}
            </li>
          )
        })}
      </ul>
      <WhyNot of={Object.values(rejected)} links={links} />
    </details>
  )
}
