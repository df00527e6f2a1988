import type { Metadata } from 'next'
import { CardProgress } from '../../components/progress/CardProgress'
import { ProgressDesk } from '../../components/progress/ProgressDesk'
import board from '../../components/site/board.module.css'
import { href } from '../../components/site/href'
import { SitePage } from '../../components/site/SitePage'
import { flowOf } from '../../content/_build/lesson-lab'
import { loadEntries } from '../../content/_build/load'
import { outlineOf } from '../../content/_build/outline'
import { loadThemes } from '../../content/_build/themes'
import { findFlow } from '../../simulator/doors/catalogue'
import { pageMetadata } from '../page-metadata'

export const metadata: Metadata = pageMetadata({
  title: 'Lessons',
  description:
    'The course: identity and access management in short lessons, each beside a live tenant that you run yourself.',
  path: '/learn',
})

export default async function LearnPage() {
  const entries = loadEntries()
  const told = await Promise.all(entries.map(({ meta }) => findFlow(flowOf(meta.lab) ?? '')?.narration()))
  const outlines = new Map(
    await Promise.all(entries.map(async ({ path }) => [path, await outlineOf(path)] as const)),
  )
  const themes = await loadThemes()
  const tasks = new Map(themes.flatMap(({ lessons }) => lessons).map((each) => [each.path, each.exercises]))
  const chapters = new Map(entries.map(({ path }, index) => [path, told[index]?.chapters ?? []]))
  return (
    <SitePage
      skip={{ href: '#main', title: 'Skip to the text' }}
      trail={['Lessons']}
      here="/learn"
      checked={latest(entries.map((entry) => entry.meta.checked))}
    >
      <main id="main" tabIndex={-1} className={board.page}>
        <h1>Lessons</h1>
        <p className={board.lead}>
          Each lesson stands beside a live tenant. Guess first, read a little, run it, break it, mend it. The
          text can be read alone; the lab can be played alone. With one question of your own,{' '}
          <a href={href('/flows')}>find the flow that answers it</a>.
        </p>
        {themes.map((module) => (
          <section key={module.slug} className={board.section} aria-labelledby={module.slug}>
            <h2 id={module.slug}>{module.title}</h2>
            <p>{module.summary}</p>
            {module.lessons.length > 0 && (
              <ol className={board.lessons}>
                {entries
                  .filter((entry) => entry.module.slug === module.slug)
                  .map(({ path, number, meta }) => (
                    <li key={path} className={board.lesson}>
                      <b aria-hidden="true">{number}</b>
                      <h3>
                        <a href={href(`/learn/${path}`)}>{meta.title}</a>
                      </h3>
                      <p className={board.meta}>
                        {`${meta.short}, ${meta.minutes} minutes, no account needed`}
                      </p>
                      <p>{meta.summary}</p>
                      <CardProgress
                        path={path}
                        revision={meta.revision}
                        exercises={tasks.get(path) ?? []}
                        acts={(outlines.get(path)?.headings ?? []).flatMap(({ acts }) => acts)}
                        places={Object.fromEntries(
                          (outlines.get(path)?.headings ?? []).map(({ id, title }) => [id, title]),
                        )}
                      />
                      <ol className={board.route} aria-label="What happens on the way">
                        {(chapters.get(path) ?? []).map((chapter) => (
                          <li key={chapter.id}>{chapter.title}</li>
                        ))}
                      </ol>
                    </li>
                  ))}
              </ol>
            )}
            {module.runs.length > 0 && (
              <>
                <h3 className={board.sub}>
                  {module.lessons.length > 0 ? 'Without a lesson' : 'No lesson yet. What you can run'}
                </h3>
                <ul className={board.chips}>
                  {module.runs.map(({ path, title }) => (
                    <li key={path}>
                      <a href={href(path)}>{title}</a>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </section>
        ))}
        <ProgressDesk lessons={entries.map(({ path }) => path)} />
      </main>
    </SitePage>
  )
}

/** The newest of months such as `2026-11`. */
function latest(months: readonly string[]): string {
  return months.toSorted().at(-1) ?? ''
}
