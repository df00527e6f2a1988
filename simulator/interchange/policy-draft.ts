import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'
import type { Draft, Fault } from '../directory/drafts/fault'
import { asItCame } from '../directory/not-understood'
import { isObject, type JsonObject, type JsonValue } from './json'
import { type Kind, type Members, readMembers } from './members'
import { TENANT_MEMBERS } from './tenant-members'

/** A policy that somebody is writing: read as the importer reads one. */
export interface PolicyDraft {
  readonly policy: ConditionalAccessPolicy
  /** Members that are not of their type: nothing can be decided by them. */
  readonly faults: readonly Fault[]
  /** What is kept and not understood here. */
  readonly notes: readonly Fault[]
}

const POLICY: Members = TENANT_MEMBERS.conditionalAccessPolicies ?? { kinds: {} }

/**
 * Reads a draft. Members that are not known stay as they are.
 * @param id what the policy is called by; a draft that says another has a fault
 */
export function policyOf(draft: Draft, id: string): PolicyDraft {
  const faults: Fault[] = []
  const notes: Fault[] = []
  if (draft.id !== undefined && draft.id !== id) faults.push({ path: 'id', says: 'A policy keeps its id.' })
  const policy = readMembers(POLICY, { ...(draft as JsonObject), id }, [], {
    wrong: (path, expected) => faults.push({ path: path.join('.'), says: `It takes ${expected}.` }),
    taken: () => {},
    lacking: () => {},
    cased: (path, meant, twin) => {
      const says =
        twin === undefined ? `In Graph it is ${meant}.` : `It is here as ${twin} as well, with another value.`
      return faults.push({ path: path.join('.'), says }) > 0
    },
    // Said below, of every word and with those that are known.
    strange: () => {},
    unknown: (path) =>
      notes.push({
        path: path.join('.'),
        says: 'It is not known here, and stays as it is: what the policy comes to is then not certain.',
      }),
  })
  notes.push(...oddWords({ members: POLICY }, policy, ''))
  return { policy: policy as unknown as ConditionalAccessPolicy, faults, notes }
}

/** The draft of a policy: what was set aside at import stands under its own name again. */
export function policyDraft(policy: ConditionalAccessPolicy): Draft {
  return asItCame({ ...policy })
}

/** Lists in which ids may stand beside the words. */
const WITH_IDS = /(Users|Applications|Locations|ServicePrincipals)$/

/** Words that no policy says, as far as is known here. */
function oddWords(kind: Kind, value: JsonValue | undefined, path: string): Fault[] {
  if (typeof kind !== 'object' || value === undefined || value === null) return []
  if ('members' in kind && isObject(value))
    return Object.entries(kind.members.kinds).flatMap(([name, inner]) =>
      oddWords(inner, value[name], path === '' ? name : `${path}.${name}`),
    )
  if (!('words' in kind) || WITH_IDS.test(path)) return []
  const said = Array.isArray(value) ? value : String(value).split(',')
  return said.flatMap((word) =>
    kind.words.includes(word)
      ? []
      : [{ path, says: `“${word}” is not known here. Known are ${kind.words.join(', ')}.` }],
  )
}
