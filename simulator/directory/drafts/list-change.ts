import { cut, edgesOf, join } from '../edges/all'
import type { Change } from '../edges/edge'
import type { Tenant } from '../tenant'
import type { Draft, Fault } from './fault'

/** Lists of ids that are edges, and not members that Graph lets be written. */
const EDGES: Readonly<Record<string, string>> = {
  members: 'memberOf',
  owners: 'ownerOf',
  registeredOwners: 'registeredOwner',
}

/**
 * A list of ids that is written in JSON with one id more, or one fewer, is the edge that is drawn or taken away: the same edit and the
 * same call, in whichever way it was asked for.
 * @param id of the object, which is in the tenant
 */
export function listChange(
  tenant: Tenant,
  id: string,
  changed: readonly (readonly [string, unknown])[],
  existing: Draft,
): { readonly change: Change } | { readonly faults: readonly Fault[] } | undefined {
  const faults = changed.flatMap(([name, value]) => {
    const type = EDGES[name]
    const { more } = difference(value, existing[name])
    if (type === undefined) return []
    return more.flatMap((from) => {
      const made = join(tenant, { type, from, to: id, choice: '' })
      const path = `${name}.${(value as readonly unknown[]).indexOf(from)}`
      return 'whyNot' in made ? [{ path, says: made.whyNot }] : []
    })
  })
  if (faults.length > 0) return { faults }
  const [[name, value] = ['', undefined]] = changed
  const type = EDGES[name]
  if (type === undefined || changed.length > 1) return undefined
  const { more, less } = difference(value, existing[name])
  const [from = ''] = [...more, ...less]
  if (more.length + less.length !== 1) return undefined
  const edge = { type, from, to: id, choice: '' }
  const isThere = edgesOf(tenant, id).some((each) => each.type === type && each.from === from)
  const made = more.length === 1 ? join(tenant, edge) : isThere ? cut(tenant, edge) : undefined
  return made && 'edit' in made ? { change: made } : undefined
}

function difference(now: unknown, before: unknown) {
  const [list, old] = [textsIn(now), textsIn(before)]
  return {
    more: list.filter((each) => !old.includes(each)),
    less: old.filter((each) => !list.includes(each)),
  }
}

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
