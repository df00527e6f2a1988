import type { DirectoryThing, RuleContext } from './comparison'
import { compileRule, type Matches } from './evaluate'
import type { Expression, Place } from './expression'
import { MEMBERSHIP_PROPERTIES } from './membership-properties'
import { type Property, readMember } from './property'
import type { Rule } from './rule'
import { openItems } from './undocumented'

type ValidRule = Extract<Rule, { valid: true }>

/** Whether something holds; null: that is not known. */
export type Verdict = boolean | null

/** One part of a rule that is true or false of an object by itself: a comparison, a collection, the direct reports. */
export interface RulePart {
  readonly place: Place
  /** The property that it reads. */
  readonly property: Property
  /** Why nothing is known of it, whatever the object is; null: it can be known. */
  readonly doubt: string | null
}

/** What a part of a rule came to for one object. */
export interface PartAnswer {
  readonly verdict: Verdict
  /** Why that is not known of this object; null: it is known. */
  readonly because: string | null
  /** What the object has there; undefined: it has no such member. */
  readonly value: unknown
}

export interface ObjectAnswer {
  readonly verdict: Verdict
  /** One for each part of the rule, in their order. */
  readonly parts: readonly PartAnswer[]
}

interface Leaf extends RulePart {
  readonly expression: Expression
  readonly matches: Matches
}

/** Why nothing is known of a part for `object`; null: it is known. */
export type Doubt = (part: RulePart, object: DirectoryThing) => string | null

/**
 * A rule that gives its reasons: what each part of it comes to for an object, and from them the whole, as logic with a third
 * value has it: what is not known makes the whole unknown only where the rest does not settle it.
 * Without any doubt the verdict is that of `rule.matches`.
 */
export function explainRule(rule: ValidRule) {
  const leaves = leavesOf(rule)
  const indexOf = new Map(leaves.map(({ expression }, index) => [expression, index]))

  function whole(expression: Expression, verdicts: readonly Verdict[]): Verdict {
    const index = indexOf.get(expression)
    if (index !== undefined) return verdicts[index] ?? null
    switch (expression.kind) {
      case 'not': {
        const inner = whole(expression.operand, verdicts)
        return inner === null ? null : !inner
      }
      case 'and':
      case 'or': {
        const settles = expression.kind === 'or'
        const operands = expression.operands.map((each) => whole(each, verdicts))
        if (operands.includes(settles)) return settles
        return operands.includes(null) ? null : !settles
      }
      default:
        return null
    }
  }

  return {
    parts: leaves as readonly RulePart[],
    judge(object: DirectoryThing, context: RuleContext, doubt: Doubt = ({ doubt }) => doubt): ObjectAnswer {
      const parts = leaves.map((leaf) => {
        const because = doubt(leaf, object) ?? openItems(leaf.expression, rule.kind, object)
        return {
          verdict: because === null ? leaf.matches(object, context) : null,
          because,
          value: readMember(object, leaf.property),
        }
      })
      return {
        verdict: whole(
          rule.expression,
          parts.map(({ verdict }) => verdict),
        ),
        parts,
      }
    },
  }
}

/** The parts of a rule, in the order of its text. */
function leavesOf(rule: ValidRule): readonly Leaf[] {
  const found: Leaf[] = []
  const visit = (expression: Expression): void => {
    if (expression.kind === 'and' || expression.kind === 'or') return expression.operands.forEach(visit)
    if (expression.kind === 'not') return visit(expression.operand)
    const place = rule.places.get(expression) ?? { from: 0, to: 0 }
    found.push({
      expression,
      place,
      matches: compileRule(expression, rule.kind),
      ...readBy(expression, rule),
    })
  }
  visit(rule.expression)
  return found
}

/** The property that a part reads, and what no object can settle about it. */
function readBy(expression: Expression, rule: ValidRule): Pick<RulePart, 'property' | 'doubt'> {
  const name = nameIn(expression)
  const property = MEMBERSHIP_PROPERTIES[rule.kind](name)
  if (!property && expression.kind !== 'directReports')
    return {
      property: { name, type: 'string' },
      doubt: `No documentation has ${rule.kind}.${name}, so it is not certain that Entra takes this rule.`,
    }
  const said = doubtIn(expression, rule)
  const pattern = patternsIn(expression).find((text) => rule.unevaluated.includes(text))
  return {
    property: property ?? { name, type: 'string' },
    doubt: said ?? (pattern === undefined ? null : 'Its regular expression is not evaluated here.'),
  }
}

/** Of a part, or of something in its condition: what no documentation says. */
function doubtIn(expression: Expression, rule: ValidRule): string | null {
  const own = rule.doubts.get(expression)
  if (own !== undefined) return own
  const inner =
    'operands' in expression
      ? expression.operands
      : 'operand' in expression && expression.kind === 'not'
        ? [expression.operand]
        : 'condition' in expression
          ? [expression.condition]
          : []
  return inner.map((each) => doubtIn(each, rule)).find((each) => each !== null) ?? null
}

function nameIn(expression: Expression): string {
  if (expression.kind === 'comparison') return expression.operand.name
  return expression.kind === 'any' || expression.kind === 'all' ? expression.collection : 'manager'
}

function patternsIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'comparison':
      return /match$/i.test(expression.operator) ? [String(expression.value)] : []
    case 'and':
    case 'or':
      return expression.operands.flatMap(patternsIn)
    case 'not':
      return patternsIn(expression.operand)
    case 'any':
    case 'all':
      return patternsIn(expression.condition)
    default:
      return []
  }
}
