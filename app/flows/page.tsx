import type { Metadata } from 'next'
import { AllWays } from '../../components/gallery/AllWays'
import { Gallery } from '../../components/gallery/Gallery'
import type { Links } from '../../components/gallery/Sources'
import board from '../../components/site/board.module.css'
import { SitePage } from '../../components/site/SitePage'
import { flowOf } from '../../content/_build/lesson-lab'
import { loadEntries } from '../../content/_build/load'
import { stillName } from '../../content/_build/still'
import { ends, rejected } from '../../simulator/doors/gallery'
import { askedFlows } from '../../simulator/doors/refusals'
import { specLink } from '../../simulator/doors/view'
import { pageMetadata } from '../page-metadata'
import { StillDrawing } from '../StillDrawing'

export const metadata: Metadata = pageMetadata({
  title: 'Flows',
  description:
    'Which flow do I need? Every flow that Tenant Lab runs, with a picture of its own run; found by the question you have, or by four that are asked back.',
  path: '/flows',
})

const links: Links = Object.fromEntries(
  [
    ...Object.values(ends).flatMap(({ specs }) => specs),
    ...Object.values(rejected).flatMap(({ sources }) => sources),
  ].map((spec) => [spec, specLink(spec)]),
)

export default async function FlowsPage() {
  const entries = loadEntries()
  const flows = (await askedFlows()).map((flow) => ({
    ...flow,
    lessons: entries
      .filter(({ meta }) => flowOf(meta.lab) === flow.slug)
      .map(({ path, meta }) => ({ path, title: meta.title })),
    picture: <StillDrawing name={stillName('picture', flow.slug)} />,
  }))
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
          A flow is a way for somebody, or something, to get a token. Answer a few questions, ask in your own
          words, or look around. Each picture is drawn from a run of its own.
        </p>
        <Gallery flows={flows} links={links} allWays={<AllWays flows={flows} links={links} />} />
      </main>
    </SitePage>
  )
}
