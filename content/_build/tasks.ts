import { type Party, parties } from '../../simulator/doors/view'
import { lessonCode, ruleLessonCode } from '../registry.gen'
import type { Exercise } from './exercise'
import { runOf } from './lesson-run'

/** Parties that can hold something: an edge of the directory leads to the others, and nothing is ever sent there. */
const HOLDS: ReadonlySet<Party['kind']> = new Set([
  'user',
  'browser',
  'phone',
  'television',
  'program',
  'identity-provider',
  'service-principal',
  'resource',
])

/** What is on the page of an act from the start. */
export interface ActWords {
  readonly id: string
  readonly task: string
  readonly by: 'message' | 'party' | 'run' | 'rule'
  readonly opens?: 'change' | 'browser'
  /** The parties to pick from, as the run of the lesson begins. */
  readonly parties?: readonly { readonly id: string; readonly name: string }[]
}

/** What is on the page of an exercise from the start. */
export interface ExerciseWords
  extends Pick<Exercise, 'id' | 'prompt' | 'hints' | 'solutionSays' | 'legend' | 'pairs'> {
  readonly by: 'run' | 'rule'
  /** Switches to set before the first run. */
  readonly setup: Readonly<Record<string, string>>
}

/** What there is to do in the lesson at `path`, `module/lesson`: nothing where its lab is a page that opens apart. */
export async function tasksOf(
  path: string,
): Promise<{ readonly exercises: readonly ExerciseWords[]; readonly acts: readonly ActWords[] }> {
  const ofRules = ruleLessonCode[path]
  if (ofRules) {
    const [{ exercises }, { acts }] = await Promise.all([ofRules.exercises(), ofRules.acts()])
    return {
      exercises: exercises.map((each) => ({ ...each, by: 'rule', setup: {} })),
      acts: acts.map(({ id, task }) => ({ id, task, by: 'rule' })),
    }
  }
  const code = lessonCode[path]
  if (!code) return { exercises: [], acts: [] }
  const [{ exercises }, { acts }, { scenario }] = await Promise.all([
    code.exercises(),
    code.acts(),
    code.scenario(),
  ])
  const { events } = await runOf(scenario)
  const cast = parties(events, events.length)
    .filter(({ kind }) => HOLDS.has(kind))
    .map(({ id, name }) => ({ id, name }))
  return {
    exercises: exercises.map((each) => ({
      ...each,
      by: 'run',
      setup: each.start.runs.at(-1)?.switches ?? {},
    })),
    acts: acts.map(({ id, task, by, opens }) => ({
      id,
      task,
      by,
      ...(opens && { opens }),
      ...(by === 'party' && { parties: cast }),
    })),
  }
}
