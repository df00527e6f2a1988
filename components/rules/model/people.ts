import type { PolicyTenant } from '../../../simulator/doors/policy-membership'
import { createHelper } from '../../what-if/model/helper'
import { kept } from '../../what-if/model/keep'
import type { NamedFile } from '../../what-if/model/messages'
import { isKept } from '../../what-if/model/recents'
import { type People, peopleIn } from './people-in'

export interface Reading {
  readonly result: Promise<People>
  cancel(): void
}

/** Reads files, or a text, in another thread: nothing leaves the browser. The promise rejects with what is wrong. */
export function readPeople(
  files: readonly NamedFile[],
  text: string | undefined,
  progress: (says: string, part: number) => void,
): Reading {
  const helper = createHelper(
    () => new Worker(new URL('../../what-if/model/worker.ts', import.meta.url), { type: 'module' }),
  )
  const reading = helper.read(files, text, ({ done, total, file }) =>
    progress(file ? `Reading ${file}` : 'Putting it together.', total > 0 ? done / total : 0),
  )
  const result = reading.result.then((imported) => peopleIn(files, imported))
  return { result, cancel: reading.cancel }
}

/** Whether the page about policies keeps a tenant on this device. */
export const keepsPeople = (): boolean => isKept()

/** The tenant that the page about policies keeps on this device; undefined when there is none that can be read. */
export async function keptPeople(): Promise<People | undefined> {
  const found = await kept().catch(() => undefined)
  const value = found?.imported as { version?: unknown; name?: unknown; tenant?: PolicyTenant } | undefined
  if (value?.version !== 2 || !value.tenant) return undefined
  return { name: String(value.name), tenant: value.tenant, whole: false, problems: [] }
}
