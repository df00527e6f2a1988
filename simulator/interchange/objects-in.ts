import {
  type CollectionName,
  collectionNamed,
  collectionOf,
  collectionOfContext,
  isMigrationTable,
} from './collections'
import { graphNames, isPascalCase, spelledIn } from './graph-names'
import {
  isList,
  isObject,
  type JsonObject,
  type JsonPath,
  type JsonValue,
  memberOf,
  quoted,
  textOf,
} from './json'
import { dscPolicy, dscResource, isDscPolicy, spelledInDsc, unreadResource } from './microsoft365dsc'
import { dscObject, spelledInResource } from './microsoft365dsc-directory'
import { isTerraform, isTerraformConfiguration, TERRAFORM_SOURCE, terraformObjects } from './terraform'

export interface FoundObject {
  readonly collection: CollectionName
  readonly object: JsonObject
  /** Where it is in the file. */
  readonly path: JsonPath
  /** Where a member of `object` is in what stands there, where that is not in Graph's names. */
  spelled?(member: JsonPath): JsonPath
  /** Its members stood elsewhere in the file than they do in `object`: another tool wrote it. */
  readonly isFlat?: true
}

/** What a file turns out to hold. */
export type Found =
  | FoundObject
  /** `left`: it holds what is not read. */
  | { readonly says: string; readonly path: JsonPath; readonly kind: 'problem' | 'unknown' | 'left' }

/**
 * The objects in the value of a file, one after another, in Graph's names: of a single object, a list, Graph's list (`value`),
 * the answers to a `$batch`, or an object that holds lists by the names of collections.
 * @param file the path of the file, which tells the collection when nothing else does
 */
export function* objectsIn(value: JsonValue, file: string): Generator<Found, void, undefined> {
  if (isList(value) && value.length === 0) yield { kind: 'unknown', path: [], says: EMPTY }
  yield* inValue(value, [], undefined, file)
}

const EMPTY = 'The list is empty: what wrote it found nothing, or was not allowed to read it.'

function* inValue(
  value: JsonValue,
  path: JsonPath,
  context: CollectionName | undefined,
  file: string,
): Generator<Found, void, undefined> {
  if (isList(value)) {
    for (const [at, item] of value.entries()) yield* inValue(item, [...path, at], context, file)
  } else if (isObject(value)) {
    yield* inObject(value, path, context, file)
  } else {
    yield { kind: 'unknown', path, says: 'This is neither an object nor a list of objects.' }
  }
}

function* inObject(
  given: JsonObject,
  path: JsonPath,
  context: CollectionName | undefined,
  file: string,
): Generator<Found, void, undefined> {
  if (isMigrationTable(given)) {
    yield { collection: 'migrationTable', object: given, path }
    return
  }
  const resource = dscResource(given)
  if (isDscPolicy(given) || resource !== undefined) {
    yield* inDsc(given, path, resource)
    return
  }
  if (isTerraform(given)) {
    yield* inTerraform(given, path)
    return
  }
  if (isTerraformConfiguration(given)) {
    yield { kind: 'left', path, says: TERRAFORM_SOURCE }
    return
  }
  const isPascal = isPascalCase(given)
  const object = isPascal ? graphNames(given) : given
  const error = memberOf(object, 'error')
  if (isObject(error) && Object.keys(object).length === 1) {
    const said = [textOf(error, 'code'), textOf(error, 'message')].filter((each) => each !== undefined)
    yield { kind: 'problem', path, says: `This is an error of Graph, not data: ${quoted(said.join(': '))}.` }
    return
  }
  const responses = memberOf(object, 'responses')
  if (isList(responses)) {
    yield* inBatch(responses, path, file)
    return
  }
  const list = memberOf(object, 'value')
  if (isList(list)) {
    const next = ['@odata.nextLink', 'nextLink'].find((name) => textOf(object, name))
    if (next !== undefined) {
      const says = `The list goes on at its ${next}: only its first ${list.length} are in this file.`
      yield { kind: 'problem', path, says }
    } else if (list.length === 0) yield { kind: 'unknown', path: [...path, 'value'], says: EMPTY }
    const own = collectionOfContext(textOf(object, '@odata.context')) ?? context
    yield* inValue(list, [...path, 'value'], own, file)
    return
  }
  if (isTenant(object)) {
    for (const [name, items] of Object.entries(object)) {
      const collection = collectionNamed(name)
      const here = [...path, name]
      if (collection && typeof items === 'object') {
        if (items !== null) yield* inValue(items, here, collection, file)
      } else if (!name.includes('@')) {
        yield { kind: 'unknown', path: here, says: 'Nothing here is called so; it is left out.' }
      }
    }
    return
  }
  const collection = collectionOf(object, context, file)
  const wrapped = collection === undefined || isHollow(object, collection) ? policiesIn(given) : undefined
  if (wrapped !== undefined) {
    const says = `The policy is taken out of ${quoted(wrapped)}; what stands around it is left out.`
    yield { kind: 'unknown', path: [...path, wrapped], says }
    yield* inValue(given[wrapped] ?? null, [...path, wrapped], 'conditionalAccessPolicies', file)
  } else if (collection) {
    yield isPascal
      ? { collection, object, path, spelled: (member) => spelledIn(given, member) }
      : { collection, object, path }
  } else {
    yield { collection: 'unrecognized', object, path }
    yield { kind: 'unknown', path, says: 'Nothing tells what this object is; it is kept as it is.' }
  }
}

