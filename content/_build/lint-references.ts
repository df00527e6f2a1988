import type { Finding } from './lint-text'
import { attribute, attributesOf, type MarkdownNode, plainText, walk } from './markdown'
import type { LessonMeta } from './schema'
import { parseSwitches } from './switches'

/** What exists elsewhere, for a text to point at. */
export interface Known {
  /** Chapter ids of the flow of the lesson. */
  readonly chapters: readonly string[]
  /** Values by switch name of that flow. */
  readonly switches: Readonly<Record<string, readonly string[]>>
  readonly exercises: readonly string[]
  /** Kinds a chip can have. */
  readonly chips: readonly string[]
  hasSpec(ref: string): boolean
  hasTerm(name: string): boolean
  /** Whether the run that the lesson opens with has what a text points at. */
  isInRun(wanted: Readonly<Record<string, string>>): boolean
}

/** Whether everything a lesson points at is there, and everything that waits for it is pointed at. */
export function lintReferences(tree: MarkdownNode, meta: LessonMeta, known: Known): readonly Finding[] {
  const nodes = [...walk(tree)]
  const used = nodes.filter((node) => node.name === 'Exercise').map((node) => attribute(node, 'id') ?? '')
  return [
    ...nodes.flatMap((node) =>
      lintNode(node, known).map((says) => ({ line: node.position?.start.line ?? 1, says })),
    ),
    ...known.exercises
      .filter((id) => !used.includes(id))
      .map((id) => ({ line: 1, says: `No <Exercise id="${id}"> in the text.` })),
    ...meta.sources
      .filter((source) => source.spec !== undefined && !known.hasSpec(source.spec))
      .map((source) => ({ line: 1, says: `meta.json: nobody knows the source "${source.spec}".` })),
  ]
}

function lintNode(node: MarkdownNode, known: Known): readonly string[] {
  const value = (name: string) => attribute(node, name) ?? ''
  switch (node.name) {
    case 'Scene':
      return [
        ...(known.chapters.includes(value('chapter'))
          ? []
          : [`The flow has no chapter "${value('chapter')}".`]),
        ...Object.entries(parseSwitches(value('switches')))
          .filter(([name, set]) => !known.switches[name]?.includes(set))
          .map(([name, set]) => `The flow has no switch ${name}=${set}.`),
      ]
    case 'Exercise':
      return known.exercises.includes(value('id')) ? [] : [`exercises.ts has no "${value('id')}".`]
    case 'Spec':
      return known.hasSpec(value('id')) ? [] : [`Nobody knows the specification "${value('id')}".`]
    case 'See': {
      const wanted = attributesOf(node)
      return known.isInRun(wanted) ? [] : [`The run has no ${JSON.stringify(wanted)}.`]
    }
    case 'Term': {
      const name = value('of') || plainText(node)
      return known.hasTerm(name)
        ? []
        : [`The glossary has no "${name}": add it, or name the entry with of="...".`]
    }
    case 'Chip':
      return known.chips.includes(value('kind')) ? [] : [`There is no chip "${value('kind')}".`]
    default:
      return []
  }
}
