import type { Collections, Scope } from './collection'
import {
  type Comparison,
  type Expression,
  type Kind,
  type Operand,
  type Operator,
  type Place,
  RuleFault,
} from './expression'
import type { Properties, Property } from './property'
import { type Token, tokenize } from './tokenize'
import { type ReadValue, readValue, tokenAt, unexpected } from './value'

/** The longest rule, in characters, of a group and of a device filter alike. */
const MAX_LENGTH = 3072
/** Parentheses inside parentheses. Real rules have two or three. */
const MAX_DEPTH = 50

/** What differs between the rules of groups and the filters of policies. */
export interface Dialect {
  readonly properties: Readonly<Partial<Record<Kind, Properties>>>
  readonly operators: readonly Operator[]
  /** Of a dialect with `-any` and `-all`. */
  readonly collections?: Collections
  /** Of a dialect with dates. */
  readDate?(tokens: readonly Token[], at: number): ReadValue
  /** @throws RuleFault for an operator that a property does not take, at `position` */
  checkOperator?(property: Property | undefined, operator: Operator, position: number): void
  /** Hears of what is read; a new one for each rule. */
  readonly listener?: Listener
  /** Why it is not certain that `-not` before a comparison with null is refused. */
  readonly notNull?: string
  /** A rule that is one whole, and combined with nothing; null: it is another. @throws RuleFault */
  readWhole?(
    tokens: readonly Token[],
  ): (Pick<Parsed, 'kind' | 'expression'> & { readonly place: Place }) | null
  /** @throws RuleFault for an expression that must stand alone, and does not, at `place` */
  checkWhole?(expression: Expression, placeOf: (of: Expression) => Place | undefined): void
}

/** What is read of a rule, in the order of its text. */
export interface Listener {
  /** A comparison, a collection or the direct reports, and where it stands. */
  expression(of: Expression, place: Place): void
  placeOf(of: Expression): Place | undefined
  /** The expression of a `-match`. @throws RuleFault for what is none, at `position` */
  pattern(source: string, position: number): void
  name(kind: Kind, written: string, property: Property | undefined): void
  comparison(of: Comparison, property: Property): void
  warning(says: string): void
}

export interface Parsed {
  readonly kind: Kind
  readonly expression: Expression
}

/**
 * Reads a rule. Precedence, from tight to loose: comparisons, `-not`, `-and`, `-or`, `-any` and `-all`.
 * https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership#operator-precedence
 * @throws RuleFault with the place and what was expected there
 */
export function parse(rule: string, dialect: Dialect): Parsed {
  if (rule.length > MAX_LENGTH) {
    throw new RuleFault(
      MAX_LENGTH,
      `A rule has at most ${MAX_LENGTH} characters; this one has ${rule.length}.`,
    )
  }
  return new Parser(tokenize(rule), dialect).rule()
}

class Parser {
  private at = 0
  private kind: Kind | null = null
  private readonly tokens: readonly Token[]
  private readonly dialect: Dialect

  constructor(tokens: readonly Token[], dialect: Dialect) {
    this.tokens = tokens
    this.dialect = dialect
  }

  rule(): Parsed {
    if (this.peek().type === 'end')
      throw new RuleFault(0, 'The rule is empty. Expected a property, "(" or "-not".')
    const whole = this.dialect.readWhole?.(this.tokens)
    if (whole) {
      this.kind = whole.kind
      this.dialect.listener?.expression(whole.expression, whole.place)
    }
    const expression = whole ? whole.expression : this.or(null, 0)
    if (!whole && this.peek().type !== 'end') throw this.unexpected('"-and", "-or" or the end of the rule')
    this.dialect.checkWhole?.(expression, (of) => this.dialect.listener?.placeOf(of))
    return { kind: this.kind ?? 'user', expression }
  }

  /** Notes that an expression reaches from `from` to the token that was taken last. */
  private placed<T extends Expression>(expression: T, from: number): T {
    this.dialect.listener?.expression(expression, { from, to: this.tokens[this.at - 1]?.end ?? from })
    return expression
  }

  private peek(): Token {
    return tokenAt(this.tokens, this.at)
  }

  private take(): Token {
    const token = this.peek()
    this.at++
    return token
  }

  private isWord(text: string): boolean {
    return this.peek().type === 'word' && this.peek().text.toLowerCase() === text
  }

  private skip(type: Token['type'], expected: string): void {
    if (this.peek().type !== type) throw this.unexpected(expected)
    this.at++
  }

  private unexpected(expected: string): RuleFault {
    return unexpected(this.peek(), expected)
  }

  private or(scope: Scope | null, depth: number): Expression {
    return this.chain('or', () => this.chain('and', () => this.not(scope, depth)))
  }

