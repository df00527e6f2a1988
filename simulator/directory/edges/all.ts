import type { Tenant } from '../tenant'
import { appRoleAssignment } from './app-role-assignment'
import type { Change, Choice, Edge, EdgeKind } from './edge'
import { type End, endNamed } from './ends'
import { federatedIdentityCredential } from './federated-identity-credential'
import { instanceOf } from './instance-of'
import { memberOf } from './member-of'
import { oauth2PermissionGrant } from './oauth2-permission-grant'
import { ownerOf } from './owner-of'
import { registeredOwner } from './registered-owner'
import { roleAssignment } from './role-assignment'

const KINDS: readonly EdgeKind[] = [
  memberOf,
  appRoleAssignment,
  oauth2PermissionGrant,
  ownerOf,
  registeredOwner,
  roleAssignment,
  instanceOf,
  federatedIdentityCredential,
]

/** A way in which two can be joined. */
export interface Way {
  readonly type: string
  readonly title: string
  readonly from: End
  readonly to: End
  readonly choices: readonly Choice[]
}

/** The ways in which two can be joined, whichever of them comes first, and why they cannot in others; `says` is empty where there is a way. */
export interface Joinable {
  readonly ways: readonly Way[]
  readonly says: string
}

const NOT_HERE = 'One of the two is not in the directory.'

/** How `one` and `other` can be joined: first from the one to the other, then the other way around. */
export function canJoin(tenant: Tenant, one: string, other: string): Joinable {
  const [a, b] = [endNamed(tenant, one), endNamed(tenant, other)]
  if (!a || !b) return { ways: [], says: NOT_HERE }
  const ways: Way[] = []
  const whyNot: string[] = []
  for (const [from, to] of one === other ? [[a, b] as const] : [[a, b] as const, [b, a] as const])
    for (const { type, title, choices, ...kind } of KINDS) {
      if (!kind.from.includes(from.kind) || !kind.to.includes(to.kind)) continue
      const found = choices(tenant, from, to)
      if (typeof found === 'string') whyNot.push(found)
      else ways.push({ type, title, from, to, choices: found })
    }
  if (ways.length > 0) return { ways, says: '' }
  const nothing = `Nothing in a directory joins ${a.name} (${a.detail}) and ${b.name} (${b.detail}).`
  return { ways, says: whyNot[0] ?? nothing }
}

/** One edge, known by its kind, its ends and its choice. */
export interface EdgeRef {
  readonly type: string
  readonly from: string
  readonly to: string
  readonly choice: string
}

export type Changed = Change | { readonly whyNot: string }

/** Draws an edge, or says why it cannot be drawn. */
export function join(tenant: Tenant, { type, from, to, choice }: EdgeRef): Changed {
  const { ways, says } = canJoin(tenant, from, to)
  const way = ways.find((each) => each.type === type && each.from.id === from && each.to.id === to)
  if (!way) return { whyNot: says || whyNotThisWay(tenant, { type, from, to }) }
  if (!way.choices.some(({ id }) => id === choice))
    return { whyNot: `There is no "${choice}" to choose here.` }
  return kindOf(type).join(tenant, way.from, way.to, choice)
}

/** They can be joined, and not like this. */
function whyNotThisWay(tenant: Tenant, { type, from, to }: Omit<EdgeRef, 'choice'>): string {
  const [a, b] = [endNamed(tenant, from), endNamed(tenant, to)]
  const title = KINDS.find((each) => each.type === type)?.title
  return a && b && title ? `${a.name} (${a.detail}) cannot be ${title} ${b.name}.` : NOT_HERE
}

/** Takes an edge away, or says why it cannot be taken. */
export function cut(tenant: Tenant, { type, from, to, choice }: EdgeRef): Changed {
  const [a, b] = [endNamed(tenant, from), endNamed(tenant, to)]
  const there = edgesOf(tenant).some(
    (each) => each.type === type && each.from === from && each.to === to && each.choice === choice,
  )
  return a && b && there ? kindOf(type).cut(tenant, a, b, choice) : { whyNot: 'There is no such edge.' }
}

/** An edge with its kind. */
export interface KnownEdge extends Edge {
  readonly type: string
}

/** Every edge between what is there; with `id`, those that begin or end at it. */
export function edgesOf(tenant: Tenant, id?: string): readonly KnownEdge[] {
  return KINDS.flatMap(({ type, edges }) =>
    edges(tenant)
      .filter(({ from, to }) => id === undefined || from === id || to === id)
      .map((edge) => ({ type, ...edge })),
  )
}

/** The edges of one kind between these ends: what one line on a picture stands for. */
export function edgesBetween(
  tenant: Tenant,
  {
    type,
    from,
    to,
  }: { readonly type: string; readonly from: readonly string[]; readonly to: readonly string[] },
): readonly KnownEdge[] {
  const kind = KINDS.find((each) => each.type === type)
  const [begins, ends] = [new Set(from), new Set(to)]
  return (kind?.edges(tenant) ?? []).flatMap((edge) =>
    begins.has(edge.from) && ends.has(edge.to) ? [{ type, ...edge }] : [],
  )
}

/** What follows from an edge of this kind, in a sentence; empty for what is none. */
export function whatFollows(type: string): string {
  return KINDS.find((each) => each.type === type)?.what ?? ''
}

function kindOf(type: string): EdgeKind {
  return KINDS.find((each) => each.type === type) as EdgeKind
}
