import type { Metadata } from 'next'
import { OTHER_SPELLING_SCRIPT } from '../components/explain/code-address'
import board from '../components/site/board.module.css'
import { href } from '../components/site/href'
import { SitePage } from '../components/site/SitePage'
import { loadEntries } from '../content/_build/load'

export const metadata: Metadata = { title: 'No such room' }

export default function NotFound() {
  const entries = loadEntries()
  return (
    <SitePage skip={{ href: '#main', title: 'Skip to the text' }} checked={entries[0]?.meta.checked ?? ''}>
      <main id="main" tabIndex={-1} className={`${board.page} ${board.lost}`}>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant. */}
        <script dangerouslySetInnerHTML={{ __html: OTHER_SPELLING_SCRIPT }} />
        <div>
          <h1>
            <span>404</span> No such room
          </h1>
          <p className={board.lead}>
            Nothing lives at this address. It may have moved, or a letter may be missing. A link to a run
            keeps all it knows behind the #, so nothing of it is lost: open it under the right address.
          </p>
          <ul className={board.ways}>
            {entries.slice(0, 1).map((entry) => (
              <li key={entry.path}>
                <a href={href(`/learn/${entry.path}`)}>
                  Lesson {entry.number}: {entry.meta.title}
                </a>
              </li>
            ))}
            <li>
              <a href={href('/learn')}>All lessons</a>
            </li>
            <li>
              <a href={href('/flows')}>All flows</a>
            </li>
            <li>
              <a href={href('/explain')}>All codes of Entra that are explained</a>
            </li>
            <li>
              <a href={href('/')}>Home</a>
            </li>
          </ul>
        </div>
      </main>
    </SitePage>
  )
}
