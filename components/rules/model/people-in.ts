import type { ImportResult } from '../../../simulator/doors/policy'
import type { PolicyTenant } from '../../../simulator/doors/policy-membership'
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

/** The people of an import. @throws Error when it has none, with what was wrong in it */
export function peopleIn(files: readonly NamedFile[], { tenant, problems }: ImportResult): People {
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
}

function nameOf(files: readonly NamedFile[]): string {
  const [first] = files
  if (!first) return 'The pasted text'
  const [folder, ...rest] = first.name.split('/')
  if (rest.length > 0 && folder) return folder
  return files.length === 1 ? first.name : `${files.length} files`
}
