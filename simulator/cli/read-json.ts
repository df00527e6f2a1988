import { SimulationError } from '../core/errors'
import { decodeText } from '../interchange/decode-text'
import { type JsonFault, placeOf, valuesIn } from '../interchange/json-text'
import { repeatedNames } from '../interchange/repeated-names'
import { readBytes, STANDARD_INPUT } from './read-bytes'

const DEPTH = 100
/** A question has a kilobyte, and a file of assertions some hundred. */
const MAX_BYTES = 8 * 1024 * 1024

/**
 * The JSON of a file, in any encoding that exports have, or of standard input (`-`).
 * @param wanted what to give instead, when it cannot be read
 * @throws SimulationError when it cannot be read, is larger than 8 MiB, is not JSON, or says something twice: with line and column
 */
export async function readJson(file: string, wanted = 'Give a JSON file, or -.'): Promise<unknown> {
  const name = file === '-' ? STANDARD_INPUT : file
  const { text } = decodeText(await readBytes(file, MAX_BYTES, wanted))
  const source = text.replace(/^\uFEFF/, '')
  if (source.trim() === '') throw new SimulationError(`${name} is empty.`, wanted)
  const wrong = faultIn(source)
  const at = (offset: number) => {
    const { line, column } = placeOf(source, offset)
    return `${name}:${line}:${column}`
  }
  if (wrong) {
    const is = wrong.expected.endsWith('levels') ? 'is too deep' : 'is no JSON'
    throw new SimulationError(`${at(wrong.offset)} ${is}.`, `Expected ${wrong.expected} there.`)
  }
  const value = JSON.parse(source)
  const repeated = [...repeatedNames(source, value)].find((found) => typeof found !== 'number')
  if (repeated) {
    throw new SimulationError(
      `${at(repeated.again)} has ${JSON.stringify(repeated.name)} a second time.`,
      'An object has each member once.',
    )
  }
  return value
}

/** Where the text is something else than one value of JSON. */
function faultIn(text: string): JsonFault | undefined {
  const reading = valuesIn(text, { depth: DEPTH })
  let isRead = false
  for (let next = reading.next(); ; next = reading.next()) {
    if (next.done) return next.value.fault
    // A pause.
    if (typeof next.value === 'number') continue
    if (isRead) return { offset: next.value.from, expected: 'the end of the file' }
    isRead = true
  }
}
