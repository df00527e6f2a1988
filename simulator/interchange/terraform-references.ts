import { isList, isObject, type JsonObject, type JsonValue, memberOf, textOf } from './json'

/** What the values of a plan come from, as its configuration says. */
export interface References {
  /**
   * Addresses of the resources that the unknown values of an attribute are the ids of; null: that is not certain.
   * @param address of the resource with the attribute
   * @param path names of the blocks around the attribute, and its own
   * @param count how many values are not known
   */
  of(address: string, path: readonly string[], count: number): readonly string[] | null
}

/**
 * Reads the expressions of a plan's configuration. An expression is known by what it refers to and not by what it does with it: its
 * values are taken for ids where as many are unknown as there are resources behind it whose id is, and nothing else is behind it.
 * https://developer.hashicorp.com/terraform/internals/json-format#expression-representation
 * @param planned addresses of the resources that get their id when the plan is applied
 */
export function referencesOf(plan: JsonObject, planned: ReadonlySet<string>): References {
  const expressions = new Map<string, JsonObject>()
  const several = new Set(
    [...planned].filter((each) => each.endsWith(']')).map((each) => each.replace(/\[[^\]]*\]$/, '')),
  )
  const configuration = memberOf(plan, 'configuration')
  const root = isObject(configuration) ? memberOf(configuration, 'root_module') : undefined
  if (isObject(root)) collect(root, '', expressions)
  return {
    of(address, path, count) {
      const expression = inside(expressions.get(withoutKeys(address)), path)
      const references = expression && memberOf(expression, 'references')
      if (!isList(references)) return null
      const module = moduleOf(address)
      const found = new Set<string>()
      for (const each of references) {
        const resource = typeof each === 'string' ? RESOURCE.exec(each)?.[1] : undefined
        if (resource !== undefined) {
          // `azuread_group.glass` stands beside `azuread_group.glass["a"].object_id`: the longer one says which.
          if (planned.has(`${module}${resource}`)) found.add(`${module}${resource}`)
          else if (several.has(`${module}${resource}`) && !isSaidNearer(resource, references)) return null
        } else if (module !== '' || typeof each !== 'string' || !each.startsWith('var.')) return null
      }
      return found.size === count ? [...found] : null
    },
  }
}

/** A resource by its address in its module, and the attribute that is its id; what is read of `data` is known, or no resource. */
const RESOURCE = /^(azuread_\w+\.[\w-]+(?:\[[^\]]+\])?)(?:\.(?:object_id|id))?$/

function isSaidNearer(resource: string, references: readonly JsonValue[]): boolean {
  return references.some((each) => typeof each === 'string' && each.startsWith(`${resource}[`))
}

/** By address without the keys of `count` and `for_each`. */
function collect(module: JsonObject, before: string, found: Map<string, JsonObject>): void {
  const resources = memberOf(module, 'resources')
  for (const each of isList(resources) ? resources : []) {
    const address = isObject(each) ? textOf(each, 'address') : undefined
    const expressions = isObject(each) ? memberOf(each, 'expressions') : undefined
    if (address !== undefined && isObject(expressions)) found.set(`${before}${address}`, expressions)
  }
  const calls = memberOf(module, 'module_calls')
  for (const [name, call] of isObject(calls) ? Object.entries(calls) : []) {
    const inner = isObject(call) ? memberOf(call, 'module') : undefined
    if (isObject(inner)) collect(inner, `${before}module.${name}.`, found)
  }
}

/** Blocks are lists of one object here, as in values. */
function inside(expressions: JsonObject | undefined, path: readonly string[]): JsonObject | undefined {
  let at: JsonValue | undefined = expressions
  for (const name of path) {
    const block: JsonValue | undefined = isList(at) ? at[0] : at
    at = isObject(block) ? memberOf(block, name) : undefined
  }
  return isObject(at) ? at : undefined
}

function withoutKeys(address: string): string {
  return address.replaceAll(/\[[^\]]*\]/g, '')
}

/** `module.a["x"].`, or nothing. */
function moduleOf(address: string): string {
  return /^(?:module\.[\w-]+(?:\[[^\]]*\])?\.)*/.exec(address)?.[0] ?? ''
}
