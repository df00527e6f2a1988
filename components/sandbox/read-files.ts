import { importSteps, isRunFile, type ReadTenant, readTenant, secretsOf } from '../../simulator/doors/sandbox'
import type { Flow } from '../lab/engine'
import { LIMITS, LIMITS_SAID } from './limits'

/** What files turned out to be: a run, a tenant, or nothing of use. */
type Brought =
  | { readonly kind: 'run'; readonly text: string }
  | { readonly kind: 'tenant'; readonly read: ReadTenant }
  | { readonly kind: 'nothing'; readonly says: string }

const MOST_SAID = 8

/** Reads files that were chosen or dropped, in this page: Graph JSON, zips of it, or the file of a run. Never throws. */
export async function readFiles(files: readonly File[], flow: Flow): Promise<Brought> {
  if (files.length > LIMITS.files || files.reduce((sum, { size }) => sum + size, 0) > LIMITS.totalBytes)
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
