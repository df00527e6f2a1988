import { endNamed } from '../directory/edges/ends'
import type { Tenant } from '../directory/tenant'
import type { TraceEvent } from '../trace/event'
import type { EditMoment } from './edit-list'
import type { Flow } from './flow'
import { OUTSIDE } from './intervention'
import { tenantsAt } from './tenants-at'

/** A tenant of a flow, and the place that it is. */
export interface TenantAt {
  readonly place: string
  readonly tenant: Tenant
}

/** The tenants of a flow as they stand before anything is changed. The first is the one that the flow is about. */
export function initialTenants(flow: Flow): readonly TenantAt[] {
  return placed(flow, [])
}

/** The tenants of a flow as a change at `when` finds them, after those that were made there before. */
export function tenantsWhen(
  flow: Flow,
  events: readonly TraceEvent[],
  when: EditMoment,
): readonly TenantAt[] {
  const begin =
    'at' in when
      ? 0
      : events.findIndex((event) => event.type === 'prompt-answered' && event.index === when.after - 1)
  let end = begin + 1
  while (events[end]?.actor === OUTSIDE) end++
  return placed(flow, events.slice(0, end))
}

/** The tenants of a flow as everything up to the event `seq` left them. */
export function tenantsUpTo(flow: Flow, events: readonly TraceEvent[], seq: number): readonly TenantAt[] {
  return placed(
    flow,
    events.filter((event) => event.seq <= seq),
  )
}

/** The tenant that has one of these objects, by id; else the one at `place`; else the first. @throws Error without any */
export function tenantOf(
  tenants: readonly TenantAt[],
  ids: readonly (string | undefined)[],
  place?: string,
): TenantAt {
  const has = ({ tenant }: TenantAt) => ids.some((id) => id !== undefined && endNamed(tenant, id))
  const found = tenants.find(has) ?? tenants.find((each) => each.place === place) ?? tenants[0]
  if (!found) throw new Error('This flow has no tenant.')
  return found
}

function placed(flow: Flow, events: readonly TraceEvent[]): readonly TenantAt[] {
  const places = flow.sites.flatMap(({ id, tenant }) => (tenant ? [id] : []))
  return tenantsAt(flow, events).map((tenant, at) => ({ place: places[at] ?? '', tenant }))
}
