import { askedFlows } from '../../simulator/doors/refusals'
import { lessonCode, ruleLessonCode } from '../registry.gen'
import { flowOf } from './lesson-lab'
import { loadEntries, loadSyllabus } from './load'
import type { ThemePage } from './schema'

/** A theme of the course, with what there is of it. */
interface Theme {
  readonly slug: string
  readonly title: string
  readonly summary: string
  readonly lessons: readonly ThemeLesson[]
  /** What runs without a lesson of the theme: flows, attacks and pages, each with the question that it answers. */
  readonly runs: readonly ThemePage[]
}

interface ThemeLesson {
  /** `module/lesson`. */
  readonly path: string
  readonly number: number
  readonly title: string
  /** Ids of its exercises. */
  readonly exercises: readonly string[]
}

/** The themes in the order of the course. */
export async function loadThemes(): Promise<readonly Theme[]> {
  const entries = loadEntries()
  const flows = await askedFlows()
  return Promise.all(
    loadSyllabus().modules.map(async ({ slug, title, summary, pages }) => {
      const own = entries.filter(({ module }) => module.slug === slug)
      const played = new Set(own.map(({ meta }) => flowOf(meta.lab)))
      const lessons = own.map(async ({ path, number, meta }) => ({
        path,
        number,
        title: meta.title,
        exercises: await exerciseIds(path),
      }))
      const runs = flows
        .filter((flow) => flow.asked.theme === slug && !played.has(flow.slug))
        .map(({ kind, slug: flow, question }) => ({
          path: `/${kind === 'attack' ? 'attacks' : 'flows'}/${flow}`,
          title: question,
        }))
      return { slug, title, summary, lessons: await Promise.all(lessons), runs: [...runs, ...pages] }
    }),
  )
}

/** Ids of the exercises of a lesson, by its path. */
async function exerciseIds(lessonPath: string): Promise<readonly string[]> {
  const code = await (lessonCode[lessonPath] ?? ruleLessonCode[lessonPath])?.exercises()
  return (code?.exercises ?? []).map(({ id }) => id)
}
