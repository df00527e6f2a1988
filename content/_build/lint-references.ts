import type { InRun } from '../../simulator/doors/view'
import type { Finding } from './lint-text'
import { attribute, attributesOf, type MarkdownNode, plainText, walk } from './markdown'
import type { LessonMeta } from './schema'
import { parseSwitches } from './switches'

/** What exists elsewhere, for a text to point at. */
export interface Known {
  /** Values by switch name of that flow. */
  readonly switches: Readonly<Record<string, readonly string[]>>
  readonly exercises: readonly string[]
  readonly acts: readonly string[]
  /** Kinds a chip can have. */
  readonly chips: readonly string[]
  hasSpec(ref: string): boolean
  hasTerm(name: string): boolean
  /** The step of the run that the lesson opens with, or of one with these switches, that a text points at. */
  stepOf(wanted: InRun, switches?: Readonly<Record<string, string>>): number | undefined
}

/** Whether everything a lesson points at is there, and everything that waits for it is pointed at. */
export function lintReferences(tree: MarkdownNode, meta: LessonMeta, known: Known): readonly Finding[] {
  const nodes = [...walk(tree)]
  const named = (name: string, by: string) =>
    nodes.filter((node) => node.name === name).map((node) => attribute(node, by) ?? '')
  const [exercises, acts] = [named('Exercise', 'id'), named('Act', 'is')]
  return [
    ...nodes.flatMap((node) =>
      lintNode(node, known).map((says) => ({ line: node.position?.start.line ?? 1, says })),
    ),
    ...known.exercises
      .filter((id) => !exercises.includes(id))
      .map((id) => ({ line: 1, says: `No <Exercise id="${id}"> in the text.` })),
    ...known.acts
      .filter((id) => !acts.includes(id))
      .map((id) => ({ line: 1, says: `No <Act is="${id}"> in the text.` })),
    ...lintOrder(nodes, known),
    ...meta.sources
      .filter((source) => source.spec !== undefined && !known.hasSpec(source.spec))
      .map((source) => ({ line: 1, says: `meta.json: nobody knows the source "${source.spec}".` })),
  ]
}

function lintNode(node: MarkdownNode, known: Known): readonly string[] {
  const value = (name: string) => attribute(node, name) ?? ''
  switch (node.name) {
    case 'Scene': {
      const { switches = '', ...wanted } = attributesOf(node)
      const set = parseSwitches(switches)
      const unknown = Object.entries(set).filter(([name, to]) => !known.switches[name]?.includes(to))
      if (unknown.length > 0) return unknown.map(([name, to]) => `The flow has no switch ${name}=${to}.`)
      return known.stepOf(wanted, set) === undefined ? [`The run has no ${JSON.stringify(wanted)}.`] : []
    }
    case 'Act':
      return known.acts.includes(value('is')) ? [] : [`acts.ts has no "${value('is')}".`]
    case 'Exercise':
      return known.exercises.includes(value('id')) ? [] : [`exercises.ts has no "${value('id')}".`]
    case 'Spec':
      return known.hasSpec(value('id')) ? [] : [`Nobody knows the specification "${value('id')}".`]
    case 'See': {
      const wanted = attributesOf(node)
      return known.stepOf(wanted) === undefined ? [`The run has no ${JSON.stringify(wanted)}.`] : []
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

/** A text goes with the run: where it is to go back, that is a link. */
function lintOrder(nodes: readonly MarkdownNode[], known: Known): readonly Finding[] {
  let last = -1
  return nodes
    .filter(({ name }) => name === 'Scene')
    .flatMap((node) => {
      const { switches = '', ...wanted } = attributesOf(node)
      const step = known.stepOf(wanted, parseSwitches(switches)) ?? last
      const goesBack = step < last
      last = step
      return goesBack
        ? [{ line: node.position?.start.line ?? 1, says: `This <Scene> goes back, to step ${step + 1}.` }]
        : []
    })
}
