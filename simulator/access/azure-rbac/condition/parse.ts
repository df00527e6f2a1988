import { type Comparison, comparisonNamed } from './operators'
import { type Token, tokensOf } from './tokens'

/** What a condition says, as a tree. `text` is the part of the condition that it is. */
export type Node =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Node[] }
  | { readonly kind: 'not'; readonly of: Node }
  | { readonly kind: 'action' | 'subOperation'; readonly pattern: string }
  | { readonly kind: 'exists'; readonly attribute: string }
  | {
      readonly kind: 'comparison'
      readonly comparison: Comparison
      readonly left: Operand
      readonly right: Operand
      readonly text: string
    }

export type Operand =
  | { readonly attribute: string }
  | { readonly values: readonly (string | number | boolean)[] }

/** A condition that could be read, or why not. */
export type Parsed = { readonly node: Node } | { readonly problem: string }

/** Brackets inside brackets; conditions that people write have four. */
const DEEPEST = 60

/**
 * Reads a condition. https://learn.microsoft.com/azure/role-based-access-control/conditions-format#condition-syntax
 * What the documentation calls ambiguous, `a AND b OR c` without parentheses, is not read.
 */
export function parseCondition(source: string): Parsed {
  const tokens = tokensOf(source)
  if ('offset' in tokens) return { problem: notUnderstood(source, tokens.offset) }
  const parser = new Parser(source, tokens)
  try {
    const node = parser.expression(0)
    const rest = parser.peek()
    return rest ? { problem: notUnderstood(source, rest.from) } : { node }
  } catch (fault) {
    if (fault instanceof Unread) return { problem: fault.message }
    throw fault
  }
}

/** Thrown by the parser below, and caught here. */
class Unread extends Error {}

function notUnderstood(source: string, offset: number): string {
  const found = source.slice(offset, offset + 20)
  return found === ''
    ? 'It breaks off.'
    : `It is not understood at character ${offset + 1}, ${JSON.stringify(found)}.`
}

class Parser {
  private at = 0
  constructor(
    private readonly source: string,
    private readonly tokens: readonly Token[],
  ) {}

  peek(): Token | undefined {
    return this.tokens[this.at]
  }

  /** Terms joined by AND alone, or by OR alone. */
  expression(depth: number): Node {
    if (depth > DEEPEST) throw new Unread(`It has more than ${DEEPEST} brackets inside each other.`)
    const first = this.term(depth)
    const of = [first]
    let joined: 'and' | 'or' | null = null
    for (let next = this.joint(); next !== null; next = this.joint()) {
      if (joined !== null && next !== joined)
        throw new Unread('AND and OR stand side by side without parentheses, which is ambiguous.')
      joined = next
      this.at++
      of.push(this.term(depth))
    }
    return joined === null ? first : { kind: joined, of }
  }

  private joint(): 'and' | 'or' | null {
    if (this.isNext('AND', '&&')) return 'and'
    return this.isNext('OR', '||') ? 'or' : null
  }

  private term(depth: number): Node {
    let negations = 0
    while (this.take('NOT', '!')) negations++
    const node = this.primary(depth)
    return negations % 2 === 1 ? { kind: 'not', of: node } : node
  }

  private primary(depth: number): Node {
    if (this.take('(')) {
      const inner = this.expression(depth + 1)
      this.need(')')
      return inner
    }
    if (this.take('ActionMatches')) return { kind: 'action', pattern: this.braced() }
    if (this.take('SubOperationMatches')) return { kind: 'subOperation', pattern: this.braced() }
    if (this.take('Exists')) return { kind: 'exists', attribute: this.next('attribute').value }
    const from = this.peek()?.from ?? this.source.length
    const left = this.operand()
    const { value, from: at } = this.next('word')
    const comparison = comparisonNamed(value)
    if (comparison === undefined) throw new Unread(notUnderstood(this.source, at))
    const right = this.operand()
    const text = this.source.slice(from, this.tokens[this.at - 1]?.to)
    return { kind: 'comparison', comparison, left, right, text }
  }

  private operand(): Operand {
    if (this.peek()?.kind === 'attribute') return { attribute: this.next('attribute').value }
    if (!this.take('{')) return { values: [this.literal()] }
    const values = [this.literal()]
    while (this.take(',')) values.push(this.literal())
    this.need('}')
    return { values }
  }

  private literal(): string | number | boolean {
    const token = this.peek()
    if (token?.kind === 'text') return this.next('text').value
    const { value } = this.next('word')
    if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true'
    return /^-?\d{1,15}$/.test(value) ? Number(value) : value
  }

  private braced(): string {
    this.need('{')
    const { value } = this.next('text')
    this.need('}')
    return value
  }

  private next(kind: Token['kind']): Token {
    const token = this.peek()
    if (token?.kind !== kind) throw new Unread(notUnderstood(this.source, token?.from ?? this.source.length))
    this.at++
    return token
  }

  private isNext(...words: readonly string[]): boolean {
    const token = this.peek()
    if (token === undefined || (token.kind !== 'mark' && token.kind !== 'word')) return false
    return words.some((each) => each.toLowerCase() === token.value.toLowerCase())
  }

  private take(...words: readonly string[]): boolean {
    if (!this.isNext(...words)) return false
    this.at++
    return true
  }

  private need(mark: string): void {
    if (!this.take(mark))
      throw new Unread(notUnderstood(this.source, this.peek()?.from ?? this.source.length))
  }
}
