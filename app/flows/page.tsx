import type { Metadata } from 'next'
import board from '../../components/site/board.module.css'
import { FlowCard } from '../../components/site/FlowCard'
import { SitePage } from '../../components/site/SitePage'
import { flowOf } from '../../content/_build/lesson-lab'
import { loadEntries } from '../../content/_build/load'
import { catalogue } from '../../simulator/doors/catalogue'
import { pageMetadata } from '../page-metadata'

export const metadata: Metadata = pageMetadata({
  title: 'Flows',
  description:
    'The protocol flows that Tenant Lab runs: their parties, their specifications, and everything you can change or break in them.',
  path: '/flows',
})

export default async function FlowsPage() {
  const entries = loadEntries()
  const flows = await Promise.all(
    catalogue.map(async (about) => ({
      about,
      flow: await about.flow(),
      words: (await about.narration()).switches,
    })),
  )
  return (
    <SitePage
      skip={{ href: '#main', title: 'Skip to the text' }}
      trail={['Flows']}
      here="/flows"
      checked={entries[0]?.meta.checked ?? ''}
    >
      <main id="main" tabIndex={-1} className={board.page}>
        <h1>Flows</h1>
        <p className={board.lead}>
          What the engine can run today, read from the engine itself. A switch changes an input; what comes of
          it is decided by the parties, each time anew. The bold value is where it stands by itself.
        </p>
        {flows.map(({ about, flow: { parties, switches }, words }) => (
          <FlowCard
            key={about.slug}
            flow={{ ...about, parties, switches }}
            words={words}
            lessons={entries.filter((entry) => flowOf(entry.meta.lab) === about.slug)}
          />
        ))}
      </main>
    </SitePage>
  )
}
