import { isObject } from '../core/json'

/** The names of a JSON Pointer (RFC 6901 section 4). */
const namesOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))

/** A JSON Pointer of these names (RFC 6901 section 3). */
export const pointerOf = (names: readonly (string | number)[]): string =>
  names.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** What `pointer` points at in a JSON value; undefined where there is nothing. */
export function valueAt(value: unknown, pointer: string): unknown {
  return namesOf(pointer).reduce<unknown>(
    (inside, name) =>
      (isObject(inside) || Array.isArray(inside)) && Object.hasOwn(inside, name)
        ? (inside as Readonly<Record<string, unknown>>)[name]
        : undefined,
    value,
  )
}

/** `value` with another one at `pointer` (undefined: without it), or undefined where nothing can stand there. */
export function withValueAt(value: unknown, pointer: string, next: unknown): unknown {
  return put(value, namesOf(pointer), next)
}

function put(value: unknown, [name, ...inner]: readonly string[], next: unknown): unknown {
  if (name === undefined) return next
  if (Array.isArray(value)) {
    if (!/^(0|[1-9]\d*)$/.test(name) || Number(name) > value.length) return undefined
    const at = Number(name)
    const done = put(value[at], inner, next)
    if (done === undefined) return inner.length > 0 ? undefined : value.toSpliced(at, 1)
    return value.toSpliced(at, 1, done)
  }
  if (!isObject(value)) return undefined
  const done = put(Object.hasOwn(value, name) ? value[name] : undefined, inner, next)
  if (done !== undefined) return { ...value, [name]: done }
  if (inner.length > 0) return undefined
  const { [name]: _gone, ...rest } = value
  return rest
}
