import {
  type ImportLimits,
  importSteps,
  isRunFile,
  type ReadTenant,
  readTenant,
  secretsOf,
} from '../../simulator/doors/sandbox'
import type { Flow } from '../lab/engine'

/** What files turned out to be: a run, a tenant, or nothing of use. */
type Brought =
  | { readonly kind: 'run'; readonly text: string }
  | { readonly kind: 'tenant'; readonly read: ReadTenant }
  | { readonly kind: 'nothing'; readonly says: string }

/** A run goes anew at every change, so a tenant here is one that a person can look at. */
const LIMITS: Partial<ImportLimits> = {
  files: 1_000,
  fileBytes: 8 * 1024 * 1024,
  totalBytes: 16 * 1024 * 1024,
  objects: 5_000,
}
export const LIMITS_SAID = 'At most 1,000 files, 16 MiB together, 5,000 objects.'
const MOST_SAID = 8

/** Reads files that were chosen or dropped, in this page: Graph JSON, zips of it, or the file of a run. Never throws. */
export async function readFiles(files: readonly File[], flow: Flow): Promise<Brought> {
  if (files.length > 1_000 || files.reduce((sum, { size }) => sum + size, 0) > 16 * 1024 * 1024)
    return { kind: 'nothing', says: `That is more than this page takes. ${LIMITS_SAID} Nothing has changed.` }
  try {
    const read = await Promise.all(
      files.map(async (file) => ({
        name: file.webkitRelativePath || file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
      })),
    )
    const [first] = read
    const text = read.length === 1 && first ? new TextDecoder().decode(first.bytes) : ''
    if (isRunFile(text)) return { kind: 'run', text }
    return await tenantIn(read, flow)
  } catch (fault) {
    return {
      kind: 'nothing',
      says: `It could not be read: ${fault instanceof Error ? fault.message : ''} Nothing has changed.`,
    }
  }
}

async function tenantIn(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  flow: Flow,
): Promise<Brought> {
  const steps = importSteps(files, { limits: LIMITS })
  for (let step = steps.next(), count = 1; ; step = steps.next(), count++) {
    if (step.done) {
      const { document, problems } = step.value
      const read = readTenant(document, secretsOf(flow))
      const broken = problems.map(({ file, line, message }) => `${file}, line ${line}: ${message}`)
      const told = [
        ...broken.slice(0, MOST_SAID),
        ...(broken.length > MOST_SAID ? [`And ${broken.length - MOST_SAID} more.`] : []),
      ]
      if (Object.values(read.counts).every((each) => each === 0))
        return {
          kind: 'nothing',
          says: `No object of a directory is in it. ${told.join(' ') || 'Choose Graph JSON: users, groups, applications, service principals.'} Nothing has changed.`,
        }
      return { kind: 'tenant', read: { ...read, left: [...told, ...read.left] } }
    }
    // The page goes on being drawn.
    if (count % 20 === 0) await new Promise((resolve) => setTimeout(resolve))
  }
}
