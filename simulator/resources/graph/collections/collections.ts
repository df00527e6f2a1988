import { type HttpResponse, json } from '../../../network/message'
import { problem } from '../../challenge'
import type { Call, Endpoint } from '../../resource-request'
import { METADATA } from '../graph-objects'
import { type CollectionKind, collectionKinds, objectsOf } from './kinds'
import { type CollectionQuery, readCollectionQuery } from './query'
import { expanded, indexOf, seen } from './show'

/** Objects on one page, as Graph has it for users and groups. */
const PAGE_SIZE = 100

/**
 * `GET /v1.0/users`, `groups`, `applications`, `servicePrincipals`, `devices`: the directory of the tenant, as it is at that moment, with
 * `$filter` (one `eq`), `$select` and `$expand` of one relationship.
 * https://learn.microsoft.com/graph/api/group-list
 */
export const collections: readonly Endpoint[] = collectionKinds.map((kind) => ({
  path: `/v1.0/${kind.name}`,
  ...kind.takes,
  answer: (call: Call) => listed(call, kind),
}))

function listed(call: Call, kind: CollectionKind): HttpResponse {
  const { caller, directory, query } = call
  const { tenant } = directory
  const isGuest =
    caller.kind === 'person' &&
    tenant.users.some(({ id, userType }) => id === caller.userId && userType === 'Guest')
  // Graph, user-list: "Guest users cannot call this API."
  if (isGuest && kind.name === 'users')
    return problem(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.')
  const read = readCollectionQuery(query, { ...kind, relationships: Object.keys(kind.related) })
  if ('refused' in read) return read.refused
  const { filter, select, expand, skip } = read
  // What the caller may not see matches nothing: a filter is no way to find out.
  const found = objectsOf(tenant, kind)
    .map((object) => ({ object, properties: seen(object, kind, caller) }))
    .filter(({ properties }) => !filter || equal(properties[filter.property], filter.value))
  const related = expand === undefined ? undefined : kind.related[expand]
  const index = related && indexOf(tenant)
  const value = found.slice(skip, skip + PAGE_SIZE).map(({ object, properties }) => ({
    ...Object.fromEntries((select ?? kind.byDefault).map((name) => [name, properties[name]])),
    ...(expand && related && index && { [expand]: expanded(index, related(tenant, object), caller) }),
  }))
  const next = skip + PAGE_SIZE < found.length
  return json(
    200,
    {
      '@odata.context': `${METADATA}#${kind.name}${shape(read)}`,
      ...(next && { '@odata.nextLink': nextLink(kind, query, skip + PAGE_SIZE) }),
      value,
    },
    [['Cache-Control', 'no-store']],
  )
}

/** Texts without regard to case, as for names of users. */
function equal(value: unknown, wanted: string | boolean): boolean {
  return typeof value === 'string' && typeof wanted === 'string'
    ? value.toLowerCase() === wanted.toLowerCase()
    : value === wanted
}

/** What the context says of the shape of each object: `(id,displayName,members())`. */
function shape({ select, expand }: CollectionQuery): string {
  const parts = [...(select ?? []), ...(expand ? [`${expand}()`] : [])]
  return parts.length > 0 ? `(${parts.join(',')})` : ''
}

function nextLink({ name }: CollectionKind, query: URLSearchParams, skip: number): string {
  const next = new URLSearchParams(query)
  next.set('$skiptoken', String(skip))
  return `${METADATA.replace('$metadata', name)}?${next}`
}