  private chain(kind: 'and' | 'or', operand: () => Expression): Expression {
    const operands = [operand()]
    while (this.isWord(kind)) {
      this.at++
      operands.push(operand())
    }
    const [only] = operands
    return operands.length === 1 && only ? only : { kind, operands }
  }

  private not(scope: Scope | null, depth: number): Expression {
    const start = this.peek().position
    let negations = 0
    while (this.isWord('not')) {
      this.at++
      negations++
    }
    let expression = this.primary(scope, depth)
    if (negations > 0 && expression.kind === 'comparison' && expression.value === null) {
      throw new RuleFault(
        start,
        '-not cannot be used with null. Use "-ne null" or "-eq null".',
        this.dialect.notNull,
      )
    }
    for (; negations > 0; negations--) expression = { kind: 'not', operand: expression }
    return expression
  }

  private primary(scope: Scope | null, depth: number): Expression {
    if (this.peek().type === '(') return this.parenthesized(scope, depth)
    if (this.peek().type !== 'word' || this.peek().hyphen)
      throw this.unexpected(`${this.subjects(scope)}, "(" or "-not"`)
    return this.comparison(scope, depth)
  }

  private parenthesized(scope: Scope | null, depth: number): Expression {
    const open = this.peek().position
    if (depth >= MAX_DEPTH) throw new RuleFault(open, `Parentheses nest deeper than ${MAX_DEPTH}.`)
    this.at++
    const expression = this.or(scope, depth + 1)
    this.skip(')', `"-and", "-or" or ")" to close the "(" at character ${open + 1}`)
    return expression
  }

  private comparison(scope: Scope | null, depth: number): Expression {
    const name = this.take()
    const { operand, property } = this.operand(name, scope)
    const word = this.peek()
    if (word.type !== 'word') throw this.unexpected('an operator such as -eq')
    const lower = word.text.toLowerCase()
    if (lower === 'any' || lower === 'all')
      return this.collection(lower, name, operand, property, scope, depth)
    const operator = this.dialect.operators.find((each) => each.toLowerCase() === lower)
    if (!operator) throw this.unexpected('an operator such as -eq')
    this.at++
    const isDate = property?.type === 'date'
    this.dialect.checkOperator?.(property, operator, word.position)
    const { value, count } =
      isDate && this.dialect.readDate && operator !== 'in' && operator !== 'notIn'
        ? this.dialect.readDate(this.tokens, this.at)
        : readValue(this.tokens, this.at, operator)
    const { listener } = this.dialect
    if (operator === 'match' || operator === 'notMatch')
      listener?.pattern(String(value), this.peek().position)
    if (scope) this.warn(this.dialect.collections?.checkItem(scope, operator, value, word.position))
    this.at += count
    const comparison: Comparison = { kind: 'comparison', operand, operator, value }
    if (property) listener?.comparison(comparison, property)
    return this.placed(comparison, name.position)
  }

  private warn(warning: string | null | undefined): void {
    if (warning) this.dialect.listener?.warning(warning)
  }

  private collection(
    kind: 'any' | 'all',
    name: Token,
    operand: Operand,
    property: Property | undefined,
    scope: Scope | null,
    depth: number,
  ): Expression {
    const { collections } = this.dialect
    if (scope || !collections) throw this.unexpected('an operator such as -eq')
    const inside = collections.open(operand, property, this.peek().position)
    this.at++
    const parentheses = this.peek().type === '('
    const condition = parentheses ? this.parenthesized(inside, depth) : this.or(inside, depth)
    for (const warning of collections.checkItems(kind, condition, parentheses)) this.warn(warning)
    return this.placed({ kind, collection: operand.name, condition }, name.position)
  }

  /** Whose property `name` is, and which. */
  private operand(name: Token, scope: Scope | null): { operand: Operand; property?: Property } {
    const [head = '', ...tail] = name.text.split('.')
    const member = tail.join('.')
    const subject = head.toLowerCase()
    if (scope && subject === scope.item.toLowerCase())
      return { operand: scope.operand(member, name.position) }
    if ((subject !== 'user' && subject !== 'device') || member === '') {
      this.at--
      throw this.unexpected(this.subjects(scope))
    }
    const properties = this.dialect.properties[subject]
    if (!properties || (this.kind && this.kind !== subject)) {
      throw new RuleFault(
        name.position,
        properties ? 'A rule cannot mix users and devices.' : `Expected ${this.subjects(scope)}.`,
      )
    }
    this.kind = subject
    const property = properties(member)
    this.dialect.listener?.name(subject, member, property)
    const operand: Operand = { of: 'object', name: property?.name ?? member }
    return property ? { operand, property } : { operand }
  }

  private subjects(scope: Scope | null): string {
    if (scope) return scope.subject
    const kinds = this.kind ? [this.kind] : (Object.keys(this.dialect.properties) as Kind[])
    return `a property such as ${kinds.map((kind) => `${kind}.displayName`).join(' or ')}`
  }
}
