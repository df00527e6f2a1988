import { SimulationError } from '../core/errors'
import { type Intervention, isIntervention } from '../run/intervention'
import { readJson } from './read-json'

const WANTED = 'Give a JSON list of changes from outside.'

/**
 * The interventions in `file`: a JSON list.
 * @throws SimulationError when there is no such file, or no such list in it
 */
export async function readInterventions(file: string): Promise<Intervention[]> {
  const list = await readJson(file, WANTED)
  if (!Array.isArray(list)) throw new SimulationError(`${file} holds no list.`, WANTED)
  return list.map((each: unknown, index) => {
    if (isIntervention(each)) return each
    throw new SimulationError(
      `Change ${index + 1} in ${file} has no known form.`,
      'A change is {"when": {"at": "start"}, "do": "wait", "seconds": 60}; CONTRIBUTING lists them.',
    )
  })
}
