import type { PolicyTenant } from '../../../simulator/doors/policy-membership'
import { createHelper } from '../../what-if/model/helper'
import { kept } from '../../what-if/model/keep'
import type { NamedFile } from '../../what-if/model/messages'

/** Whose people the rule is held against. */
export interface People {
  readonly name: string
  readonly tenant: PolicyTenant
  /** The sample is known in full; of an export nobody knows what was left out. */
  readonly whole: boolean
  /** What did not come in, in sentences. */
  readonly problems: readonly string[]
}

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
  const result = reading.result.then(({ tenant, problems }) => {
    const told = problems.map(
      ({ file, line, column, message }) => `${file}, line ${line}, column ${column}: ${message}`,
    )
    if (tenant.users.length + tenant.devices.length + tenant.groups.length === 0)
      throw new Error(
        [
          'There is no person, device or group in it. GET /users with $select of what your rules read gives people.',
          ...told,
        ].join(' '),
      )
    return { name: nameOf(files), tenant, whole: false, problems: told }
  })
  return { result, cancel: reading.cancel }
}

function nameOf(files: readonly NamedFile[]): string {
  const [first] = files
  if (!first) return 'The pasted text'
  const [folder, ...rest] = first.name.split('/')
  if (rest.length > 0 && folder) return folder
  return files.length === 1 ? first.name : `${files.length} files`
}

/** The tenant that the page about policies keeps on this device; undefined when there is none that can be read. */
export async function keptPeople(): Promise<People | undefined> {
  const found = await kept().catch(() => undefined)
  const value = found?.imported as { version?: unknown; name?: unknown; tenant?: PolicyTenant } | undefined
  if (value?.version !== 2 || !value.tenant) return undefined
  return { name: String(value.name), tenant: value.tenant, whole: false, problems: [] }
}
