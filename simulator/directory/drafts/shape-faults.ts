import { isObject } from '../../core/json'
import { fits, isNullable, isOptional, SHAPES, type Shape } from '../shape'
import type { Collection } from '../tenant'
import type { Draft, Fault } from './fault'

const WANTED: Readonly<Record<string, string>> = {
  text: 'a text in quotes',
  instant: 'a time, as "2026-03-02T09:00:00Z"',
  base64: 'Base64',
  flag: 'true or false',
  number: 'a number',
}

/** Members that are not of their type, each at its place. What the engine does not know is let be. */
export function shapeFaults(collection: Collection, draft: Draft): Fault[] {
  const shape: Readonly<Record<string, Shape>> = SHAPES[collection]
  return Object.entries(draft).flatMap(([name, value]) =>
    Object.hasOwn(shape, name) ? within(value, shape[name] as Shape, name) : [],
  )
}

function within(value: unknown, shape: Shape, path: string): Fault[] {
  if (fits(value, shape)) return []
  if (typeof shape === 'string') {
    const [scalar = ''] = shape.split('?')
    return [{ path, says: `It takes ${WANTED[scalar]}${shape === scalar ? '' : ', or null'}.` }]
  }
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return [{ path, says: 'It takes a list, in square brackets.' }]
    return value.flatMap((each, index) => within(each, shape[0] as Shape, `${path}.${index}`))
  }
  if (isOptional(shape)) return within(value, shape.optional, path)
  if (!isObject(value)) return [{ path, says: 'It takes an object, in curly brackets.' }]
  const members = isNullable(shape) ? shape.nullable : shape
  return Object.entries(members as Readonly<Record<string, Shape>>).flatMap(([name, member]) =>
    Object.hasOwn(value, name)
      ? within(value[name], member, `${path}.${name}`)
      : isOptional(member)
        ? []
        : [{ path: `${path}.${name}`, says: 'It is missing.' }],
  )
}
