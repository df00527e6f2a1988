import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { KeptLabSlot } from '../../../../components/lab/KeptLabSlot'
import { evaluateLesson } from '../../../../components/lesson/evaluate'
import styles from '../../../../components/lesson/lesson.module.css'
import { SceneWatcher } from '../../../../components/lesson/SceneWatcher'
import { SitePage } from '../../../../components/site/SitePage'
import { loadEntries, loadLesson } from '../../../../content/_build/load'
import { outlineOf } from '../../../../content/_build/outline'
import { stillName } from '../../../../content/_build/still'
import { lessonCode } from '../../../../content/registry.gen'
import { pageMetadata } from '../../../page-metadata'
import { StillDrawing } from '../../../StillDrawing'
import { lessonWords } from './lesson-words'

type Params = { readonly params: Promise<{ readonly module: string; readonly lesson: string }> }

export const dynamicParams = false

export function generateStaticParams() {
  return loadEntries().map((entry) => ({ module: entry.module.slug, lesson: entry.slug }))
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { module, lesson } = await params
  const entry = loadEntries().find((each) => each.path === `${module}/${lesson}`)
  if (!entry) return {}
  return pageMetadata({
    title: entry.meta.title,
    description: entry.meta.summary,
    path: `/learn/${entry.path}`,
  })
}

export default async function LessonPage({ params }: Params) {
  const { module, lesson: slug } = await params
  const lesson = await loadLesson(`${module}/${slug}`)
  const code = lessonCode[`${module}/${slug}`]
  if (!lesson || !code) notFound()
  const { meta } = lesson
  const { exercises } = await code.exercises()
  const { predictions } = await outlineOf(lesson.path)
  return (
    <SitePage
      skip={{ href: '#lab', title: 'Skip to the lab' }}
      trail={[lesson.module.title, `${lesson.number} ${meta.short}`]}
      here="/learn"
      checked={meta.checked}
    >
      <main className={styles.page}>
        <div className={styles.intro}>
          <p className={styles.eyebrow}>
            <b>{lesson.number}</b>
            <span>{lesson.module.title}</span>
            <span>{`${meta.minutes} minutes`}</span>
          </p>
          <h1>{meta.title}</h1>
        </div>
        <div className={styles.lab} id="lab" tabIndex={-1}>
          <KeptLabSlot flow={meta.flow} variant="lesson">
            <StillDrawing name={stillName('lesson', lesson.path)} />
          </KeptLabSlot>
        </div>
        <article className={styles.prose}>
          {evaluateLesson(lesson.code, lessonWords({ path: lesson.path, meta, exercises, predictions }))}
          <SceneWatcher flow={meta.flow} path={lesson.path} revision={meta.revision} />
        </article>
      </main>
    </SitePage>
  )
}
