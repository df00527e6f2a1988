import { IS_TWICE } from '../directory/not-understood'
import { lowerFirst } from './graph-names'
import { isList, isObject, type JsonObject, type JsonPath, type JsonValue, memberOf } from './json'
import type { FoundObject } from './objects-in'
import { TENANT_MEMBERS } from './tenant-members'

/**
 * What hangs on a member that an object has twice, with different values. RFC 8259 section 4 calls it unpredictable what a reader
 * makes of it, so which of them the tenant has is not known.
 *
 * `policy`: whether and how the policy applies. `loss`: any answer. `nothing`: no answer.
 */
export type Weight = 'policy' | 'loss' | 'nothing'

/** What something is called decides nothing. */
export const NAMES: readonly string[] = ['displayName', 'description', 'mailNickname']
const OF_POLICIES = ['state', 'conditions', 'grantControls', 'sessionControls']

/** @param path of the member in the object as it is in the file; without an object: in the file */
export function weightOf(found: FoundObject | undefined, path: JsonPath, before: JsonValue): Weight {
  const first = lowerFirst(String(path[0]))
  const last = lowerFirst(String(path.at(-1)))
  // Around all objects: what stood there first may have held some.
  if (!found) return isList(before) || isObject(before) || last.endsWith('nextLink') ? 'loss' : 'nothing'
  const { collection, isFlat } = found
  // Rules and filters read people and devices by the names of their members.
  if (collection === 'users' || collection === 'devices') return 'loss'
  if (NAMES.includes(last)) return 'nothing'
  if (isFlat) return 'loss'
  if (collection === 'conditionalAccessPolicies') return OF_POLICIES.includes(first) ? 'policy' : 'nothing'
  const { kinds } = TENANT_MEMBERS[collection] ?? {}
  return kinds && (Object.hasOwn(kinds, first) || first === 'id' || first === 'properties')
    ? 'loss'
    : 'nothing'
}

/**
 * The policy with an annotation at what it has twice, so that an export of it says the same. That of its state is `enabled` where one of
 * the values is: then the evaluator has that one, and what hangs on the policy is found where nothing else rules it out.
 */
export function withTwice(object: JsonObject, [step, ...rest]: JsonPath, before: JsonValue): JsonObject {
  const written = String(step)
  const name = [written, lowerFirst(written)].find((each) => Object.hasOwn(object, each))
  // PowerShell puts there what its types do not have; it is moved to where Graph has it.
  if (name === undefined) return written === 'AdditionalProperties' ? withTwice(object, rest, before) : object
  const inner = memberOf(object, name)
  if (isObject(inner) && rest.length > 0) return { ...object, [name]: withTwice(inner, rest, before) }
  const mark = name + IS_TWICE
  const wasOn = name === 'state' && String(before).toLowerCase() === 'enabled'
  return { ...object, [mark]: wasOn ? 'enabled' : (memberOf(object, mark) ?? true) }
}
