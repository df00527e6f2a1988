import { type Operator, RuleFault, type Value } from './expression'
import type { Token } from './tokenize'

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
export function readValue(
  tokens: readonly Token[],
  at: number,
  operator: Operator,
  isDate: boolean,
): { readonly value: Value; readonly count: number } {
  if (operator === 'in' || operator === 'notIn') return readList(tokens, at, operator)
  const token = tokenAt(tokens, at)
  if (isDate) return readDate(tokens, at)
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

function readDate(tokens: readonly Token[], at: number): { value: Value; count: number } {
  const token = tokenAt(tokens, at)
  const text = token.text.toLowerCase()
  if (token.type === 'word' && text === 'null') return { value: null, count: 1 }
  if (token.type === '(') return readInParentheses(tokens, at)
  if (token.type === 'word' && text === 'system.now') return readFromNow(tokens, at)
  const written = token.type === 'string' || (token.type === 'word' && /^\d{4}-/.test(text))
  if (!written || Number.isNaN(Date.parse(token.text))) {
    throw unexpected(token, 'a time such as 2020-06-10T18:13:20Z, or system.now')
  }
  return { value: token.text, count: 1 }
}

/** `(system.now -plus p7d)`: not in the documentation, and in use. */
function readInParentheses(tokens: readonly Token[], at: number): { value: Value; count: number } {
  const inside = tokenAt(tokens, at + 1)
  if (inside.type === '(') throw unexpected(inside, 'a time such as 2020-06-10T18:13:20Z, or system.now')
  const { value, count } = readDate(tokens, at + 1)
  const close = tokenAt(tokens, at + 1 + count)
  if (close.type !== ')') throw unexpected(close, '")"')
  return { value, count: count + 2 }
}

const HOUR = 3_600_000

function readFromNow(tokens: readonly Token[], at: number): { value: Value; count: number } {
  const sign = tokenAt(tokens, at + 1)
  const way = sign.type === 'word' ? sign.text.toLowerCase() : ''
  if (way !== 'plus' && way !== 'minus') return { value: { msFromNow: 0 }, count: 1 }
  const duration = tokenAt(tokens, at + 2)
  const [whole, days = 0, hours = 0] = /^p(?:(\d{1,6})d)?(?:t(\d{1,6})h)?$/i.exec(duration.text) ?? []
  if (whole === undefined || whole.length < 3) throw unexpected(duration, 'a number of days such as p1d')
  const ms = (Number(days) * 24 + Number(hours)) * HOUR
  return { value: { msFromNow: way === 'plus' ? ms : -ms }, count: 3 }
}

function tokenAt(tokens: readonly Token[], at: number): Token {
  const token = tokens[at] ?? tokens.at(-1)
  if (!token) throw new RuleFault(0, 'The rule is empty.')
  return token
}

function unexpected({ type, text, hyphen, position }: Token, expected: string): RuleFault {
  const found = type === 'end' ? 'the end of the rule' : JSON.stringify(hyphen ? `-${text}` : text)
  return new RuleFault(position, `Expected ${expected}, found ${found}.`)
}
