import path from 'node:path'
import { findFlow } from '../../simulator/doors/catalogue'
import { completeRun } from '../../simulator/doors/index'
import { findInRun, specLink, steps } from '../../simulator/doors/view'
import { findTerm } from '../glossary/glossary'
import { lessonCode } from '../registry.gen'
import { parse } from './compile'
import { ContentError } from './content-error'
import { LESSONS, readText } from './files'
import { lintReferences } from './lint-references'
import { lintText } from './lint-text'
import { loadEntries } from './load'
import { registryText } from './registry'
import { CHIPS } from './vocabulary'

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
    for (const entry of entries) {
      const file = path.join(folder, entry.path, 'lesson.mdx')
      const tree = await parse(file, readText(file))
      const known = findFlow(entry.meta.flow)
      if (!known) throw new ContentError(file, `There is no flow "${entry.meta.flow}".`)
      const [flow, narration] = await Promise.all([known.flow(), known.narration()])
      const { result } = await completeRun(flow, { seed: 1 })
      const told = steps(result.events, narration)
      const findings = [
        ...lintText(tree),
        ...lintReferences(tree, entry.meta, {
          chapters: narration.chapters.map((chapter) => chapter.id),
          switches: Object.fromEntries(flow.switches.map((each) => [each.name, each.values])),
          exercises: ((await lessonCode[entry.path]?.exercises())?.exercises ?? []).map(
            (exercise) => exercise.id,
          ),
          chips: CHIPS,
          hasSpec: (ref) => specLink(ref).href !== undefined,
          isInRun: (wanted) => findInRun(result.events, told, wanted) !== undefined,
          hasTerm: (name) => findTerm(name) !== undefined,
        }),
      ]
      problems.push(...findings.map((finding) => ({ file: path.relative('.', file), ...finding })))
      lessons += 1
    }
  } catch (fault) {
    if (!(fault instanceof ContentError)) throw fault
    problems.push({ file: path.relative('.', fault.file), line: 1, says: fault.says })
  }
  return { lessons, problems }
}
