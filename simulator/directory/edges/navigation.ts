import type { Tenant } from '../tenant'
import { type Call, type Change, type Edge, type EdgeKind, ONLY, reference } from './edge'
import type { End } from './ends'

interface About extends Pick<EdgeKind, 'type' | 'title' | 'what' | 'from' | 'to'> {
  /** The member of the object at the end that lists the other ends. */
  readonly member: 'members' | 'owners' | 'registeredOwners'
  readonly label: string
  /** Why these two cannot be joined. */
  whyNot?(tenant: Tenant, from: End, to: End): string | undefined
  /** What is said: "Farah becomes a member of All staff.", and when it ends. */
  readonly begins: string
  readonly ends: string
  permission(from: End, to: End): Record<'add' | 'remove', string | undefined>
}

/** A kind of edge that is a navigation property in Graph, and a list of ids here. */
export function navigation(about: About): EdgeKind {
  const { type, title, what, from, to, member, label, begins, ends, permission } = about
  const rows = (tenant: Tenant) =>
    to.flatMap((kind): readonly { readonly id: string }[] => (kind in tenant ? tenant[kind as 'groups'] : []))
  const idsIn = (row: object | undefined) =>
    (row as Readonly<Record<string, readonly string[]>> | undefined)?.[member] ?? []
  const listOf = (tenant: Tenant, id: string) => idsIn(rows(tenant).find((row) => row.id === id))
  const put = (end: End, list: readonly string[], says: string, call: Call): Change => ({
    edit: { do: 'put', collection: end.kind as 'groups', object: { id: end.id, [member]: list } },
    says,
    call,
  })
  return {
    type,
    title,
    what,
    from,
    to,
    edges: (tenant) =>
      rows(tenant).flatMap((row) =>
        idsIn(row).map((id): Edge => ({ from: id, to: row.id, choice: '', label })),
      ),
    choices: (tenant, one, other) =>
      listOf(tenant, other.id).includes(one.id)
        ? `${one.name} is ${title} ${other.name} already.`
        : (about.whyNot?.(tenant, one, other) ?? ONLY),
    join: (tenant, one, other) =>
      put(other, [...listOf(tenant, other.id), one.id], `${one.name} ${begins} ${other.name}.`, {
        method: 'POST',
        path: `/${other.kind}/${other.id}/${member}/$ref`,
        body: reference(one.id),
        permission: permission(one, other).add,
      }),
    cut: (tenant, one, other) =>
      put(
        other,
        listOf(tenant, other.id).filter((id) => id !== one.id),
        `${one.name} ${ends} ${other.name}.`,
        {
          method: 'DELETE',
          path: `/${other.kind}/${other.id}/${member}/${one.id}/$ref`,
          permission: permission(one, other).remove,
        },
      ),
  }
}
