import path from 'node:path'
import { lessonCode, ruleLessonCode } from '../registry.gen'
import { parse } from './compile'
import { ContentError } from './content-error'
import { LESSONS, readText } from './files'
import { knownTo } from './lint-lesson'
import { lintReferences } from './lint-references'
import { lintText } from './lint-text'
import { loadEntries } from './load'
import { registryText } from './registry'

/** A line an author can act on. */
export interface Problem {
  readonly file: string
  readonly line: number
  readonly says: string
}

/** Everything that is wrong with the content, and how many lessons were read. */
export async function lintContent(
  folder: string = LESSONS,
): Promise<{ readonly lessons: number; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = []
  let lessons = 0
  try {
    const entries = loadEntries(folder)
    if (folder === LESSONS && readText('content/registry.gen.ts') !== registryText(entries)) {
      problems.push({
        file: 'content/registry.gen.ts',
        line: 1,
        says: 'Out of date: run `npx tsx scripts/generate-content.mts`.',
      })
    }
    for (const { path: lesson, meta } of entries) {
      const file = path.join(folder, lesson, 'lesson.mdx')
      const tree = await parse(file, readText(file))
      const known = await knownTo(meta, tree, lessonCode[lesson], ruleLessonCode[lesson]).catch((fault) => {
        throw new ContentError(file, String(fault))
      })
      const findings = [...lintText(tree), ...lintReferences(tree, meta, known)]
      problems.push(...findings.map((finding) => ({ file: path.relative('.', file), ...finding })))
      lessons += 1
    }
  } catch (fault) {
    if (!(fault instanceof ContentError)) throw fault
    problems.push({ file: path.relative('.', fault.file), line: 1, says: fault.says })
  }
  return { lessons, problems }
}
