import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'
import { lostMembers } from '../directory/lost-members'
import { lostParts } from '../directory/lost-parts'
import type { Draft } from './draft'
import { isObject, type JsonObject, type JsonValue, memberOf } from './json'
import { mapped, type Steps } from './steps'

/**
 * Says of a part that several policies have lost in how many, and what that tells of whoever exported them: once for each part, where
 * the first is reported. It stays not certain: who leaves out what is not set and who does not know a member write the same.
 */
export function* sayLostInCommon(draft: Draft): Steps<void> {
  if (draft.lostParts.size === 0) return
  const policies = (draft.accepted.get('conditionalAccessPolicies') ?? []).flatMap(({ view }) =>
    view === null ? [] : [view],
  )
  const lost = yield* mapped(policies, (view) => {
    // The importer gave the members that are read their types.
    const policy = view as unknown as ConditionalAccessPolicy
    const said = new Set(lostMembers(policy).map(({ path }) => path.join('.')))
    return lostParts(policy).filter((path) => !said.has(path))
  })
  for (const [path, at] of draft.lostParts) {
    const count = lost.filter((paths) => paths.includes(path)).length
    const first = draft.problems[at]
    if (count < 2 || !first) continue
    const values = policies.map((policy) => valueAt(policy, path.split('.')))
    const message = `${where(JSON.stringify(path), values, count)} So ${whatIsOpen(path)} is not certain.`
    draft.problems[at] = { ...first, message }
  }
}

function where(name: string, values: readonly (JsonValue | undefined)[], count: number): string {
  const written = values.filter((value) => value !== undefined)
  const all = values.length
  if (written.length === 0) {
    const old = count < all ? ` (${all - count} may be older than it)` : ''
    return `None of ${all} policies has ${name}, and every policy of Graph has it${old}: whoever exported them leaves out what is not set, or does not know this member, and nothing here tells which.`
  }
  const missing = `${name} is missing in ${count} of ${all} policies, this one and others, and every policy of Graph has it.`
  return written.every(says)
    ? `${missing} ${written.length === 1 ? 'The one that has it has' : 'Those that have it have'} it set: whoever exported them may leave out what is not set, and nothing here says so.`
    : `${missing} In others it is there and empty, so it was lost on the way.`
}

function whatIsOpen(path: string): string {
  if (path.startsWith('conditions')) return 'when these policies apply'
  return path.startsWith('grant') ? 'what these policies ask for' : 'what these policies ask of the session'
}

function valueAt(policy: JsonObject, [step = '', ...rest]: readonly string[]): JsonValue | undefined {
  const inner = memberOf(policy, step)
  return rest.length > 0 && isObject(inner) ? valueAt(inner, rest) : rest.length > 0 ? undefined : inner
}

function says(value: JsonValue | undefined): boolean {
  if (value === null || value === undefined || value === '') return false
  return typeof value !== 'object' || Object.keys(value).some((name) => !name.includes('@'))
}
