import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { SimulationError } from '../core/errors'
import { size } from '../interchange/limits'

/** How standard input is called in messages. */
export const STANDARD_INPUT = 'standard input'

/**
 * The bytes of a file, or of standard input (`-`), at most `limit` of them: a device that never ends does end here.
 * @param wanted what to give instead, when it cannot be read
 * @throws SimulationError when it cannot be read, is a folder, or is larger; and for standard input without anything in it
 */
export async function readBytes(file: string, limit: number, wanted: string): Promise<Uint8Array> {
  if (file !== '-') return collect(createReadStream(file), file, limit, wanted)
  const bytes = await collect(process.stdin, STANDARD_INPUT, limit, wanted)
  if (bytes.length === 0) throw new SimulationError('Standard input is empty.', wanted)
  return bytes
}

async function collect(
  stream: AsyncIterable<Uint8Array>,
  name: string,
  limit: number,
  wanted: string,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of stream) {
      length += chunk.length
      if (length > limit) throw new SimulationError(`${name} is larger than ${size(limit)}.`, wanted)
      chunks.push(chunk)
    }
  } catch (fault) {
    throw fault instanceof SimulationError ? fault : unreadable(name, fault, wanted)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** Whether a path is a folder. @throws SimulationError when there is nothing there, or it cannot be looked at */
export async function isFolder(given: string, wanted: string): Promise<boolean> {
  try {
    return (await stat(given)).isDirectory()
  } catch (fault) {
    throw unreadable(given, fault, wanted)
  }
}

const BECAUSE: Readonly<Record<string, string>> = {
  ENOENT: 'there is nothing there',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ELOOP: 'its links go in a circle',
  ENOTDIR: 'a part of the path is a file',
  ENAMETOOLONG: 'the name is too long',
}

/** What is said of a path that cannot be read. */
export function unreadable(name: string, fault: unknown, wanted: string): SimulationError {
  const { code = 'unknown' } = fault as NodeJS.ErrnoException
  const why = Object.hasOwn(BECAUSE, code) ? `, ${BECAUSE[code]}` : ''
  return new SimulationError(`Cannot read ${name} (${code}${why}).`, wanted)
}
