import { nearest } from '../../core/nearest'
import type { Kind, RuleError } from './expression'
import { MEMBERSHIP_OPERATORS } from './membership-checks'
import { documentedNames } from './membership-properties'

/** What people write who know other languages, and what a rule says in its place. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  '=': '-eq',
  '==': '-eq',
  '===': '-eq',
  '!=': '-ne',
  '<>': '-ne',
  '!': '-not',
  '&': '-and',
  '&&': '-and',
  '|': '-or',
  '||': '-or',
  '<': '-le, which compares employeeHireDate alone',
  '<=': '-le, which compares employeeHireDate alone',
  '>': '-ge, which compares employeeHireDate alone',
  '>=': '-ge, which compares employeeHireDate alone',
  lt: '-le, which compares employeeHireDate alone',
  gt: '-ge, which compares employeeHireDate alone',
  equals: '-eq',
  like: '-contains, -startsWith, -endsWith, or -match with a regular expression',
  notlike: '-notContains, or -notMatch with a regular expression',
  is: '-eq',
  has: '-contains',
}

/**
 * What the writer of a rule that cannot be read may have meant, as one sentence; null where nothing is near.
 * @param text the rule
 */
export function hintFor(text: string, { position }: RuleError): string | null {
  const rest = text.slice(position)
  const [word = ''] = /^[=!<>&|]+|^[-–]?[\p{L}\p{N}_.$]+/u.exec(rest) ?? []
  const bare = word.replace(/^[-–]/, '').toLowerCase()
  if (bare === '') return null
  const elsewhere = Object.hasOwn(ELSEWHERE, bare) ? ELSEWHERE[bare] : undefined
  if (elsewhere) return `A rule says ${elsewhere}.`
  if (expectsValue(text, position)) return `Text stands in double quotes: "${word}".`
  const property = propertyNear(bare.replace(/^(?:users?|devices?)\./, ''))
  if (property !== null && !word.startsWith('-')) return meaning(property, word)
  const [operator] = nearest(bare, [...MEMBERSHIP_OPERATORS, 'and', 'or', 'not', 'any', 'all'])
  return operator === undefined ? null : meaning(`-${operator}`, word)
}

/** Null where it is what is written: then it is right, and stands in the wrong place. */
function meaning(near: string, word: string): string | null {
  return near.toLowerCase() === word.replace('–', '-').toLowerCase() ? null : `Do you mean ${near}?`
}

/** Of a property that no documentation has: the one that is nearest to it, as `user.department`; null where none is. */
export function documentedNear(kind: Kind, name: string): string | null {
  const [near] = nearest(name, documentedNames(kind))
  return near === undefined ? null : `${kind}.${near}`
}

function propertyNear(name: string): string | null {
  return documentedNear('user', name) ?? documentedNear('device', name)
}

const expectsValue = (text: string, position: number) =>
  /-(?:eq|ne|startsWith|notStartsWith|endsWith|notEndsWith|contains|notContains|match|notMatch)\s*$/i.test(
    text.slice(0, position),
  )
