import type { EpochSeconds } from '../core/clock'
import { secondsInWords } from '../trace/select/moment'
import { type Meaning, meaningOf, type Place, type Words } from '../trace/select/vocabulary/meaning'
import type { ExplainedField, Part, Role } from './finding'
import { MOST_FIELDS } from './limits'
import { holdsSecret, isSecret } from './secret'

/** Where names and values stand, and how they are explained there. */
export interface Setting {
  readonly words: Words
  readonly place: Place
  readonly now: EpochSeconds
  readonly putBy?: Role
  readonly readBy?: Role
  /** Said of a name that is not in `words`. */
  readonly unknown: string
  /** What stands under such a name is hidden, however it looks: a short password looks like any word. */
  readonly hides?: boolean
}

/** Parameters in the order in which they stand; one that stands there twice says so (RFC 6749 section 3.1). */
export function partOf(
  title: string,
  pairs: readonly (readonly [string, unknown])[],
  setting: Setting,
): Part {
  const names = pairs.map(([name]) => name)
  const fields = pairs.slice(0, MOST_FIELDS).map(([name, value], index): ExplainedField => {
    const twice = names.indexOf(name) !== index || names.lastIndexOf(name) !== index
    const odd = twice
      ? 'It stands here more than once, which RFC 6749 section 3.1 forbids: a server refuses, or takes one of them.'
      : undefined
    return fieldOf(name, value, setting, odd)
  })
  return { title, fields, leftOut: Math.max(0, pairs.length - MOST_FIELDS) }
}

/** One name and its value, explained where the name is known. */
function fieldOf(name: string, given: unknown, setting: Setting, odd?: string): ExplainedField {
  const { words, place, now, putBy, readBy, unknown, hides } = setting
  const value = textOf(given)
  const meaning: Meaning | undefined = meaningOf(words, name, { ...place, value })
  const reads = secondsInWords(name, value, now)
  return {
    name,
    value,
    ...(meaning ?? { says: unknown }),
    ...(reads !== undefined && { reads }),
    secret:
      (hides === true && !meaning && !/^(?:|true|false|\d)$/.test(value)) ||
      isSecret(name, value, meaning !== undefined) ||
      holdsSecret(name, given, meaning !== undefined),
    ...(putBy && { putBy }),
    ...(readBy && { readBy }),
    ...(odd !== undefined && { odd }),
  }
}

/** A text as it is, anything else as JSON. */
export const textOf = (given: unknown): string =>
  typeof given === 'string' ? given : (JSON.stringify(given) ?? '')
