import { findFlow } from '../../simulator/doors/catalogue'
import { type InRun, specLink } from '../../simulator/doors/view'
import { findTerm } from '../glossary/glossary'
import type { LessonCode, RuleLessonCode } from '../registry.gen'
import { flowOf } from './lesson-lab'
import { type LessonRun, runOf, stepIn } from './lesson-run'
import type { Known } from './lint-references'
import { attribute, type MarkdownNode, walk } from './markdown'
import type { LessonMeta } from './schema'
import { parseSwitches } from './switches'
import { CHIPS } from './vocabulary'

/** What a lesson may point at: its flow's runs if it plays one, its tasks, and what the house knows. @throws Error when its flow is not there. */
export async function knownTo(
  meta: LessonMeta,
  tree: MarkdownNode,
  code: LessonCode | undefined,
  ofRules?: RuleLessonCode,
): Promise<Known> {
  const house = {
    chips: CHIPS,
    hasSpec: (ref: string) => specLink(ref).href !== undefined,
    hasTerm: (name: string) => findTerm(name) !== undefined,
  }
  if (ofRules) {
    const [{ exercises }, { acts }] = await Promise.all([ofRules.exercises(), ofRules.acts()])
    return {
      ...house,
      switches: {},
      exercises: exercises.map(({ id }) => id),
      acts: acts.map(({ id }) => id),
      stepOf: () => undefined,
    }
  }
  const slug = flowOf(meta.lab)
  if (slug === undefined || !code)
    return { ...house, switches: {}, exercises: [], acts: [], stepOf: () => undefined }
  const [flow, { scenario }, { exercises }, { acts }] = await Promise.all([
    findFlow(slug)?.flow(),
    code.scenario(),
    code.exercises(),
    code.acts(),
  ])
  const runs = new Map<string, LessonRun>()
  const keyOf = (switches: Readonly<Record<string, string>>) => JSON.stringify(switches)
  for (const node of walk(tree)) {
    const switches = parseSwitches(attribute(node, 'switches') ?? '')
    if (!runs.has(keyOf(switches))) runs.set(keyOf(switches), await runOf(scenario, switches))
  }
  return {
    ...house,
    switches: Object.fromEntries((flow?.switches ?? []).map(({ name, values }) => [name, values])),
    exercises: exercises.map(({ id }) => id),
    acts: acts.map(({ id }) => id),
    stepOf: (wanted: InRun, switches = {}) => {
      const run = runs.get(keyOf(switches))
      return run && stepIn(run, wanted)?.index
    },
  }
}
