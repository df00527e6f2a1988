import type { Change } from '../edges/edge'
import { SHAPES } from '../shape'
import type { Collection, Tenant } from '../tenant'
import { contentFaults } from './content-faults'
import { membersByRule } from './dynamic-members'
import type { Draft, Fault } from './fault'
import { listChange } from './list-change'
import { invitationCall, objectCall, secretCall } from './object-call'
import { shapeFaults } from './shape-faults'

export type Saved =
  | { readonly change: Change }
  | { readonly faults: readonly Fault[] }
  /** The draft is what is there. */
  | { readonly same: true }

/**
 * What makes the object of `draft` stand in the tenant: one edit with the members that change, in the same order whether they
 * came from a form or from JSON.
 * @param existing the object as it is, with the members that the engine does not know; undefined where it is to be added
 */
export function save(
  tenant: Tenant,
  collection: Collection,
  draft: Draft,
  existing: Draft | undefined,
): Saved {
  const id = existing?.id ?? draft.id
  const fits = typeof id === 'string' && id !== '' && (draft.id === undefined || draft.id === id)
  const faults = [
    ...(fits ? [] : [{ path: 'id', says: 'An object keeps its id.' }]),
    ...shapeFaults(collection, draft),
  ]
  if (faults.length === 0) faults.push(...contentFaults(tenant, collection, { ...existing, ...draft }))
  if (faults.length > 0) return { faults }
  const changed = ordered(collection, draft).filter(
    ([name, value]) => name !== 'id' && !equal(value, existing?.[name]),
  )
  if (existing && changed.length === 0) return { same: true }
  const listed = existing && listChange(tenant, id as string, changed, existing)
  if (listed) return listed
  const members: Draft = Object.fromEntries(changed)
  const object = { id: id as string, ...members, ...ruled(tenant, collection, members) }
  const name = String(draft.displayName ?? existing?.displayName ?? id)
  const says = existing
    ? `${name} is changed: ${changed.map(([member]) => member).join(', ')}.`.slice(0, 200)
    : `${name} is added.`
  return {
    change: {
      edit: { do: 'put', collection, object },
      says,
      call: existing
        ? (secretCall(collection, object.id, members, existing) ??
          objectCall('changed', collection, object.id, members))
        : added(tenant, collection, object),
    },
  }
}

/** Takes an object out of the directory. */
export function removal(collection: Collection, id: string, name: string): Change {
  return {
    edit: { do: 'remove', collection, id },
    says: `${name} is removed.`,
    call: objectCall('removed', collection, id),
  }
}

function added({ secrets }: Tenant, collection: Collection, object: { readonly id: string } & Draft) {
  if (collection !== 'users') return objectCall('added', collection, object.id, object)
  if (object.userType === 'Guest') return invitationCall(String(object.mail ?? ''))
  const passwordProfile = { password: secrets.added?.passwords, forceChangePasswordNextSignIn: false }
  return objectCall('added', collection, object.id, { ...object, passwordProfile })
}

/** Whom a new rule takes in. */
function ruled(tenant: Tenant, collection: Collection, { membershipRule }: Draft): Draft {
  if (collection !== 'groups' || typeof membershipRule !== 'string') return {}
  const read = membersByRule(tenant, membershipRule)
  return 'members' in read ? { members: read.members } : {}
}

/** Members in the order of their shape; those that are not known come last, by name. */
function ordered(collection: Collection, draft: Draft): (readonly [string, unknown])[] {
  const known = Object.keys(SHAPES[collection])
  const unknown = Object.keys(draft).filter((name) => !known.includes(name))
  return [...known.filter((name) => Object.hasOwn(draft, name)), ...unknown.sort()].map(
    (name) => [name, draft[name]] as const,
  )
}

/** Whether two values are the same JSON, whatever the order of their members. */
function equal(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder)
}

function inOrder(_: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
}
