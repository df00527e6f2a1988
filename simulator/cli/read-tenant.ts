import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { SimulationError } from '../core/errors'
import type { PolicyTenant } from '../directory/policy-tenant'
import { type ImportFile, importSteps } from '../interchange/import-files'
import type { ImportResult, Problem } from '../interchange/import-result'
import { IMPORT_LIMITS, size } from '../interchange/limits'
import { withLosses } from '../interchange/losses'
import { isDscConfiguration } from '../interchange/microsoft365dsc'
import { isTerraformSource } from '../interchange/terraform'
import { knownName } from './known-names'
import { createProgress, type Progress } from './progress'
import { isFolder, readBytes, STANDARD_INPUT, unreadable } from './read-bytes'

/** What a folder is searched for; a file that is named outright may be called anything. */
const EXPORTS = /\.(json|jsonl|ndjson|zip)$/i
/** Of these only what holds policies, so that it can be said that it is not read. */
const CONFIGURATIONS = /\.(ps1|tf)$/i
/** Files and folders that one folder may hold, at all depths: somebody who gives a whole disk did not mean it. */
const MOST_ENTRIES = 200_000
const WANTED = 'Give files, folders, zip files, or -.'

interface Found {
  readonly files: ImportFile[]
  /** What could not be read below a folder. The rest comes in. */
  readonly problems: Problem[]
  bytes: number
  entries: number
}

/**
 * Reads the exports in files, folders (with all below them, hidden ones left out) and zips; `-` is standard input.
 * @throws SimulationError when a path cannot be read, holds more than an import takes, or when there is no export in any
 */
export async function readExports(
  paths: readonly string[],
  progress = createProgress(process.stderr),
): Promise<ImportResult> {
  const found: Found = { files: [], problems: [], bytes: 0, entries: 0 }
  for (const given of paths) {
    if (given === '-' || !(await isFolder(given, WANTED))) await add(found, given)
    else await addFolder(found, given)
  }
  if (found.files.length === 0 && found.problems.length === 0) {
    throw new SimulationError(
      `There is no export in ${paths.join(', ')}.`,
      'A folder is searched for .json, .jsonl, .ndjson and .zip.',
    )
  }
  const result = await importing(found.files, progress)
  const problems = [...found.problems, ...result.problems]
  return { ...result, problems, tenant: withLosses(result.tenant, problems, result.unknown) }
}

async function importing(files: readonly ImportFile[], progress: Progress): Promise<ImportResult> {
  const steps = importSteps(files, { knownName })
  for (;;) {
    const step = steps.next()
    if (step.done) {
      progress.end()
      return step.value
    }
    const { done, total, file } = step.value
    await progress.show(
      file === '' ? 'Putting it together' : `Reading ${path.posix.basename(file)}`,
      done / total,
    )
  }
}

/**
 * Reads a tenant to ask questions about.
 * @throws SimulationError as `readExports` does, and when nothing came in: with what was wrong first
 */
export async function readTenant(paths: readonly string[]): Promise<PolicyTenant> {
  const { tenant, imported, problems, unknown } = await readExports(paths)
  if (Object.keys(imported).length > 0) return tenant
  const [problem] = problems
  const [odd] = unknown
  const first = problem
    ? `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`
    : odd
      ? `${odd.file}: ${odd.says}`
      : 'The files hold no object.'
  throw new SimulationError('No tenant came in.', first)
}

async function add(found: Found, given: string, isBelow = false): Promise<void> {
  const bytes = await readBytes(given, IMPORT_LIMITS.totalBytes, WANTED)
  found.bytes += bytes.length
  if (found.bytes > IMPORT_LIMITS.totalBytes) {
    throw new SimulationError(
      `The files are larger than ${size(IMPORT_LIMITS.totalBytes)} together.`,
      'Give a part of them.',
    )
  }
  if (isBelow && CONFIGURATIONS.test(given) && !isConfiguration(bytes)) return
  found.files.push({ name: given === '-' ? STANDARD_INPUT : given.split(path.sep).join('/'), bytes })
}

function isConfiguration(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes)
  return isDscConfiguration(text) || isTerraformSource(text)
}

/** Adds what is below a folder. What cannot be read there is a problem of its own. */
async function addFolder(found: Found, folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((fault: unknown) => {
    complain(found, folder, unreadable(folder, fault, ''))
    return []
  })
  // The order of a folder differs from disk to disk; the first of two objects with one id counts.
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const at = path.join(folder, entry.name)
    if (++found.entries > MOST_ENTRIES) {
      throw new SimulationError(
        `There are more than ${MOST_ENTRIES} files in the folders given.`,
        'Give the folder of the export.',
      )
    }
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    if (entry.isDirectory()) await addFolder(found, at)
    else if (EXPORTS.test(entry.name) || CONFIGURATIONS.test(entry.name)) await addFile(found, at)
  }
}

async function addFile(found: Found, at: string): Promise<void> {
  try {
    // Links are followed to files only; a pipe or a device may have no end.
    if ((await stat(at)).isFile()) await add(found, at, true)
    else complain(found, at, new SimulationError(`${at} is no file, and is left out.`, ''))
  } catch (fault) {
    if (fault instanceof SimulationError && found.bytes > IMPORT_LIMITS.totalBytes) throw fault
    complain(found, at, fault instanceof SimulationError ? fault : unreadable(at, fault, ''))
  }
}

function complain({ problems }: Found, at: string, { message, hint }: SimulationError): void {
  const says = hint === '' ? message.trim() : message.slice(0, -hint.length).trim()
  problems.push({ file: at.split(path.sep).join('/'), line: 1, column: 1, message: says, isLoss: true })
}
