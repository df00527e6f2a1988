import type { ConditionalAccessPolicy } from '../../../simulator/doors/policy'
import {
  type Draft,
  type Fault,
  lostParts,
  policyDraft,
  policyOf,
  readDraft,
  standingOf,
} from '../../../simulator/doors/policy-change'
import { valueAt, withValue } from '../../change/edit/fields'
import { isObject } from '../../ui/json'

export interface Written {
  /** What is written as an object; undefined while it is no JSON. */
  readonly draft: Draft | undefined
  /** The policy that it is, as far as it can be read; undefined where it cannot be put in place of the one before. */
  readonly policy: ConditionalAccessPolicy | undefined
  readonly faults: readonly Fault[]
  /** What is not understood, and what Graph refuses. */
  readonly notes: readonly Fault[]
}

/** A policy as its reader gets it to write on. */
export function textOf(policy: ConditionalAccessPolicy): string {
  return JSON.stringify(policyDraft(policy), null, 2)
}

/** Reads what somebody wrote. @param before the policy that it is to stand for: what was wrong with it already stands in nobody's way */
export function readWritten(text: string, before: ConditionalAccessPolicy): Written {
  const read = readDraft(text)
  if (!('draft' in read)) return { draft: undefined, policy: undefined, faults: read.faults, notes: [] }
  const { policy, faults, notes } = policyOf(read.draft, before.id)
  const old = policyOf(policyDraft(before), before.id).faults
  const isNew = faults.some(({ path, says }) => !old.some((each) => each.path === path && each.says === says))
  return {
    draft: read.draft,
    policy: isNew ? undefined : policy,
    faults,
    notes: isNew ? notes : [...notes, ...refusals(policy)],
  }
}

/** Where an administrator mends what Graph refuses. */
const PLACES: readonly (readonly [says: RegExp, path: string])[] = [
  [/users/, 'conditions.users'],
  [/target resources/, 'conditions.applications'],
  [/password change|strength|asks for/, 'grantControls.builtInControls'],
]

/** What a policy that is made here has not got yet. */
const LACKING: readonly (readonly [begins: string, path: string, says: string])[] = [
  ['conditions.users', 'conditions.users', 'The policy includes neither users nor workload identities.'],
  ['conditions.applications', 'conditions.applications', 'The policy names no target resources.'],
  [
    'grantControls',
    'grantControls.builtInControls',
    'The policy asks for nothing: it has no grant and no session controls.',
  ],
]

function lacking(missing: string): Fault {
  // Neither is there: one of the two has to be.
  const place = missing === 'sessionControls' ? 'grantControls' : missing
  const [, path, says] = LACKING.find(([begins]) => place.startsWith(begins)) ?? []
  return { path: path ?? missing, says: says ?? `${missing} is missing.` }
}

function refusals(policy: ConditionalAccessPolicy): readonly Fault[] {
  const missing = lostParts(policy)
  if (missing.length > 0) return missing.map(lacking)
  const standing = standingOf({ ...policy, state: 'enabled' })
  if (standing?.reason !== 'invalidPolicy' && standing?.reason !== 'emptyPolicy') return []
  const path = PLACES.find(([says]) => says.test(standing.because))?.[1] ?? ''
  return [{ path, says: standing.because }]
}

/** Conditions that say nothing once both their lists are empty: Graph has null for them. */
const PAIRS = ['conditions.platforms', 'conditions.locations'] as const

/** The draft with another value at a path, as Graph would have it. */
export function withMember(draft: Draft, path: string, value: unknown): Draft {
  const written = withValue(draft, path, value)
  const pair = PAIRS.find((each) => path.startsWith(`${each}.`))
  const inside = pair && valueAt(written, pair)
  const isEmpty =
    isObject(inside) &&
    Object.values(inside).every((each) => each === null || (Array.isArray(each) && each.length === 0))
  return pair && isEmpty ? withValue(written, pair, null) : written
}
