import { type Party, parties } from '../../simulator/doors/view'
import { lessonCode } from '../registry.gen'
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
  readonly by: 'message' | 'party' | 'run'
  readonly opens?: 'change' | 'browser'
  /** The parties to pick from, as the run of the lesson begins. */
  readonly parties?: readonly { readonly id: string; readonly name: string }[]
}

/** What there is to do in the lesson at `path`, `module/lesson`: nothing where its lab plays no flow. */
export async function tasksOf(
  path: string,
): Promise<{ readonly exercises: readonly Exercise[]; readonly acts: readonly ActWords[] }> {
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
    exercises,
    acts: acts.map(({ id, task, by, opens }) => ({
      id,
      task,
      by,
      ...(opens && { opens }),
      ...(by === 'party' && { parties: cast }),
    })),
  }
}
