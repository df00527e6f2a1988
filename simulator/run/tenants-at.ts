import { isCollection, type Tenant } from '../directory/tenant'
import type { TraceEvent } from '../trace/event'
import type { Flow } from './flow'

type Rows = readonly { readonly id: string }[]

/** The tenants of a flow as its trace left them: an account may have been renamed, or have come, on the way. */
export function tenantsAt(flow: Flow, events: readonly TraceEvent[]): readonly Tenant[] {
  let tenants = flow.sites.flatMap(({ tenant }) => (tenant ? [tenant] : []))
  const places = flow.sites.flatMap(({ id, tenant }) => (tenant ? [id] : []))
  for (const event of events) {
    if (event.type !== 'directory-changed') continue
    const { collection, id, after, in: place } = event
    if (!isCollection(collection)) continue
    const own =
      tenants[places.indexOf(place ?? '')] ??
      tenants.find((tenant) => (tenant[collection] as Rows).some((row) => row.id === id)) ??
      tenants[0]
    tenants = tenants.map((tenant) => {
      if (tenant !== own) return tenant
      const others = (tenant[collection] as Rows).filter((row) => row.id !== id)
      return { ...tenant, [collection]: after === undefined ? others : [...others, after] }
    })
  }
  return tenants
}
