import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { documents } from '../../simulator/trace/select/documents'
import { knownRfcs } from '../../simulator/trace/select/known-rfcs'
import { at } from './paths.mjs'

/** A reference to a specification, and where it stands. */
export interface Reference {
  readonly ref: string
  readonly file: string
  readonly line: number
}

/** Where references stand: checks, the vocabulary, flows, lessons, pages. */
const FOLDERS = ['simulator', 'content', 'components', 'app']
const FILES = /(?<!\.test)\.(ts|tsx|json|mdx)$/
/** What is behind an address is no reference. */
const LIST = path.join('simulator', 'trace', 'select', 'documents.ts')

/** A string literal that is a document and a section; and whatever stands where a reference belongs. */
const LITERAL = /(['"`])(rfc\d+#[\w.-]+|[a-z][a-z0-9-]*#[a-z0-9][\w.-]*)\1/g
const NAMED = /\bspec"?:\s*(['"])([^'"]+)\1|<Spec\s+id=(["'])([^"']+)\3/g

/** Whether the document is on the list, and the section that is cited; an RFC as a whole may be cited too, and a rule of this lab. */
export function isKnown(ref: string): boolean {
  const [id = '', section] = ref.split('#')
  if (id === 'lab') return /^[a-z]+(-[a-z]+)*$/.test(section ?? '')
  const number = /^rfc(\d+)$/.exec(id)?.[1]
  if (number !== undefined) {
    const rfc = Object.hasOwn(knownRfcs, number) ? knownRfcs[number] : undefined
    return rfc !== undefined && (section === undefined || rfc.sections.includes(section))
  }
  const document = Object.hasOwn(documents, id) ? documents[id] : undefined
  return document !== undefined && section !== undefined && Object.hasOwn(document.sections, section)
}

/** The references in a text, each once for its line. */
export function referencesIn(text: string, file: string): readonly Reference[] {
  return text.split('\n').flatMap((content, index) => {
    const refs = [
      ...[...content.matchAll(LITERAL)].map(([, , ref = '']) => ref),
      ...[...content.matchAll(NAMED)].map(([, , member = '', , attribute = '']) => member || attribute),
    ]
    return [...new Set(refs)].map((ref) => ({ ref, file, line: index + 1 }))
  })
}

/** Every reference of the project, but for those in tests. */
export function allReferences(): readonly Reference[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(at(folder), { recursive: true })
      .map((name) => path.join(folder, String(name)))
      .filter((file) => FILES.test(file) && file !== LIST)
      .flatMap((file) => referencesIn(readFileSync(at(file), 'utf8'), file)),
  )
}

/** Sections on the list that nobody refers to any more. */
export function unused(references: readonly Reference[]): readonly string[] {
  const cited = new Set(references.map(({ ref }) => ref))
  const rfcs = Object.entries(knownRfcs).flatMap(([number, { sections }]) =>
    sections.map((section) => `rfc${number}#${section}`),
  )
  const others = Object.entries(documents).flatMap(([id, { sections }]) =>
    Object.keys(sections).map((section) => `${id}#${section}`),
  )
  return [...rfcs, ...others].filter((ref) => !cited.has(ref))
}
