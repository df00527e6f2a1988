/** A policy as somebody wrote it. */
type Given = Readonly<Record<string, unknown>>

/** What Graph v1.0 takes where a set does not say it. https://learn.microsoft.com/graph/api/resources/permissiongrantconditionset */
const DEFAULTS: Given = {
  permissionType: 'delegated',
  permissionClassification: 'all',
  resourceApplication: 'any',
  permissions: ['all'],
  clientApplicationIds: ['all'],
  clientApplicationTenantIds: ['all'],
  clientApplicationPublisherIds: ['all'],
  clientApplicationsFromVerifiedPublisherOnly: false,
}

/**
 * A permission grant policy with what Graph takes where its condition sets say nothing. A condition that is not Graph v1.0's (or is one of
 * beta) is named in `conditionsNotRead`: whether it is met, nobody here can tell.
 */
export function withConditions(policy: Given): Given {
  const sides = ['includes', 'excludes'].flatMap((side) => {
    const sets = policy[side]
    return Array.isArray(sets) ? [[side, sets.map((each, index) => completed(each, `${side}-${index}`))]] : []
  })
  return { ...policy, ...Object.fromEntries(sides) }
}

function completed(set: unknown, id: string): unknown {
  if (typeof set !== 'object' || set === null || Array.isArray(set)) return set
  const given = set as Given
  const known = Object.entries(DEFAULTS).map(([name, usual]) => [name, given[name] ?? usual])
  const notRead = Object.keys(given).filter(
    (name) =>
      name !== 'id' &&
      name !== 'conditionsNotRead' &&
      !name.includes('@odata.') &&
      !Object.hasOwn(DEFAULTS, name) &&
      given[name] !== null,
  )
  const before = Array.isArray(given.conditionsNotRead) ? (given.conditionsNotRead as readonly unknown[]) : []
  const all = [...before, ...notRead]
  return {
    id: given.id ?? id,
    ...Object.fromEntries(known),
    ...(all.length > 0 && { conditionsNotRead: all }),
  }
}
