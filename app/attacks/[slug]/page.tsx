import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AttackBoard } from '../../../components/attacks/AttackBoard'
import type { AttackWords } from '../../../components/attacks/attack-words'
import styles from '../../../components/attacks/attacks.module.css'
import board from '../../../components/site/board.module.css'
import { href } from '../../../components/site/href'
import { SitePage } from '../../../components/site/SitePage'
import { loadEntries } from '../../../content/_build/load'
import { attacks, USUAL_DEPTH } from '../../../simulator/doors/attacks'
import { specLink } from '../../../simulator/doors/view'
import { pageMetadata } from '../../page-metadata'

type Params = { readonly params: Promise<{ readonly slug: string }> }

export const dynamicParams = false

export function generateStaticParams() {
  return attacks.map(({ entry }) => ({ slug: entry.slug }))
}

const find = (slug: string) => attacks.find(({ entry }) => entry.slug === slug)

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { slug } = await params
  const title = find(slug)?.entry.title
  if (!title) return {}
  return pageMetadata({
    title: `Attack: ${title}`,
    description: `${title}: what stops it, as a table of runs that you start, and a search for a run that contradicts what is said.`,
    path: `/attacks/${slug}`,
  })
}

/** An attack beside what can be done against it. The build knows words alone: what comes of them is computed in the page. */
export default async function AttackPage({ params }: Params) {
  const { slug } = await params
  const found = find(slug)
  if (!found) notFound()
  const { entry } = found
  const [flow, { table, claims, thief: id }] = await Promise.all([entry.flow(), found.attack()])
  const thief = flow.parties.find((party) => party.id === id)?.name ?? id
  const words: AttackWords = {
    slug,
    thief,
    depth: USUAL_DEPTH,
    ways: table.ways.map(({ id, title }) => ({ id, title })),
    mitigations: table.mitigations.map(({ id, title, says, spec }) => ({
      id,
      title,
      says,
      ...(spec && { spec: linkOf(spec) }),
    })),
    claims: claims.map(({ id, says, mitigation }) => ({ id, says, mitigation })),
  }
  return (
    <SitePage
      skip={{ href: '#main', title: 'Skip to the text' }}
      trail={['Attacks', entry.title]}
      checked={loadEntries()[0]?.meta.checked ?? ''}
    >
      <main id="main" tabIndex={-1} className={`${board.page} ${styles.page}`}>
        <h1>{entry.title}</h1>
        <p className={board.lead}>{entry.question}</p>
        <ul className={board.ways}>
          <li>
            <a href={href(`/lab/${slug}`)}>Play it in the lab</a>
          </li>
          <li>
            <a href={href(`/stage/${slug}`)}>On the stage</a>
          </li>
          <li>
            <a href={href(`/flows#${slug}`)}>Among the flows</a>
          </li>
        </ul>
        <section className={styles.part} aria-labelledby="how-it-is-done">
          <h2 id="how-it-is-done">How it is done</h2>
          <dl className={styles.list}>
            {table.ways.map(({ id, title, says, spec }) => (
              <div key={id}>
                <dt>{title}</dt>
                <dd>
                  {says} <a href={specLink(spec).href}>{specLink(spec).title}</a>
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <p className={styles.noscript}>
          Without script this page says what is done, and what against it, and no more: which stops which is
          decided by running it. In a terminal, <code>npm run --silent lab -- attacks {slug}</code> runs the
          table, and with <code>--search all</code> it searches.
        </p>
        <AttackBoard {...words} />
      </main>
    </SitePage>
  )
}

function linkOf(spec: Parameters<typeof specLink>[0]): { readonly title: string; readonly href: string } {
  const { title, href: address } = specLink(spec)
  return { title, href: address ?? '' }
}
