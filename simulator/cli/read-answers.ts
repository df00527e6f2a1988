import { SimulationError } from '../core/errors'
import { type Given, isGiven } from '../prompts/answer'
import { readJson } from './read-json'

const WANTED = 'Give a JSON list of answers, or the output of `lab run --format json`.'

/**
 * The answers in `file`: a JSON list, or the whole output of `lab run --format json`.
 * @throws SimulationError when there is no such file, or no such list in it
 */
export async function readAnswers(file: string): Promise<Given[]> {
  const parsed = await readJson(file, WANTED)
  const list = Array.isArray(parsed) ? parsed : (parsed as { answers?: unknown } | null)?.answers
  if (!Array.isArray(list)) {
    throw new SimulationError(`${file} holds no list.`, WANTED)
  }
  return list.map((answer: unknown, index) => {
    if (isGiven(answer)) return answer
    throw new SimulationError(
      `Answer ${index + 1} in ${file} has no known form.`,
      'An answer is {"prompt": "...", "value": {...}, "afterSeconds": N}; for a secret "is": "right" may stand for the value.',
    )
  })
}
