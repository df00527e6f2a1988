import { readFile } from 'node:fs/promises'
import { SimulationError } from '../core/errors'
import { type Answer, isAnswer } from '../run/prompt'

/**
 * The answers in `file`: a JSON list, or the whole output of `lab run --format json`.
 * @throws SimulationError when there is no such file, or no such list in it
 */
export async function readAnswers(file: string): Promise<Answer[]> {
  const text = await readFile(file, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    throw new SimulationError(
      `Cannot read ${file} (${fault.code}).`,
      'Give a file with a JSON list of answers.',
    )
  })
  const parsed = parse(text, file)
  const list = Array.isArray(parsed) ? parsed : (parsed as { answers?: unknown } | null)?.answers
  if (!Array.isArray(list)) {
    throw new SimulationError(
      `${file} holds no list.`,
      'Give a JSON list of answers, or the output of `lab run --format json`.',
    )
  }
  return list.map((answer: unknown, index) => {
    if (isAnswer(answer)) return answer
    throw new SimulationError(
      `Answer ${index + 1} in ${file} has no known form.`,
      'An answer is {"prompt": "...", "value": {...}, "afterSeconds": N}.',
    )
  })
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new SimulationError(
      `${file} is not JSON.`,
      'Give a JSON list of answers, as `lab run --format json` prints them.',
    )
  }
}
