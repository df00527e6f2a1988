import { shapeObject } from '../shape'
import type { Tenant } from '../tenant'
import type { Edit } from './edge'

export type Applied = { readonly tenant: Tenant } | { readonly whyNot: string }

/** The tenant after an edit, as an intervention leaves it; or why it cannot be made, and then nothing has changed. */
export function applyEdit(tenant: Tenant, edit: Edit): Applied {
  const rows: readonly { readonly id: string }[] = tenant[edit.collection]
  if (edit.do === 'remove') {
    const left = rows.filter(({ id }) => id !== edit.id)
    if (left.length === rows.length) return { whyNot: `There is no ${edit.id} in ${edit.collection}.` }
    return { tenant: { ...tenant, [edit.collection]: left } }
  }
  const existing = rows.find(({ id }) => id === edit.object.id)
  const shaped = shapeObject(edit.collection, edit.object, existing)
  if (!shaped.ok) return { whyNot: shaped.says }
  const after = existing
    ? rows.map((row) => (row === existing ? shaped.object : row))
    : [...rows, shaped.object]
  return { tenant: { ...tenant, [edit.collection]: after } }
}
