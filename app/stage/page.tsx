import type { Metadata } from 'next'
import { DeckDesk } from '../../components/decks/DeckDesk'
import board from '../../components/site/board.module.css'
import { href } from '../../components/site/href'
import { SitePage } from '../../components/site/SitePage'
import { loadEntries } from '../../content/_build/load'
import { catalogue } from '../../simulator/doors/catalogue'
import { pageMetadata } from '../page-metadata'

export const metadata: Metadata = pageMetadata({
  title: 'Stage',
  description:
    'For trainers: a flow on the whole screen, driven by keys, with notes in a second window and runs prepared at home.',
  path: '/stage',
})

/** Where a trainer begins: the prepared runs, and every flow on a stage. */
export default function StagesPage() {
  return (
    <SitePage
      skip={{ href: '#main', title: 'Skip to the text' }}
      trail={['Stage']}
      checked={loadEntries()[0]?.meta.checked ?? ''}
    >
      <main id="main" tabIndex={-1} className={board.page}>
        <h1>The stage</h1>
        <p className={board.lead}>
          A flow before a class: all of the screen, large type, one key for each thing, the same result every
          time. Press ? there for the keys, and c for a second window with your notes.
        </p>
        <DeckDesk />
        <section className={board.section} aria-labelledby="flows">
          <h2 id="flows">Flows</h2>
          {catalogue.map(({ kind, slug, title, question }) => (
            <section key={slug} aria-labelledby={slug}>
              <h3 className={board.sub} id={slug}>
                {title}
              </h3>
              <p>
                {kind === 'attack' && <strong>An attack. </strong>}
                {question}
              </p>
              <ul className={board.ways}>
                <li>
                  <a href={href(`/stage/${slug}`)} aria-label={`On the stage: ${title}`}>
                    On the stage
                  </a>
                </li>
              </ul>
            </section>
          ))}
        </section>
      </main>
    </SitePage>
  )
}
