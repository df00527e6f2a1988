import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StageRoom } from '../../../components/stage/StageRoom'
import { stillName } from '../../../content/_build/still'
import { catalogue, findFlow } from '../../../simulator/doors/catalogue'
import { pageMetadata } from '../../page-metadata'
import { StillDrawing } from '../../StillDrawing'
import styles from './stage.module.css'

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
    title: `Stage: ${flow.title}`,
    description: `${flow.title} before a class: full screen, large type, driven by the keyboard, the same result every time.`,
    path: `/stage/${slug}`,
  })
}

/** A flow alone on the screen, for a trainer and a projector. No frame of the site, no text beside it. */
export default async function StagePage({ params }: Params) {
  const { flow: slug } = await params
  const title = findFlow(slug)?.title
  if (!title) notFound()
  return (
    <main className={styles.stage}>
      <StageRoom flow={slug} title={title}>
        <StillDrawing name={stillName('stage', slug)} />
      </StageRoom>
    </main>
  )
}
