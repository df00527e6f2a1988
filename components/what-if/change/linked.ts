import type { ConditionalAccessPolicy, PolicyTenant } from '../../../simulator/doors/policy'
import {
  APPLICATION_NAMES,
  BUILT_IN_ROLES,
  changesOf,
  policyOf,
  TEMPLATES,
} from '../../../simulator/doors/policy-change'
import { isObject } from '../../ui/json'
import { changesSince, type PolicyChanges } from '../model/policy-changes'
import { STRENGTHS } from './choices'
import { GROUPS } from './fields'

/** Longer ones are no link any more. */
const LONGEST = 4_000

type Members = Readonly<Record<string, unknown>>
/** Of each policy that was changed what is other than it was; all of one that was added; null of one that was taken away. */
type Said = readonly (readonly [id: string, members: Members | null])[]

/**
 * The changes of the sample tenant for a link: undefined where there are none, where they are too many, and where one of them
 * says something that not everybody has (decision 047).
 */
export function linkOf(base: PolicyTenant, policies: readonly ConditionalAccessPolicy[]): string | undefined {
  const changes = changesOf(base.conditionalAccessPolicies, policies)
  if (changes.length === 0 || !changes.every(({ after }) => after === null || isEverybodys(after, base)))
    return undefined
  const said: Said = changes.map(({ id, before, after }) => [
    id,
    after && (before ? differing(before, after) : { ...after }),
  ])
  const text = written(JSON.stringify(said))
  return text.length > LONGEST ? undefined : text
}

/** Reads what a link says, made by anyone: the changes, undefined where they cannot be made. */
export function fromLink(text: string, base: PolicyTenant): PolicyChanges | undefined {
  const said = saidIn(text)
  if (!said) return undefined
  const before = base.conditionalAccessPolicies
  const after = new Map(before.map((policy) => [policy.id, policy]))
  for (const [id, members] of said) {
    const old = after.get(id)
    if (members === null) {
      if (!after.delete(id)) return undefined
      continue
    }
    const { policy, faults } = policyOf(old ? merged(old, members) : { ...members, id }, id)
    if (faults.length > 0) return undefined
    after.set(id, policy)
  }
  return changesSince(before, [...after.values()])
}

function saidIn(text: string): Said | undefined {
  try {
    const said: unknown = JSON.parse(read(text))
    const isSaid = (each: unknown) =>
      Array.isArray(each) &&
      each.length === 2 &&
      typeof each[0] === 'string' &&
      (each[1] === null || isObject(each[1]))
    return Array.isArray(said) && said.every(isSaid) ? (said as unknown as Said) : undefined
  } catch {
    return undefined
  }
}

/** Members that are other than before, of the conditions one by one; null for what is gone. */
function differing(before: object, after: object): Members {
  const [one, other] = [{ ...before } as Members, { ...after } as Members]
  const members = [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((name) => {
    const [was, is] = [one[name] ?? null, other[name] ?? null]
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    return [[name, name === 'conditions' && isObject(was) && isObject(is) ? differing(was, is) : is]]
  })
  return Object.fromEntries(members)
}

function merged(policy: ConditionalAccessPolicy, members: Members): Members {
  const { conditions } = members
  const inner = isObject(conditions) ? { conditions: { ...policy.conditions, ...conditions } } : {}
  return { ...policy, ...members, ...inner }
}

const known = new WeakMap<PolicyTenant, ReadonlySet<string>>()

/** Whether all that a policy says is the sample's, Graph's, or the same in every tenant: nothing of somebody's own. */
function isEverybodys({ id: _, ...policy }: ConditionalAccessPolicy, base: PolicyTenant): boolean {
  const words =
    known.get(base) ??
    new Set(textsIn([base, TEMPLATES, GROUPS, STRENGTHS, BUILT_IN_ROLES, APPLICATION_NAMES]))
  known.set(base, words)
  return textsIn(policy).every((text) => words.has(text))
}

/** All texts in a value, names of members among them. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)])
}

/** Base64url of UTF-8. */
function written(text: string): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(text))
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function read(text: string): string {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return new TextDecoder('utf-8', { fatal: true }).decode(
    Uint8Array.from(bytes, (each) => each.charCodeAt(0)),
  )
}
