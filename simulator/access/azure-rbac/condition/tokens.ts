/** A piece of a condition. `from` and `to` are offsets in its text. */
export interface Token {
  readonly kind: 'mark' | 'attribute' | 'text' | 'word'
  /** Of a text what stands between its quotes, else as it is written. */
  readonly value: string
  readonly from: number
  readonly to: number
}

const SPACE = /\s*/y
const KINDS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['mark', /&&|\|\||[(){},!]/y],
  ['attribute', /@[A-Za-z]+\[[^\]]*\]/y],
  ['text', /'[^']*'/y],
  ['word', /[\w.:-]+/y],
]

/** The pieces of a condition, or where there is something that is none. */
export function tokensOf(source: string): readonly Token[] | { readonly offset: number } {
  const tokens: Token[] = []
  let at = skip(source, 0)
  while (at < source.length) {
    const token = tokenAt(source, at)
    if (token === null) return { offset: at }
    tokens.push(token)
    at = skip(source, token.to)
  }
  return tokens
}

function tokenAt(source: string, from: number): Token | null {
  for (const [kind, pattern] of KINDS) {
    pattern.lastIndex = from
    const [found] = pattern.exec(source) ?? []
    if (found === undefined) continue
    const value = kind === 'text' ? found.slice(1, -1) : found
    return { kind, value, from, to: from + found.length }
  }
  return null
}

function skip(source: string, from: number): number {
  SPACE.lastIndex = from
  return from + (SPACE.exec(source)?.[0].length ?? 0)
}
