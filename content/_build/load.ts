import path from 'node:path'
import { compile } from './compile'
import { LESSONS, readJson, readText } from './files'
import { type LessonMeta, type Module, readMeta, readSyllabus, type Syllabus } from './schema'

/** Where a lesson stands in the course. */
export interface LessonEntry {
  /** `authentication/signing-in`: folder, address and key of the registry. */
  readonly path: string
  readonly module: Module
  readonly slug: string
  /** From 1, through the whole course. */
  readonly number: number
  readonly meta: LessonMeta
}

export interface Lesson extends LessonEntry {
  /** The compiled text: evaluated on the server, never sent. */
  readonly code: string
}

/** The course in order. @throws ContentError when a file is missing or says something nobody reads. */
export function loadSyllabus(folder: string = LESSONS): Syllabus {
  const file = path.join(folder, 'syllabus.json')
  return readSyllabus(file, readJson(file))
}

/** Every lesson of the course, in order. @throws ContentError as `loadSyllabus` does. */
export function loadEntries(folder: string = LESSONS): readonly LessonEntry[] {
  let number = 0
  return loadSyllabus(folder).modules.flatMap((module) =>
    module.lessons.map((slug) => {
      number += 1
      const file = path.join(folder, module.slug, slug, 'meta.json')
      return { path: `${module.slug}/${slug}`, module, slug, number, meta: readMeta(file, readJson(file)) }
    }),
  )
}

/** One lesson with its text, or undefined when the course has none at that path. */
export async function loadLesson(lessonPath: string, folder: string = LESSONS): Promise<Lesson | undefined> {
  const entry = loadEntries(folder).find((each) => each.path === lessonPath)
  if (!entry) return undefined
  const file = path.join(folder, lessonPath, 'lesson.mdx')
  const code = await compile(file, readText(file))
  return { ...entry, code }
}
