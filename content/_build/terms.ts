import { findTerm } from '../glossary/glossary'
import { parse } from './compile'
import { LESSONS, readText } from './files'
import { type LessonEntry, loadEntries } from './load'
import { attribute, plainText, walk } from './markdown'

/** The lessons that a term is explained in, by its id, in the order of the course. */
export async function lessonsByTerm(): Promise<ReadonlyMap<string, readonly LessonEntry[]>> {
  const found = new Map<string, readonly LessonEntry[]>()
  for (const entry of loadEntries()) {
    const file = `${LESSONS}/${entry.path}/lesson.mdx`
    for (const node of walk(await parse(file, readText(file)))) {
      if (node.name !== 'Term') continue
      const id = findTerm(attribute(node, 'of') ?? plainText(node))?.id
      if (id !== undefined) found.set(id, [...new Set([...(found.get(id) ?? []), entry])])
    }
  }
  return found
}
