import type { CollectionName } from './collections'
import { isList, isObject, type JsonObject, type JsonPath, type JsonValue, memberOf, textOf } from './json'
import { type References, referencesOf } from './terraform-references'
import { type Block, fromBlock, RESOURCES, spelledInBlock } from './terraform-resources'

/** A resource of a plan or a state, in Graph's shape. */
export interface TerraformObject {
  readonly collection: CollectionName
  readonly object: JsonObject
  /** Where its values are in the file. */
  readonly path: JsonPath
  /** Where a member of `object` is in its values. */
  spelled(member: JsonPath): JsonPath
}

/** What is said of a configuration, in Terraform's own language or as JSON. */
export const TERRAFORM_SOURCE =
  'This is the source of a Terraform configuration, and only Terraform knows its values; it is left out. `terraform show -json` writes a plan or a state as JSON, which is read.'

/** Whether `text` is a configuration in Terraform's own language that is about Entra. */
export function isTerraformSource(text: string): boolean {
  return /^[ \t]*(?:resource|data)[ \t]+"azuread_/m.test(text.slice(0, HEAD))
}

const HEAD = 256 * 1024

/** Whether `object` is a configuration in Terraform's JSON syntax, with expressions in its texts. */
export function isTerraformConfiguration(object: JsonObject): boolean {
  const resource = memberOf(object, 'resource')
  return isObject(resource) && Object.keys(resource).some((type) => type.startsWith('azuread_'))
}

/**
 * Whether `object` is what `terraform show -json` writes of a plan or a state, or a state file.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export function isTerraform(object: JsonObject): boolean {
  if (textOf(object, 'terraform_version') === undefined) return false
  return ['planned_values', 'values', 'resources'].some((name) => typeof memberOf(object, name) === 'object')
}

/** The resources that are read, in Graph's shape; and how many others there are. */
export function terraformObjects(object: JsonObject): {
  readonly objects: readonly TerraformObject[]
  readonly others: number
} {
  const all = [...resourcesOf(object)]
  const unknown = unknownOf(object)
  const planned = new Set(
    all.flatMap(({ address, values }) => (isPlanned(values, unknown.get(address)) ? [address] : [])),
  )
  const references = referencesOf(object, planned)
  const objects = all.flatMap(({ type, address, values, path }): TerraformObject[] => {
    const resource = Object.hasOwn(RESOURCES, type) ? RESOURCES[type] : undefined
    if (!resource) return []
    const { collection, block } = resource
    const known = withUnknown(values, unknown.get(address), block, { references, address, path: [] })
    const inside = fromBlock(block, known)
    // Until it is applied, a resource has no other name than its address.
    const read = planned.has(address) ? { id: address, ...inside } : inside
    return [
      {
        collection,
        object: resource.finish ? resource.finish(read, known) : read,
        path,
        spelled: (member) => spelledInBlock(block, member),
      },
    ]
  })
  return { objects, others: all.length - objects.length }
}

interface Resource {
  readonly type: string
  readonly address: string
  readonly values: JsonObject
  readonly path: JsonPath
}

function* resourcesOf(object: JsonObject): Generator<Resource, void, undefined> {
  for (const name of ['planned_values', 'values']) {
    const root = member(member(object, name), 'root_module')
    if (root) yield* inModule(root, [name, 'root_module'])
  }
  // What a plan has read and does not change: `data` blocks.
  const prior = member(member(member(object, 'prior_state'), 'values'), 'root_module')
  if (prior && memberOf(object, 'planned_values') !== undefined) {
    for (const each of inModule(prior, ['prior_state', 'values', 'root_module'])) {
      if (/(^|\.)data\./.test(each.address)) yield each
    }
  }
  yield* inStateFile(object)
}

