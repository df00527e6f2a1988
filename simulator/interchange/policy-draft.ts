import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'
import type { Draft, Fault } from '../directory/drafts/fault'
import { asItCame } from '../directory/not-understood'
import type { JsonObject } from './json'
import { type Members, readMembers } from './members'
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
    strange: (path, called, word) =>
      notes.push({ path: path.join('.'), says: `The ${called} “${word}” is not known here.` }),
    unknown: (path) =>
      notes.push({
        path: path.join('.'),
        says: 'It is not known here, and stays as it is: what the policy comes to is then not certain.',
      }),
  })
  return { policy: policy as unknown as ConditionalAccessPolicy, faults, notes }
}

/** The draft of a policy: what was set aside at import stands under its own name again. */
export function policyDraft(policy: ConditionalAccessPolicy): Draft {
  return asItCame({ ...policy })
}
