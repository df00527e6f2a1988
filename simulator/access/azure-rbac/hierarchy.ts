import type { HierarchyEntry } from '../../directory/azure-access'
import { isManagementGroup, parseScope, ROOT, type Scope } from '../../directory/azure-scope'

/** The scopes from which a scope inherits. */
export interface Line {
  /** Keys, the scope itself first. */
  readonly keys: ReadonlySet<string>
  /** Why the scope of the key `outer`, which is not among `keys`, may contain it all the same; null: it does not. */
  doubt(outer: string): string | null
}

/** Where inheritance comes from. Management groups are no part of a scope's own words, so they have to be told. */
export interface Hierarchy {
  lineOf(scope: Scope): Line
}

/**
 * A lower level inherits from every higher one, up to the root scope.
 * https://learn.microsoft.com/azure/role-based-access-control/scope-overview#scope-levels
 */
export function createHierarchy(entries: readonly HierarchyEntry[]): Hierarchy {
  const parents = new Map<string, string | null>()
  for (const { id, parent } of entries) parents.set(keyOf(id), parent === null ? null : keyOf(parent))
  /** Management groups above `key`, the nearest first, and whether the root management group is reached. */
  const above = (key: string): { readonly groups: readonly string[]; readonly isWhole: boolean } => {
    const groups: string[] = []
    let at = parents.get(key)
    // Files can say anything: a circle ends where it begins again.
    while (at && at !== key && !groups.includes(at)) {
      groups.push(at)
      at = parents.get(at)
    }
    return { groups, isWhole: at === null }
  }
  const known = new Map<string, Line>()
  return {
    lineOf(scope) {
      const before = known.get(scope.key)
      if (before) return before
      const outermost = scope.within.at(-1) ?? ROOT
      const { groups, isWhole } = outermost === ROOT ? { groups: [], isWhole: true } : above(outermost)
      const keys = new Set([...scope.within, ...groups, ROOT])
      const [subject] = groups.slice(-1)
      const top = subject ?? outermost
      const line: Line = {
        keys,
        doubt: (outer) => {
          if (isWhole || keys.has(outer) || !isManagementGroup(outer)) return null
          // What is itself inside the outermost that is known cannot contain it.
          return above(outer).groups.includes(top) ? null : `It is not known whether ${top} is in ${outer}.`
        },
      }
      if (known.size > MOST_KEPT) known.clear()
      known.set(scope.key, line)
      return line
    },
  }
}

const MOST_KEPT = 50_000

function keyOf(id: string): string {
  const scope = parseScope(id)
  return 'problem' in scope ? id.toLowerCase() : scope.key
}
