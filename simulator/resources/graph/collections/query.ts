import type { HttpResponse } from '../../../network/message'
import { problem } from '../../challenge'

/** What a request for a collection asks of it, by the query options that are read here. */
export interface CollectionQuery {
  readonly filter?: { readonly property: string; readonly value: string | boolean }
  readonly select?: readonly string[]
  /** The one relationship that comes with each object. */
  readonly expand?: string
  /** How many objects the pages before this one had. */
  readonly skip: number
}

/** What a collection has: properties that `$filter` compares, all that `$select` knows, and relationships. */
export interface Queried {
  /** As an error names it: `User`. */
  readonly resource: string
  readonly filterable: readonly string[]
  readonly properties: readonly string[]
  readonly relationships: readonly string[]
}

const OPTIONS = ['$filter', '$select', '$expand', '$skiptoken']

/** A text, in which an apostrophe is written twice, or a Boolean. One pass, whatever comes. */
const COMPARISON = /^([A-Za-z]+) +eq +(?:'((?:[^']|'')*)'|(true|false))$/

/**
 * Reads OData query options as far as this lab has them: `$filter` with one `eq`, `$select`, `$expand` of one relationship, and the
 * `$skiptoken` of its own next link.
 * https://learn.microsoft.com/graph/query-parameters
 * @returns the refusal for whatever else is asked: 400 `Request_UnsupportedQuery`
 */
export function readCollectionQuery(
  query: URLSearchParams,
  of: Queried,
): CollectionQuery | { readonly refused: HttpResponse } {
  const unknown = [...query.keys()].find((name) => name.startsWith('$') && !OPTIONS.includes(name))
  if (unknown !== undefined)
    return unsupported('This lab reads $filter with eq, $select and $expand here, and no other query option.')
  const filter = readFilter(query.get('$filter'), of)
  if (filter && 'refused' in filter) return filter
  const select = query.get('$select')?.split(',')
  const strange = select?.find((name) => !of.properties.includes(name))
  if (strange !== undefined)
    return unsupported(`This lab has no property of this name to select on resource '${of.resource}'.`)
  const expand = query.get('$expand') ?? undefined
  if (expand !== undefined && !of.relationships.includes(expand))
    return unsupported(
      `$expand takes one of these relationships of resource '${of.resource}' here: ${of.relationships.join(', ')}.`,
    )
  const token = query.get('$skiptoken') ?? '0'
  if (!/^\d{1,6}$/.test(token)) return unsupported('The $skiptoken is none of this collection.')
  return {
    ...(filter && { filter }),
    ...(select && { select }),
    ...(expand && { expand }),
    skip: Number(token),
  }
}

function readFilter(text: string | null, { filterable, resource }: Queried) {
  if (text === null) return undefined
  const [, property = '', written, truth] = COMPARISON.exec(text.trim()) ?? []
  if (property === '')
    return unsupported(
      "This lab reads one comparison in $filter: <property> eq '<text>', or eq true, or eq false.",
    )
  // Microsoft's own words for a property that it does not filter by.
  if (!filterable.includes(property))
    return unsupported(
      `Unsupported or invalid query filter clause specified for property '${property.slice(0, 60)}' of resource '${resource}'.`,
    )
  return { property, value: written === undefined ? truth === 'true' : written.replaceAll("''", "'") }
}

const unsupported = (message: string) => ({ refused: problem(400, 'Request_UnsupportedQuery', message) })
