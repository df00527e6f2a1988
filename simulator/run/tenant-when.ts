import type { Tenant } from '../directory/tenant'
import type { TraceEvent } from '../trace/event'
import type { EditMoment } from './edit-list'
import type { Flow } from './flow'
import { OUTSIDE } from './intervention'
import { tenantsAt } from './tenants-at'

/** The first tenant of a flow as it stands before anything is changed. @throws Error for a flow without one */
export function initialTenant(flow: Flow): Tenant {
  return first(flow, [])
}

/** The first tenant of a flow as a change at `when` finds it, after those that were made there before. */
export function tenantWhen(flow: Flow, events: readonly TraceEvent[], when: EditMoment): Tenant {
  const begin =
    'at' in when
      ? 0
      : events.findIndex((event) => event.type === 'prompt-answered' && event.index === when.after - 1)
  let end = begin + 1
  while (events[end]?.actor === OUTSIDE) end++
  return first(flow, events.slice(0, end))
}

/** The first tenant of a flow as everything up to the event `seq` left it. */
export function tenantUpTo(flow: Flow, events: readonly TraceEvent[], seq: number): Tenant {
  return first(
    flow,
    events.filter((event) => event.seq <= seq),
  )
}

function first(flow: Flow, events: readonly TraceEvent[]): Tenant {
  const [tenant] = tenantsAt(flow, events)
  if (!tenant) throw new Error('This flow has no tenant.')
  return tenant
}
