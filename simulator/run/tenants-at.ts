import type { PolicyName } from '../directory/directory'
import { type Collection, isCollection, type Tenant } from '../directory/tenant'
import type { TraceEvent } from '../trace/event'
import type { Flow } from './flow'

interface Row {
  readonly id: string
}
type Rows = readonly Row[]

/** The tenants of a flow as its trace left them: an account may have been renamed, or have come, on the way. */
export function tenantsAt(flow: Flow, events: readonly TraceEvent[]): readonly Tenant[] {
  const sites = flow.sites.flatMap(({ id, tenant }) => (tenant ? [{ place: id, ...changing(tenant) }] : []))
  for (const event of events) {
    if (event.type !== 'directory-changed') continue
    const { collection, id, after, in: place } = event
    if (collection === 'authorizationPolicy' || collection === 'adminConsentRequestPolicy')
      (sites.find((site) => site.place === place) ?? sites[0])?.setPolicy(collection, after)
    if (!isCollection(collection)) continue
    const own =
      sites.find((site) => site.place === place) ?? sites.find((site) => site.has(collection, id)) ?? sites[0]
    own?.change(collection, id, after as Row | undefined)
  }
  return sites.map((site) => site.tenant())
}

/** A tenant under change: only collections that change are copied, each once. */
function changing(initial: Tenant) {
  const changed = new Map<Collection, Map<string, Row>>()
  let policies: Partial<Tenant> = {}
  const rowsOf = (collection: Collection) => {
    const rows =
      changed.get(collection) ?? new Map((initial[collection] as Rows).map((row) => [row.id, row] as const))
    changed.set(collection, rows)
    return rows
  }
  return {
    has: (collection: Collection, id: string) =>
      changed.get(collection)?.has(id) ?? (initial[collection] as Rows).some((row) => row.id === id),
    change(collection: Collection, id: string, after: Row | undefined) {
      const rows = rowsOf(collection)
      // What changes comes last.
      rows.delete(id)
      if (after !== undefined) rows.set(id, after)
    },
    setPolicy(name: PolicyName, after: unknown) {
      policies = { ...policies, [name]: after }
    },
    tenant: (): Tenant =>
      changed.size === 0 && Object.keys(policies).length === 0
        ? initial
        : {
            ...initial,
            ...policies,
            ...Object.fromEntries([...changed].map(([collection, rows]) => [collection, [...rows.values()]])),
          },
  }
}
