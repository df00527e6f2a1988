import type { Token } from './tokenize'
import { type ReadValue, tokenAt, unexpected } from './value'

/**
 * Reads a time, or `system.now` and a distance to it, from the token at `at`.
 * https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership#using-system-now
 * @throws RuleFault for anything else
 */
export function readDate(tokens: readonly Token[], at: number): ReadValue {
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
function readInParentheses(tokens: readonly Token[], at: number): ReadValue {
  const inside = tokenAt(tokens, at + 1)
  if (inside.type === '(') throw unexpected(inside, 'a time such as 2020-06-10T18:13:20Z, or system.now')
  const { value, count } = readDate(tokens, at + 1)
  const close = tokenAt(tokens, at + 1 + count)
  if (close.type !== ')') throw unexpected(close, '")"')
  return { value, count: count + 2 }
}

const HOUR = 3_600_000

function readFromNow(tokens: readonly Token[], at: number): ReadValue {
  const sign = tokenAt(tokens, at + 1)
  const way = sign.type === 'word' ? sign.text.toLowerCase() : ''
  if (way !== 'plus' && way !== 'minus') return { value: { msFromNow: 0 }, count: 1 }
  const duration = tokenAt(tokens, at + 2)
  const [whole, days = 0, hours = 0] = /^p(?:(\d{1,6})d)?(?:t(\d{1,6})h)?$/i.exec(duration.text) ?? []
  if (whole === undefined || whole.length < 3) throw unexpected(duration, 'a number of days such as p1d')
  const ms = (Number(days) * 24 + Number(hours)) * HOUR
  return { value: { msFromNow: way === 'plus' ? ms : -ms }, count: 3 }
}