/** @param resource the name of the resource, unless it is a policy */
function* inDsc(
  given: JsonObject,
  path: JsonPath,
  resource: string | undefined,
): Generator<Found, void, undefined> {
  const read =
    resource === undefined
      ? { collection: 'conditionalAccessPolicies' as const, object: dscPolicy(given) }
      : dscObject(resource, given)
  if (!read && resource !== undefined) {
    yield { collection: 'unrecognized', object: given, path }
    yield { kind: 'unknown', path, says: unreadResource(resource) }
  } else if (textOf(given, 'Ensure')?.toLowerCase() === 'absent') {
    yield { kind: 'unknown', path, says: 'This says what must not exist; it is left out.' }
  } else if (read) {
    const spelled = (member: JsonPath) =>
      resource === undefined ? spelledInDsc(member) : spelledInResource(resource, member)
    yield { ...read, path, spelled, isFlat: true }
  }
}

function* inTerraform(given: JsonObject, path: JsonPath): Generator<Found, void, undefined> {
  const { objects, others } = terraformObjects(given)
  for (const { path: inside, ...found } of objects)
    yield { ...found, path: [...path, ...inside], isFlat: true }
  if (others === 0) return
  const says = `${others} ${others === 1 ? 'resource' : 'resources'} of Terraform ${others === 1 ? 'is' : 'are'} left out: policies, named locations, authentication strengths, groups and users of azuread are read.`
  yield { kind: 'unknown', path, says }
}

/** A policy by its context or its place only: without conditions, it may be what is around one. */
function isHollow(object: JsonObject, collection: CollectionName): boolean {
  return collection === 'conditionalAccessPolicies' && !Object.hasOwn(object, 'conditions')
}

/** The one member of a wrapper that is a policy, or a list of them; undefined where there is none, or more than one. */
function policiesIn(wrapper: JsonObject): string | undefined {
  const [name, ...more] = Object.keys(wrapper).filter((each) => {
    const value = wrapper[each]
    return isList(value) ? value.length > 0 && value.every(isPolicy) : isPolicy(value)
  })
  return more.length === 0 ? name : undefined
}

function isPolicy(value: JsonValue | undefined): boolean {
  if (!isObject(value)) return false
  if (isDscPolicy(value)) return true
  const object = isPascalCase(value) ? graphNames(value) : value
  return collectionOf(object, undefined, '') === 'conditionalAccessPolicies'
}

/** https://learn.microsoft.com/graph/json-batching */
function* inBatch(
  responses: readonly JsonValue[],
  path: JsonPath,
  file: string,
): Generator<Found, void, undefined> {
  for (const [at, response] of responses.entries()) {
    const here = [...path, 'responses', at]
    const status = isObject(response) ? memberOf(response, 'status') : undefined
    const body = isObject(response) ? memberOf(response, 'body') : undefined
    if (typeof status === 'number' && status >= 400) {
      yield { kind: 'problem', path: here, says: `This request of the batch was answered with ${status}.` }
    } else if (body !== undefined) yield* inValue(body, [...here, 'body'], undefined, file)
  }
}

/** Whether the object is a whole tenant: collections by their names, and no object of its own. */
function isTenant(object: JsonObject): boolean {
  const names = Object.keys(object)
  if (['id', 'displayName', 'userPrincipalName', 'conditions'].some((name) => names.includes(name)))
    return false
  return names.some((name) => collectionNamed(name) !== undefined && typeof object[name] === 'object')
}