function* inModule(module: JsonObject, path: JsonPath): Generator<Resource, void, undefined> {
  for (const [at, each] of items(module, 'resources')) {
    const values = member(each, 'values')
    const type = textOf(each, 'type')
    if (!values || type === undefined) continue
    const address = textOf(each, 'address') ?? ''
    yield { type, address, values, path: [...path, 'resources', at, 'values'] }
  }
  for (const [at, inner] of items(module, 'child_modules')) {
    yield* inModule(inner, [...path, 'child_modules', at])
  }
}

/** `terraform.tfstate` itself, as it has been since Terraform 0.12. */
function* inStateFile(object: JsonObject): Generator<Resource, void, undefined> {
  for (const [at, each] of items(object, 'resources')) {
    const type = textOf(each, 'type')
    if (type === undefined) continue
    for (const [index, instance] of items(each, 'instances')) {
      const values = member(instance, 'attributes')
      const path = ['resources', at, 'instances', index, 'attributes']
      if (values) yield { type, address: '', values, path }
    }
  }
}

/** What a plan does not know until it is applied, by the address of its resource: `change.after_unknown`. */
function unknownOf(object: JsonObject): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>()
  for (const [, each] of items(object, 'resource_changes')) {
    const address = textOf(each, 'address')
    const unknown = member(member(each, 'change'), 'after_unknown')
    if (address !== undefined && unknown) found.set(address, unknown)
  }
  return found
}

/** Stands where a value is that is known after apply: no member of Graph has this type, so nothing is decided by it. */
const KNOWN_AFTER_APPLY = '(known after apply)'

/** Whether the resource gets its id when the plan is applied. */
function isPlanned(values: JsonObject, unknown: JsonObject | undefined): boolean {
  return ['id', 'object_id'].some(
    (name) => unknown !== undefined && memberOf(unknown, name) === true && !memberOf(values, name),
  )
}

/** Where values are in a resource. */
interface Place {
  readonly references: References
  readonly address: string
  readonly path: readonly string[]
}

/**
 * `values` with the addresses of planned resources where their ids will be, and a mark where something else is not known. What
 * Entra fills in by itself was not set, and is left out.
 */
function withUnknown(
  values: JsonObject,
  unknown: JsonObject | undefined,
  block: Block,
  place: Place,
): JsonObject {
  if (!unknown) return values
  const marked = Object.entries(unknown).flatMap(([name, is]): [string, JsonValue][] => {
    const leaf = Object.hasOwn(block, name) ? block[name] : undefined
    if (!leaf || leaf.computed) return []
    const here = { ...place, path: [...place.path, name] }
    const value = memberOf(values, name)
    if (is === true || (isList(is) && is.some((each) => each === true)))
      return [[name, planned(value, is, here) ?? KNOWN_AFTER_APPLY]]
    const [first] = isList(value) ? value : []
    const [inner] = isList(is) ? is : []
    if (!leaf.block || !isObject(first) || !isObject(inner)) return []
    return [[name, [withUnknown(first, inner, leaf.block, here)]]]
  })
  return marked.length > 0 ? { ...values, ...Object.fromEntries(marked) } : values
}

/** Addresses in the place of ids; undefined where it is not certain that these will be there. */
function planned(value: JsonValue | undefined, is: JsonValue, { references, address, path }: Place) {
  if (!isList(is)) {
    // A whole list of which nothing is known may have any length.
    return IDS_ALONE.has(path.at(-1) ?? '') ? references.of(address, path, 1)?.[0] : undefined
  }
  const found = references.of(address, path, is.filter((each) => each === true).length)
  return found ? [...found, ...(isList(value) ? value.filter((_, at) => is[at] !== true) : [])] : undefined
}

/** Attributes that are one id. */
const IDS_ALONE = new Set(['authentication_strength_policy_id'])

function member(object: JsonObject | undefined, name: string): JsonObject | undefined {
  const value = object && memberOf(object, name)
  return isObject(value) ? value : undefined
}

function items(object: JsonObject, name: string): (readonly [at: number, item: JsonObject])[] {
  const list = memberOf(object, name)
  return isList(list) ? list.flatMap((each, at) => (isObject(each) ? [[at, each] as const] : [])) : []
}
