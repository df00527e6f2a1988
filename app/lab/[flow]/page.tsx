import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { KeptLabSlot } from '../../../components/lab/KeptLabSlot'
import { href } from '../../../components/site/href'
import { SitePage } from '../../../components/site/SitePage'
import styles from '../../../components/site/site.module.css'
import { loadEntries } from '../../../content/_build/load'
import { stillName } from '../../../content/_build/still'
import { catalogue, findFlow } from '../../../simulator/doors/catalogue'
import { pageMetadata } from '../../page-metadata'
import { StillDrawing } from '../../StillDrawing'

type Params = { readonly params: Promise<{ readonly flow: string }> }

export const dynamicParams = false

export function generateStaticParams() {
  return catalogue.map(({ slug }) => ({ flow: slug }))
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { flow: slug } = await params
  const flow = findFlow(slug)
  if (!flow) return {}
  return pageMetadata({
    title: `Lab: ${flow.title}`,
    description: `${flow.title}, to run, take apart and break: every message and every token of it, computed in the page.`,
    path: `/lab/${slug}`,
    oembed: `/oembed/${slug}.json`,
  })
}

/** A flow with everything around it to look at it with, and no lesson. */
export default async function LabPage({ params }: Params) {
  const { flow: slug } = await params
  const about = findFlow(slug)
  if (!about) notFound()
  const { title, kind } = about
  return (
    <SitePage
      skip={{ href: '#lab', title: 'Skip to the lab' }}
      trail={['Lab', title]}
      checked={loadEntries()[0]?.meta.checked ?? ''}
    >
      <main id="lab" tabIndex={-1}>
        <h1 className="visually-hidden">{title}</h1>
        <KeptLabSlot flow={slug} variant="full">
          <StillDrawing name={stillName('full', slug)} />
        </KeptLabSlot>
        {kind === 'attack' && (
          <p className={styles.more}>
            <a href={href(`/attacks/${slug}`)}>What stops it: every mitigation against every way</a>
          </p>
        )}
      </main>
    </SitePage>
  )
}
