import {
  type Comparison,
  type Expression,
  type Kind,
  type Operand,
  type Operator,
  type Place,
  RuleFault,
} from './expression'
import type { Pattern } from './pattern/pattern'
import type { Properties, Property } from './property'
import { type Token, tokenize } from './tokenize'
import { type ReadValue, readValue } from './value'

/** The longest rule, in characters, of a group and of a device filter alike. */
const MAX_LENGTH = 3072
/** Parentheses inside parentheses. Real rules have two or three. */
const MAX_DEPTH = 50

const OPERATORS: readonly Operator[] = [
  'eq',
  'ne',
  'startsWith',
  'notStartsWith',
  'endsWith',
  'notEndsWith',
  'contains',
  'notContains',
  'in',
  'notIn',
  'match',
  'notMatch',
  'le',
  'ge',
]

/** What an item of each collection is called inside `-any` and `-all`, and its members. */
export type Items = Readonly<Record<string, { readonly name: string; readonly members: readonly string[] }>>

/** What differs between the rules of groups and the filters of policies. */
export interface Dialect {
  readonly properties: Readonly<Partial<Record<Kind, Properties>>>
  readonly operators: readonly Operator[]
  /** Of a dialect with `-any`, `-all` and direct reports. */
  readonly items?: Items
  /** Of a dialect with dates. */
  readDate?(tokens: readonly Token[], at: number): ReadValue
  /** Of a dialect with `-match`. */
  readPattern?(source: string): Pattern
  /** A warning about one comparison, or null. */
  check?(property: Property, comparison: Comparison): string | null
  /** Why it is not documented what one comparison comes to, or null. */
  doubt?(property: Property, comparison: Comparison): string | null
  /** A warning about a comparison of an item, or null. @throws RuleFault for one that there is not, at `position` */
  checkItem?(collection: Property, operator: Operator, value: unknown, position: number): string | null
  /** Warnings about a collection with its condition, which stands in parentheses or not. */
  checkItems?(kind: 'any' | 'all', condition: Expression, parentheses: boolean): readonly string[]
  /** Why it is not certain that `-not` before a comparison with null is refused. */
  readonly notNull?: string
  /** A rule that is one whole, and combined with nothing; null: it is another. @throws RuleFault */
  readWhole?(
    tokens: readonly Token[],
  ): (Pick<Parsed, 'kind' | 'expression'> & { readonly place: Place }) | null
  /** @throws RuleFault for an expression that must stand alone, and does not */
  checkWhole?(expression: Expression, places: Parsed['places']): void
}

export const MEMBERSHIP_OPERATORS = OPERATORS

export interface Parsed {
  readonly kind: Kind
  readonly expression: Expression
  readonly warnings: readonly string[]
  /** Properties that no documentation has: whether Entra takes the rule is not certain. */
  readonly undocumented: readonly string[]
  /** Regular expressions of the rule that nothing is held against here (decision 022). */
  readonly unevaluated: readonly string[]
  /** Comparisons of which no documentation says what they come to, and why. */
  readonly doubts: ReadonlyMap<Expression, string>
  /** Where each comparison, each collection and the direct reports stand in the text. */
  readonly places: ReadonlyMap<Expression, Place>
}

