import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import board from '../../../components/site/board.module.css'
import { FlowParts } from '../../../components/site/FlowParts'
import { href } from '../../../components/site/href'
import { SitePage } from '../../../components/site/SitePage'
import { loadEntries } from '../../../content/_build/load'
import { catalogue, findFlow } from '../../../simulator/doors/catalogue'
import { pageMetadata } from '../../page-metadata'

type Params = { readonly params: Promise<{ readonly flow: string }> }

export const dynamicParams = false

export function generateStaticParams() {
  return catalogue.map(({ slug }) => ({ flow: slug }))
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { flow: slug } = await params
  const entry = findFlow(slug)
  if (!entry) return {}
  return pageMetadata({
    title: `Flow: ${entry.title}`,
    description: `${entry.title}: its parties, its specifications, and everything you can change or break in it.`,
    path: `/flows/${slug}`,
  })
}

/** What a flow is made of, as the engine declares it. */
export default async function FlowPage({ params }: Params) {
  const { flow: slug } = await params
  const entry = findFlow(slug)
  if (!entry) notFound()
  const [{ parties, switches }, { switches: words }] = await Promise.all([entry.flow(), entry.narration()])
  return (
    <SitePage
      skip={{ href: '#main', title: 'Skip to the text' }}
      trail={['Flows', entry.title]}
      checked={loadEntries()[0]?.meta.checked ?? ''}
    >
      <main id="main" tabIndex={-1} className={board.page}>
        <h1>{entry.title}</h1>
        <p className={board.lead}>
          {entry.question} What this flow is made of, read from the engine itself. A switch changes an input;
          what comes of it is decided by the parties, each time anew. The bold value is where it stands by
          itself.
        </p>
        <ul className={board.ways}>
          <li>
            <a href={href(`/lab/${slug}`)}>Run it</a>
          </li>
          <li>
            <a href={href(`/flows#${slug}`)}>Among the flows</a>
          </li>
        </ul>
        <FlowParts parties={parties} switches={switches} specs={entry.specs} words={words} />
      </main>
    </SitePage>
  )
}
