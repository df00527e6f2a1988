import { findFlow } from '../../simulator/doors/catalogue'
import { MOST_FILE_BYTES, readRunFile, writeRunFile } from '../../simulator/doors/sandbox'
import { handOver } from './open-run'
import { readFiles } from './read-files'

/** Goes to the lab of a flow, in this tenant. @returns why not */
export async function begin(
  slug: string,
  tenant: 'sample' | 'empty' | 'own',
  files: readonly File[],
): Promise<string | undefined> {
  const flow = await findFlow(slug)?.flow()
  if (!flow) return 'There is no such flow.'
  const state = {
    flow: slug,
    revision: flow.revision,
    seed: 1,
    switches: {},
    answers: [],
    interventions: [],
    step: 0,
  }
  if (tenant !== 'own') return handOver(slug, writeRunFile(state, tenant === 'empty' ? tenant : undefined, 0))
  const brought = await readFiles(files, flow)
  if (brought.kind === 'nothing') return brought.says
  if (brought.kind === 'run') return openText(brought.text)
  return handOver(slug, writeRunFile(state, { key: 'own', tenant: brought.read.tenant }, 0))
}

/** Goes to the lab of the run in a file. @returns why not */
export async function openFile(file: File): Promise<string | undefined> {
  if (file.size > MOST_FILE_BYTES)
    return 'This file cannot be opened. It is larger than 16 MiB, and no run is that large.'
  return openText(await file.text())
}

export async function openText(text: string): Promise<string | undefined> {
  const read = readRunFile(text)
  if (!read.ok) return read.says
  const { flow } = read.file.run
  return findFlow(flow) ? handOver(flow, text) : `This file is a run of a flow that is not here: ${flow}.`
}
