import { actionPattern } from '../action-pattern'
import type { AttributeValue } from '../decision'
import type { Question } from '../question'
import { attributeOf } from './attributes'
import { type Node, type Operand, parseCondition } from './parse'

/** What a condition comes to, and why: empty where nothing needs to be said. */
export interface ConditionAnswer {
  readonly outcome: 'yes' | 'no' | 'unknown'
  readonly because: string
}

/** A condition of a role assignment, or of a permission of a role. */
export interface Condition {
  ask(question: Question): ConditionAnswer
}

/** https://learn.microsoft.com/azure/role-based-access-control/conditions-faq */
const LONGEST = 8 * 1024
const VERSION = '2.0'

/** Reads a condition; null when there is none. One that cannot be read is never certain, and says why. */
export function readCondition(
  source: string | null | undefined,
  version: string | null | undefined,
): Condition | null {
  if (source === null || source === undefined || source.trim() === '') return null
  const unread = (because: string): Condition => ({ ask: () => ({ outcome: 'unknown', because }) })
  if ((version ?? VERSION) !== VERSION)
    return unread(`Its version is ${version}, and only ${VERSION} is documented.`)
  if (source.length > LONGEST) return unread(`It is longer than ${LONGEST} characters.`)
  const parsed = parseCondition(source)
  if ('problem' in parsed) return unread(parsed.problem)
  return { ask: (question) => ask(parsed.node, question) }
}

const YES: ConditionAnswer = { outcome: 'yes', because: '' }

/**
 * An action that the condition is not for meets it: `!(ActionMatches{'...'})` is then true.
 * https://learn.microsoft.com/azure/role-based-access-control/conditions-format#how-a-condition-is-evaluated
 * What is not known stays so, unless the rest decides without it.
 */
function ask(node: Node, question: Question): ConditionAnswer {
  switch (node.kind) {
    case 'and':
      return joined(node.of, question, 'no')
    case 'or':
      return joined(node.of, question, 'yes')
    case 'not':
      return opposite(ask(node.of, question))
    case 'action':
      return told(actionPattern(node.pattern)(question.action), `It is not for ${node.pattern}.`)
    case 'subOperation':
      return subOperation(node.pattern, question)
    case 'exists':
      return attributeOf(node.attribute, question.context, question.scope) === undefined
        ? { outcome: 'unknown', because: `It is not known whether there is ${node.attribute}.` }
        : YES
    case 'comparison':
      return compared(node, question)
  }
}

/** AND is decided by the first part that is not met, OR by the first that is. */
function joined(of: readonly Node[], question: Question, decisive: 'yes' | 'no'): ConditionAnswer {
  const answers = of.map((each) => ask(each, question))
  const found =
    answers.find(({ outcome }) => outcome === decisive) ??
    answers.find(({ outcome }) => outcome === 'unknown')
  if (found) return found
  // What an expression says is nearer than that the action is one of those it is for.
  return answers.at(-1) ?? YES
}

function opposite({ outcome, because }: ConditionAnswer): ConditionAnswer {
  if (outcome === 'unknown') return { outcome, because }
  return told(outcome === 'no', 'It is for this action.')
}

function told(holds: boolean, otherwise: string): ConditionAnswer {
  return holds ? YES : { outcome: 'no', because: otherwise }
}

function subOperation(pattern: string, { context }: Question): ConditionAnswer {
  const { subOperation: asked } = context
  if (asked === undefined)
    return { outcome: 'unknown', because: `It is not known whether the operation is ${pattern}.` }
  return told(asked?.toLowerCase() === pattern.toLowerCase(), `The operation is not ${pattern}.`)
}

function compared(
  { comparison, left, right, text }: Extract<Node, { kind: 'comparison' }>,
  { context, scope }: Question,
): ConditionAnswer {
  const known = (operand: Operand) =>
    'values' in operand ? operand.values : valuesOf(attributeOf(operand.attribute, context, scope))
  const [one, other] = [known(left), known(right)]
  for (const [operand, values] of [
    [left, one],
    [right, other],
  ] as const) {
    if (values === undefined && 'attribute' in operand)
      return { outcome: 'unknown', because: `${operand.attribute} is not known.` }
  }
  const answer = comparison(one ?? [], other ?? [])
  if (answer === null) return { outcome: 'unknown', because: `It is not documented what comes of ${text}.` }
  const is = 'attribute' in left ? ` It is ${(one ?? []).map(String).join(', ')}.` : ''
  return told(answer, `${text} does not hold.${is}`)
}

function valuesOf(value: AttributeValue | undefined): readonly (string | number | boolean)[] | undefined {
  if (value === undefined) return undefined
  return typeof value === 'object' ? value : [value]
}
