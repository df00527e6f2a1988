import type { HttpResponse } from '../../../network/message'
import { emitFinding, type Failed, type Passed } from '../../../trace/checklist'
import type { Emit, SpecRef } from '../../../trace/event'
import { problem } from '../../challenge'
import type { Call } from '../../resource-request'
import { directoryRight } from './check-directory-right'
import { nameOf } from './name-of'

type Asked = Omit<Parameters<typeof directoryRight.look>[0], 'caller' | 'tenant'>
type Found = readonly [
  check: { readonly name: string; readonly spec: SpecRef },
  finding: Passed<object> | Failed,
]

/** The refusal of whoever calls, where they may not do this; undefined where they may. */
export function right({ caller, directory, emit }: Call, asked: Asked): HttpResponse | undefined {
  const finding = directoryRight.look({ caller, tenant: directory.tenant, ...asked })
  emitFinding({ ...directoryRight, spec: asked.spec }, finding, emit)
  return finding.passed ? undefined : problem(403, finding.error.error, finding.error.description)
}

/** Records what rules of the object have found, up to the first that fails: its answer, `400 Bad Request`. */
export function firstRefusal(emit: Emit, ...found: readonly Found[]): HttpResponse | undefined {
  for (const [check, finding] of found) {
    emitFinding(check, finding, emit)
    if (!finding.passed) return problem(400, finding.error.error, finding.error.description)
  }
  return undefined
}

/** There is no such object, or not in this tenant. */
export function missing(id: string | undefined): HttpResponse {
  return problem(
    404,
    'Request_ResourceNotFound',
    `Resource '${id ?? ''}' does not exist or one of its queried reference-property objects are not present.`,
  )
}

/** The answer to what is there already. */
export const conflict = (): HttpResponse =>
  problem(
    400,
    'Request_BadRequest',
    'A conflicting object with one or more of the specified property values is present in the directory.',
  )

/** What is asked for is not of its form. */
export const unread = (what: string): HttpResponse => problem(400, 'Request_BadRequest', what)

/** Who calls, by name: the person, or the application on its own. */
export function callerName({ caller, directory }: Call): string {
  return nameOf(directory.tenant, caller.kind === 'person' ? caller.userId : caller.servicePrincipalId)
}
