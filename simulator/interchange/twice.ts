import { IS_TWICE } from '../directory/not-understood'
import { lowerFirst } from './graph-names'
import { isList, isObject, type JsonObject, type JsonPath, type JsonValue, memberOf, textOf } from './json'
import type { FoundObject } from './objects-in'
import { TENANT_MEMBERS } from './tenant-members'

/**
 * What hangs on a member that an object has twice, with different values. RFC 8259 section 4 calls it unpredictable what a reader
 * makes of it, so which of them the tenant has is not known.
 *
 * `policy`: whether and how the policy applies. `loss`: any answer. `nothing`: no answer.
 */
export type Weight = 'policy' | 'loss' | 'nothing'

const NAMES = ['displayName', 'description', 'mailNickname']
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
 * The policy with a mark at what it has twice. Where one value of its state is `enabled`, it has that: then what hangs on the policy
 * is found where nothing else rules it out.
 */
export function withTwice(policy: JsonObject, path: JsonPath, before: JsonValue): JsonObject {
  const marked = mark(policy, path)
  const wasOn = typeof before === 'string' && before.toLowerCase() === 'enabled'
  return lowerFirst(String(path[0])) === 'state' && wasOn && textOf(policy, 'state') !== undefined
    ? { ...marked, state: 'enabled' }
    : marked
}

function mark(object: JsonObject, [step, ...rest]: JsonPath): JsonObject {
  const written = String(step)
  const name = [written, lowerFirst(written)].find((each) => Object.hasOwn(object, each))
  // PowerShell puts there what its types do not have; it is moved to where Graph has it.
  if (name === undefined) return written === 'AdditionalProperties' ? mark(object, rest) : object
  const inner = memberOf(object, name)
  return isObject(inner) && rest.length > 0
    ? { ...object, [name]: mark(inner, rest) }
    : { ...object, [name + IS_TWICE]: true }
}
