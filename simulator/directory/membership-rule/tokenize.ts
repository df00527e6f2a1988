import { RuleFault } from './expression'

/**
 * One token. A `word` is a property, a value without quotes or an operator; `hyphen` tells `-eq` from `eq`. A `string` holds
 * its value without quotes and escapes. `position` is a zero-based offset, `end` the one after its last character.
 */
export interface Token {
  readonly type: 'word' | 'string' | '(' | ')' | '[' | ']' | ',' | 'end'
  readonly text: string
  readonly hyphen: boolean
  readonly position: number
  readonly end: number
}

/** The documentation prints an en dash in some of its rules; it is read as a hyphen. */
const HYPHENS = '-–'
const CURLY = '“”„‟‘’‚‛'
const WORD = /[\p{L}\p{N}_.$]/u
/** Numbers and times: `2020-06-10T18:13:20Z`. */
const IN_NUMBER = /[\p{L}\p{N}_.:+-]/u

/**
 * Splits a rule into tokens; the last is always `end`.
 * https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership#supported-values
 * @throws RuleFault for text that is not closed and for characters that no rule holds
 */
export function tokenize(rule: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  const add = (type: Token['type'], text: string, end: number, hyphen = false) => {
    tokens.push({ type, text, hyphen, position: at, end })
    at = end
  }
  while (at < rule.length) {
    const char = rule.charAt(at)
    if (/\s/.test(char)) at++
    else if (char === '(' || char === ')' || char === '[' || char === ']' || char === ',')
      add(char, char, at + 1)
    else if (char === '"' || char === "'" || (char === '`' && rule.charAt(at + 1) === '"')) {
      const { value, end } = char === '`' ? escapedQuotes(rule, at) : quoted(rule, at)
      add('string', value, end)
    } else if (HYPHENS.includes(char)) {
      const end = wordEnd(rule, at + 1, WORD)
      if (end === at + 1) throw new RuleFault(at, 'Expected the name of an operator after the hyphen.')
      add('word', rule.slice(at + 1, end), end, true)
    } else if (WORD.test(char)) {
      const end = wordEnd(rule, at, /\d/.test(char) ? IN_NUMBER : WORD)
      add('word', rule.slice(at, end), end)
    } else if (CURLY.includes(char)) {
      throw new RuleFault(at, `Expected a straight quote (") in place of ${char}.`)
    } else {
      throw new RuleFault(
        at,
        `Expected a property, an operator or a value in place of ${JSON.stringify(char)}.`,
      )
    }
  }
  add('end', '', at)
  return tokens
}

function wordEnd(rule: string, from: number, allowed: RegExp): number {
  let end = from
  while (end < rule.length && allowed.test(rule.charAt(end))) end++
  return end
}

/** Text in quotes: a backtick before a double quote or a backtick, and a doubled single quote, are escapes. */
function quoted(rule: string, start: number): { value: string; end: number } {
  const quote = rule.charAt(start)
  let value = ''
  let at = start + 1
  while (at < rule.length) {
    const char = rule.charAt(at)
    const next = rule.charAt(at + 1)
    if (char === '`' && (next === '"' || next === '`')) {
      value += next
      at += 2
    } else if (char === "'" && next === "'") {
      value += char
      at += 2
    } else if (char === quote) {
      return { value, end: at + 1 }
    } else {
      value += char
      at++
    }
  }
  throw new RuleFault(
    rule.length,
    `Expected ${quote} to close the text that opens at character ${start + 1}.`,
  )
}

/** `` `"Sales`" ``: a value that has the double quotes in it. */
function escapedQuotes(rule: string, start: number): { value: string; end: number } {
  const close = rule.indexOf('`"', start + 2)
  if (close < 0) {
    throw new RuleFault(rule.length, `Expected \`" to close the text that opens at character ${start + 1}.`)
  }
  return { value: rule.slice(start + 1, close).concat('"'), end: close + 2 }
}
