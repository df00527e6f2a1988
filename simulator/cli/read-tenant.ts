import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { SimulationError } from '../core/errors'
import type { PolicyTenant } from '../directory/policy-tenant'
import { type ImportFile, importFiles } from '../interchange/import-files'
import type { ImportResult } from '../interchange/import-result'
import { IMPORT_LIMITS, size } from '../interchange/limits'
import { knownName } from './known-names'

/** What a folder is searched for; a file that is named outright may be called anything. */
const EXPORTS = /\.(json|jsonl|ndjson|zip)$/i

/**
 * Reads a tenant out of files, folders (with all below them, hidden ones left out) and zips; `-` is standard input.
 * @throws SimulationError when a path cannot be read, or holds more than an import takes
 */
export async function readTenant(
  paths: readonly string[],
): Promise<{ readonly tenant: PolicyTenant; readonly result: ImportResult }> {
  const files: ImportFile[] = []
  for (const each of paths) files.push(...(each === '-' ? [await standardInput()] : await filesAt(each)))
  const result = importFiles(files, { knownName })
  return { tenant: result.tenant, result }
}

async function standardInput(): Promise<ImportFile> {
  return { name: 'standard input', bytes: new Uint8Array(await buffer(process.stdin)) }
}

async function filesAt(given: string): Promise<ImportFile[]> {
  try {
    const about = await stat(given)
    if (!about.isDirectory()) return [await read(given)]
    const files: ImportFile[] = []
    for (const file of await below(given)) files.push(await read(file))
    return files
  } catch (fault) {
    if (fault instanceof SimulationError) throw fault
    const code = (fault as NodeJS.ErrnoException).code
    throw new SimulationError(`Cannot read ${given} (${code}).`, 'Give files, folders, zip files, or -.')
  }
}

async function below(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found: string[] = []
  // The order of a folder differs from disk to disk; the first of two objects with one id counts.
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const at = path.join(folder, entry.name)
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    if (entry.isDirectory()) found.push(...(await below(at)))
    else if (entry.isFile() && EXPORTS.test(entry.name)) found.push(at)
  }
  return found
}

async function read(file: string): Promise<ImportFile> {
  const { size: bytes } = await stat(file)
  if (bytes > IMPORT_LIMITS.totalBytes) {
    throw new SimulationError(
      `${file} is larger than ${size(IMPORT_LIMITS.totalBytes)}.`,
      'Give a part of it.',
    )
  }
  return { name: file.split(path.sep).join('/'), bytes: new Uint8Array(await readFile(file)) }
}
