import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { SimulationError } from '../core/errors'
import { decodeText } from '../interchange/decode-text'
import { placeOf, valuesIn } from '../interchange/json-text'

const DEPTH = 100

/**
 * The JSON of a file, in any encoding that exports have, or of standard input (`-`).
 * @throws SimulationError when it cannot be read, or is not JSON: with line, column and what was expected
 */
export async function readJson(file: string): Promise<unknown> {
  const name = file === '-' ? 'standard input' : file
  const content = file === '-' ? await text(process.stdin) : decodeText(await bytesOf(file)).text
  const source = content.replace(/^\uFEFF/, '')
  const { pieces, fault } = valuesIn(source, DEPTH)
  const after = pieces[1]
  const wrong = fault ?? (after ? { offset: after.from, expected: 'the end of the file' } : undefined)
  if (wrong) {
    const { line, column } = placeOf(source, wrong.offset)
    throw new SimulationError(`${name}:${line}:${column} is no JSON.`, `Expected ${wrong.expected} there.`)
  }
  return JSON.parse(source)
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(file))
  } catch (fault) {
    throw new SimulationError(
      `Cannot read ${file} (${(fault as NodeJS.ErrnoException).code}).`,
      'Give a JSON file, or -.',
    )
  }
}