interface Scope {
  readonly collection: Property
  readonly item: string
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

/** What stands there is not what was expected. */
export function unexpected({ type, text, position, hyphen }: Token, expected: string): RuleFault {
  const found = type === 'end' ? 'the end of the rule' : JSON.stringify(hyphen ? `-${text}` : text)
  return new RuleFault(position, `Expected ${expected}, found ${found}.`)
}

class Parser {
  private at = 0
  private kind: Kind | null = null
  private readonly warnings = new Set<string>()
  private readonly unevaluated: string[] = []
  private readonly undocumented = new Set<string>()
  private readonly places = new Map<Expression, Place>()
  private readonly doubts = new Map<Expression, string>()
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
      this.places.set(whole.expression, whole.place)
    }
    const expression = whole ? whole.expression : this.or(null, 0)
    if (!whole && this.peek().type !== 'end') throw this.unexpected('"-and", "-or" or the end of the rule')
    this.dialect.checkWhole?.(expression, this.places)
    return {
      kind: this.kind ?? 'user',
      expression,
      warnings: [...this.warnings],
      unevaluated: this.unevaluated,
      undocumented: [...this.undocumented],
      doubts: this.doubts,
      places: this.places,
    }
  }

  /** Notes that an expression reaches from `from` to the token that was taken last. */
  private placed<T extends Expression>(expression: T, from: number): T {
    this.places.set(expression, { from, to: this.tokens[this.at - 1]?.end ?? from })
    return expression
  }

  private peek(): Token {
    const token = this.tokens[this.at] ?? this.tokens.at(-1)
    if (!token) throw new RuleFault(0, 'The rule is empty.')
    return token
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
    if ((operator === 'le' || operator === 'ge') && !isDate) {
      throw new RuleFault(word.position, `-${operator} compares employeeHireDate and no other property.`)
    }
    if (property?.type === 'memberOf' || property?.type === 'assignedPlans') {
      throw new RuleFault(word.position, `Expected -any or -all: ${property.name} is a collection.`)
    }
    const { value, count } =
      isDate && this.dialect.readDate && operator !== 'in' && operator !== 'notIn'
        ? this.dialect.readDate(this.tokens, this.at)
        : readValue(this.tokens, this.at, operator)
    if (operator === 'match' || operator === 'notMatch') this.pattern(this.peek().position, String(value))
    const many = scope && this.dialect.checkItem?.(scope.collection, operator, value, word.position)
    if (many) this.warnings.add(many)
    this.at += count
    const comparison: Comparison = { kind: 'comparison', operand, operator, value }
    const warning = property && this.dialect.check?.(property, comparison)
    if (warning) this.warnings.add(warning)
    const doubt = property && this.dialect.doubt?.(property, comparison)
    if (doubt) {
      this.doubts.set(comparison, doubt)
      this.warnings.add(doubt)
    }
    return this.placed(comparison, name.position)
  }

  private pattern(position: number, text: string): void {
    const pattern = this.dialect.readPattern?.(text)
    if (!pattern) return
    if ('error' in pattern) throw new RuleFault(position, `Not a regular expression: ${pattern.error}`)
    if ('unsupported' in pattern) {
      this.unevaluated.push(text)
      this.warnings.add(
        `The regular expression ${JSON.stringify(text)} uses ${pattern.unsupported}, which is not evaluated here: nothing matches it.`,
      )
    }
  }

  private collection(
    kind: 'any' | 'all',
    name: Token,
    operand: Operand,
    property: Property | undefined,
    scope: Scope | null,
    depth: number,
  ): Expression {
    const word = this.peek()
    if (scope || !this.dialect.items) throw this.unexpected('an operator such as -eq')
    const item = this.dialect.items?.[property?.name ?? '']
    if (property && !item && property.type !== 'strings') {
      throw new RuleFault(word.position, `Expected an operator such as -eq: ${property.name} has one value.`)
    }
    this.at++
    const inside: Scope = {
      collection: property ?? { name: operand.name, type: 'strings' },
      item: item?.name ?? '_',
    }
    const parentheses = this.peek().type === '('
    const condition = parentheses ? this.parenthesized(inside, depth) : this.or(inside, depth)
    for (const warning of this.dialect.checkItems?.(kind, condition, parentheses) ?? [])
      this.warnings.add(warning)
    return this.placed({ kind, collection: operand.name, condition }, name.position)
  }

  /** Whose property `name` is, and which. */
  private operand(name: Token, scope: Scope | null): { operand: Operand; property?: Property } {
    const [head = '', ...tail] = name.text.split('.')
    const member = tail.join('.')
    const subject = head.toLowerCase()
    if (scope && subject === scope.item.toLowerCase()) return this.itemOperand(name, member, scope)
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
    if (!property) {
      this.warnings.add(`There is no documented property ${subject}.${member}.`)
      this.undocumented.add(`${subject}.${member}`)
    } else if (property.name !== member && !this.asPrinted(property.name, member)) {
      this.warnings.add(
        `Property names are case sensitive: ${subject}.${member} is documented as ${property.name}.`,
      )
    }
    const operand: Operand = { of: 'object', name: property?.name ?? member }
    return property ? { operand, property } : { operand }
  }

  /** The documentation's own examples write the first letter of a later word in lower case. */
  private asPrinted(documented: string, written: string): boolean {
    return written.charAt(0) === documented.charAt(0) && PRINTED.has(written)
  }

  private itemOperand(name: Token, member: string, scope: Scope): { operand: Operand } {
    const members = this.dialect.items?.[scope.collection.name]?.members
    if (!members) {
      if (member !== '') throw new RuleFault(name.position, 'Expected "_", which stands for one value.')
      return { operand: { of: 'item', name: '' } }
    }
    const known = members.find((each) => each.toLowerCase() === member.toLowerCase())
    if (!known) {
      const list = members.map((each) => `${scope.item}.${each}`).join(', ')
      throw new RuleFault(name.position, `Expected ${list}.`)
    }
    return { operand: { of: 'item', name: known } }
  }

  private subjects(scope: Scope | null): string {
    if (scope)
      return scope.item === '_'
        ? '"_"'
        : `a property such as ${scope.item}.${this.dialect.items?.[scope.collection.name]?.members[0]}`
    const kinds = this.kind ? [this.kind] : (Object.keys(this.dialect.properties) as Kind[])
    return `a property such as ${kinds.map((kind) => `${kind}.displayName`).join(' or ')}`
  }
}

/** Spellings in the documentation's examples that differ from its tables. */
const PRINTED = new Set([
  'mailNickname',
  'employeehiredate',
  'devicePhysicalIDs',
  'memberof',
  'deviceid',
  'systemlabels',
])
