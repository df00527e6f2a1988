import { consequences, type Effect } from '../directory/drafts/consequences'
import { applyEdit } from '../directory/edges/apply-edit'
import type { Change, Edit } from '../directory/edges/edge'
import type { Tenant } from '../directory/tenant'
import type { Intervention } from './intervention'

/** Where a change of the directory happens: before anybody does anything, or after an answer. */
export type EditMoment = Extract<Intervention['when'], { at: 'start' } | { after: number }>

type Put = Extract<Intervention, { do: 'put' }>

/** Tenants as they are before any change, by place; the first one where no place is named. */
export type TenantIn = (place: string | undefined) => Tenant

/**
 * The list with one more change. What later changes write over the same lists keeps it.
 * @param place of the tenant that it changes; undefined for the first
 */
export function withChange(
  list: readonly Intervention[],
  change: Omit<Change, 'call'> | Effect,
  when: EditMoment,
  initial: TenantIn,
  place?: string,
): readonly Intervention[] {
  const { edit } = change
  const added = interventionOf(change, when, place)
  const tenant = initial(place)
  const at = list.findLastIndex((each) => orderOf(each) <= orderOf(added)) + 1
  const before = list.slice(0, at)
  const { plus, minus } = difference(before, edit, tenant)
  return [...before, added, ...list.slice(at).map((each) => patched(each, edit, plus, minus))]
}

/**
 * The list without the change at `index` and what followed from it, without what is about an object that it added, and with later lists
 * as they would be. What follows from those that are left is worked out anew.
 */
export function takenBack(
  list: readonly Intervention[],
  index: number,
  initial: TenantIn,
): readonly Intervention[] {
  let end = index + 1
  while (list[end]?.follows) end++
  let left = list
  // From the last one: what is worked out of each is what stands before it.
  for (let at = end - 1; at >= index; at--) left = leftWithout(left, at, initial)
  return settled(left, initial)
}

/** The changes that somebody made, each with what follows from it now. */
function settled(list: readonly Intervention[], initial: TenantIn): readonly Intervention[] {
  const tenants = new Map<string | undefined, Tenant>()
  const all: Intervention[] = []
  for (const each of list) {
    if (each.follows) continue
    all.push(each)
    if (each.do !== 'put' && each.do !== 'remove') continue
    const { when, in: place } = each
    let tenant = tenants.get(place) ?? initial(place)
    const effects = consequences(tenant, each)
    for (const edit of [each, ...effects.map((effect) => effect.edit)]) {
      const applied = applyEdit(tenant, edit)
      if ('tenant' in applied) tenant = applied.tenant
    }
    tenants.set(place, tenant)
    all.push(...effects.map((effect) => interventionOf(effect, when, place)))
  }
  return all
}

function interventionOf(
  { edit, says, ...more }: Omit<Change, 'call'> | Effect,
  when: Intervention['when'],
  place: string | undefined,
): Intervention {
  const where = place === undefined ? {} : { in: place }
  return { when, ...where, says: says.slice(0, 200), ...('follows' in more && { follows: true }), ...edit }
}

/** Without the change itself, and what of later ones would be about nothing. */
function leftWithout(
  list: readonly Intervention[],
  index: number,
  initial: TenantIn,
): readonly Intervention[] {
  const gone = list[index]
  if (!gone) return list
  const before = list.slice(0, index)
  const after = list.slice(index + 1)
  if (gone.do !== 'put') return [...before, ...after]
  const tenant = initial(gone.in)
  if (!isThere(before, gone, tenant))
    return [...before, ...after.flatMap((each) => without(each, gone.object.id))]
  const { plus, minus } = difference(before, gone, tenant)
  return [...before, ...after.map((each) => patched(each, gone, minus, plus))]
}

function orderOf({ when }: Intervention): number {
  if ('after' in when) return when.after
  return 'at' in when ? 0 : Number.POSITIVE_INFINITY
}

const isPutOf = (each: Intervention, of: Edit): each is Put =>
  each.do === 'put' && of.do === 'put' && each.collection === of.collection && each.object.id === of.object.id

function objectIn(tenant: Tenant, { collection, object }: Extract<Edit, { do: 'put' }>) {
  const rows: readonly { readonly id: string }[] = tenant[collection]
  return rows.find(({ id }) => id === object.id) as Readonly<Record<string, unknown>> | undefined
}

const isThere = (before: readonly Intervention[], of: Put, tenant: Tenant) =>
  objectIn(tenant, of) !== undefined || before.some((each) => isPutOf(each, of))

type Items = Readonly<Record<string, readonly unknown[]>>

/** What an edit puts into the lists of its object, and what it takes out, by member. */
function difference(before: readonly Intervention[], edit: Edit, tenant: Tenant) {
  const plus: Record<string, readonly unknown[]> = {}
  const minus: Record<string, readonly unknown[]> = {}
  if (edit.do !== 'put') return { plus, minus }
  for (const [name, value] of Object.entries(edit.object)) {
    const now = itemsOf(name, value)
    if (!now) continue
    const last = before.findLast((each): each is Put => isPutOf(each, edit) && name in each.object)
    const old = itemsOf(name, (last?.object ?? objectIn(tenant, edit))?.[name]) ?? []
    plus[name] = now.filter((item) => !has(old, item))
    minus[name] = old.filter((item) => !has(now, item))
  }
  return { plus, minus }
}

function patched(each: Intervention, of: Edit, plus: Items, minus: Items): Intervention {
  if (!isPutOf(each, of)) return each
  const members = Object.entries(each.object).map(([name, value]) => {
    const items = itemsOf(name, value)
    if (!items || !(name in plus || name in minus)) return [name, value]
    const left = items.filter((item) => !has(minus[name] ?? [], item))
    const all = [...left, ...(plus[name] ?? []).filter((item) => !has(left, item))]
    return [name, typeof value === 'string' ? all.join(' ') : all]
  })
  return { ...each, object: Object.fromEntries(members) }
}

/** An intervention without the object `id`, which is not there any more; none where it is about nothing else. */
function without(each: Intervention, id: string): readonly Intervention[] {
  if (each.do === 'remove') return each.id === id ? [] : [each]
  if (each.do !== 'put') return [each]
  if (Object.values(each.object).includes(id)) return []
  const members = Object.entries(each.object).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.filter((item) => item !== id) : value,
  ])
  return [{ ...each, object: Object.fromEntries(members) }]
}

/** The items of a member that is a list; the scopes of a grant are one in a text. */
function itemsOf(name: string, value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  return name === 'scope' && typeof value === 'string'
    ? value.split(' ').filter((each) => each !== '')
    : undefined
}

const has = (list: readonly unknown[], item: unknown) =>
  list.some((each) => JSON.stringify(each) === JSON.stringify(item))
