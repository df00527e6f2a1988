import { cut, edgesOf } from '../edges/all'
import { applyEdit } from '../edges/apply-edit'
import type { Edit } from '../edges/edge'
import { endNamed } from '../edges/ends'
import type { Tenant } from '../tenant'

interface Along {
  readonly edit: Edit
  readonly says: string
}

/**
 * What goes with an object that is removed: its memberships and assignments, what it owns, what it was granted and what was granted
 * to others for it, and with a registration its instance at home. Policies keep the id.
 * https://learn.microsoft.com/entra/identity-platform/app-objects-and-service-principals
 * @param before the tenant with the object
 */
export function goesAlong(before: Tenant, id: string): readonly Along[] {
  const name = endNamed(before, id)?.name ?? id
  const all: Along[] = []
  let tenant = before
  const make = (each: Along) => {
    const applied = applyEdit(tenant, each.edit)
    if (!('tenant' in applied)) return
    tenant = applied.tenant
    all.push(each)
  }
  for (const grant of before.oauth2PermissionGrants) {
    if (![grant.clientId, grant.resourceId, grant.principalId].includes(id)) continue
    const [client, api] = [grant.clientId, grant.resourceId].map((of) => endNamed(before, of)?.name ?? of)
    make({
      edit: { do: 'remove', collection: 'oauth2PermissionGrants', id: grant.id },
      says: `With ${name} goes what ${client} was granted of ${api}: ${grant.scope}.`,
    })
  }
  for (const edge of edgesOf(before, id)) {
    // A permission that was granted is gone by now.
    const changed = cut(tenant, edge)
    if ('whyNot' in changed || isAbout(changed.edit, id)) continue
    const { edit, says } = changed
    if (edit.do === 'remove' && edit.collection === 'servicePrincipals')
      for (const each of goesAlong(tenant, edit.id)) if (!isAbout(each.edit, id)) make(each)
    make({ edit, says })
  }
  return all
}

/** Whether an edit is one of the object itself, which is gone. */
const isAbout = (edit: Edit, id: string) => (edit.do === 'remove' ? edit.id : edit.object.id) === id
