import { type Operator, RuleFault, type Value } from './expression'
import type { Token } from './tokenize'

/** A value, and how many tokens it took. */
export interface ReadValue {
  readonly value: Value
  readonly count: number
}

const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['$true', true],
  ['false', false],
  ['$false', false],
  ['null', null],
  ['$null', null],
])

/**
 * Reads the value of a comparison from the token at `at`, and says how many tokens it took.
 * https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership#supported-values
 * @throws RuleFault for a value that the operator or the property does not take
 */
export function readValue(tokens: readonly Token[], at: number, operator: Operator): ReadValue {
  if (operator === 'in' || operator === 'notIn') return readList(tokens, at, operator)
  const token = tokenAt(tokens, at)
  if (token.type === 'string') return { value: token.text, count: 1 }
  const lower = token.text.toLowerCase()
  if (token.type !== 'word' || token.hyphen) throw unexpected(token, 'a value')
  const constant = CONSTANTS.get(lower)
  if (constant === null && operator !== 'eq' && operator !== 'ne') {
    throw new RuleFault(
      token.position,
      `Expected text in quotes: null is compared with -eq or -ne, not with -${operator}.`,
    )
  }
  if (constant !== undefined) return { value: constant, count: 1 }
  if (/^\d+$/.test(lower)) return { value: Number(lower), count: 1 }
  throw unexpected(token, 'a value: text in double quotes, true, false, null or a number')
}

function readList(tokens: readonly Token[], start: number, operator: Operator) {
  const open = tokenAt(tokens, start)
  if (open.type !== '[') throw unexpected(open, `"[" and a list of values after -${operator}`)
  const values: (string | number)[] = []
  for (let at = start + 1; ; at += 2) {
    const token = tokenAt(tokens, at)
    if (token.type === 'string') values.push(token.text)
    else if (token.type === 'word' && !token.hyphen && /^\d+$/.test(token.text))
      values.push(Number(token.text))
    else throw unexpected(token, 'a value: text in quotes or a number')
    const after = tokenAt(tokens, at + 1)
    if (after.type === ']') return { value: values, count: at + 2 - start }
    if (after.type !== ',') throw unexpected(after, '"," or "]"')
  }
}

/** The token at a place; past the end, the last. */
export function tokenAt(tokens: readonly Token[], at: number): Token {
  const token = tokens[at] ?? tokens.at(-1)
  if (!token) throw new RuleFault(0, 'The rule is empty.')
  return token
}

/** What stands at a token instead of what was expected. */
export function unexpected({ type, text, hyphen, position }: Token, expected: string): RuleFault {
  const found = type === 'end' ? 'the end of the rule' : JSON.stringify(hyphen ? `-${text}` : text)
  return new RuleFault(position, `Expected ${expected}, found ${found}.`)
}
