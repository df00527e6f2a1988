import { ContentError } from './content-error'
import { type LessonLab, readLab } from './lesson-lab'

/** What `meta.json` of a lesson says. */
export interface LessonMeta {
  readonly title: string
  /** Two or three words for signs and lists. */
  readonly short: string
  /** One sentence: search results and lists show it. */
  readonly summary: string
  readonly minutes: number
  /** What stands beside the text to be used. */
  readonly lab: LessonLab
  /** Raised when a reader who finished the lesson should look again. */
  readonly revision: number
  /** Month in which the facts were last checked: `2026-11`. */
  readonly checked: string
  /** `module/lesson` of what should be read first. */
  readonly prerequisites: readonly string[]
  readonly sources: readonly Source[]
}

/** Where a fact comes from: a place in a specification, by reference, or a page. */
export interface Source {
  readonly supports: string
  readonly spec?: string
  readonly page?: { readonly title: string; readonly href: string }
}

export interface Syllabus {
  readonly modules: readonly Module[]
}

/** A theme of the course. */
export interface Module {
  readonly slug: string
  readonly title: string
  readonly summary: string
  readonly lessons: readonly string[]
  /** Pages of the site that belong to the theme, with the question that each answers. */
  readonly pages: readonly ThemePage[]
}

export interface ThemePage {
  /** `/what-if`. */
  readonly path: string
  readonly title: string
}

type Json = Readonly<Record<string, unknown>>

const META_KEYS = [
  'title',
  'short',
  'summary',
  'minutes',
  'lab',
  'revision',
  'checked',
  'prerequisites',
  'sources',
]
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Reads a `meta.json`. @throws ContentError for a member that is missing, unknown or of another form. */
export function readMeta(file: string, json: unknown): LessonMeta {
  const meta = readObject(file, json, META_KEYS)
  const checked = readText(file, meta, 'checked')
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(checked))
    throw new ContentError(file, '"checked" is a month: 2026-11.')
  return {
    title: readText(file, meta, 'title'),
    short: readText(file, meta, 'short'),
    summary: readText(file, meta, 'summary'),
    minutes: readCount(file, meta, 'minutes'),
    lab: readLab(file, meta.lab),
    revision: readCount(file, meta, 'revision'),
    checked,
    prerequisites: readList(file, meta, 'prerequisites').map((each) => asText(file, 'prerequisites', each)),
    sources: readSources(file, meta),
  }
}

/** Reads `syllabus.json`: the order of its arrays is the order of the course. @throws ContentError as `readMeta` does. */
export function readSyllabus(file: string, json: unknown): Syllabus {
  const syllabus = readObject(file, json, ['modules'])
  const modules = readList(file, syllabus, 'modules').map((each): Module => {
    const module = readObject(file, each, ['slug', 'title', 'summary', 'lessons', 'pages'])
    const lessons = readList(file, module, 'lessons').map((slug) => asText(file, 'lessons', slug))
    const odd = lessons.find((slug) => !SLUG.test(slug))
    if (odd !== undefined) throw new ContentError(file, `"${odd}" is not a slug.`)
    return {
      slug: readSlug(file, module, 'slug'),
      title: readText(file, module, 'title'),
      summary: readText(file, module, 'summary'),
      lessons,
      pages: readList(file, module, 'pages').map((each) => {
        const page = readObject(file, each, ['path', 'title'])
        return { path: readText(file, page, 'path'), title: readText(file, page, 'title') }
      }),
    }
  })
  const paths = modules.flatMap((module) => module.lessons.map((lesson) => `${module.slug}/${lesson}`))
  const twice = paths.find((path, index) => paths.indexOf(path) !== index)
  if (twice !== undefined) throw new ContentError(file, `"${twice}" stands in the syllabus twice.`)
  return { modules }
}

function readSources(file: string, meta: Json): readonly Source[] {
  const sources = readList(file, meta, 'sources').map((each): Source => {
    const source = readObject(file, each, ['supports', 'spec', 'page'])
    const supports = readText(file, source, 'supports')
    if (source.spec !== undefined) return { supports, spec: readText(file, source, 'spec') }
    const page = readObject(file, source.page, ['title', 'href'])
    const href = readText(file, page, 'href')
    if (!href.startsWith('https://')) throw new ContentError(file, `"${href}" does not begin with https://.`)
    return { supports, page: { title: readText(file, page, 'title'), href } }
  })
  if (sources.length === 0) throw new ContentError(file, '"sources" is empty: say where the facts come from.')
  return sources
}

function readObject(file: string, json: unknown, known: readonly string[]): Json {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new ContentError(file, `An object with ${known.join(', ')} is wanted here.`)
  }
  const odd = Object.keys(json).find((key) => !known.includes(key))
  if (odd !== undefined) throw new ContentError(file, `Nobody reads "${odd}"; known are ${known.join(', ')}.`)
  return json as Json
}

function readText(file: string, json: Json, key: string): string {
  return asText(file, key, json[key])
}

function asText(file: string, key: string, value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '') throw new ContentError(file, `"${key}" is a text.`)
  return value
}

function readSlug(file: string, json: Json, key: string): string {
  const slug = readText(file, json, key)
  if (!SLUG.test(slug)) throw new ContentError(file, `"${key}" is a slug, like signing-in.`)
  return slug
}

function readCount(file: string, json: Json, key: string): number {
  const value = json[key]
  if (!Number.isSafeInteger(value) || (value as number) < 1) {
    throw new ContentError(file, `"${key}" is a whole number from 1.`)
  }
  return value as number
}

function readList(file: string, json: Json, key: string): readonly unknown[] {
  const value = json[key]
  if (!Array.isArray(value)) throw new ContentError(file, `"${key}" is a list.`)
  return value
}
