import { readRule } from '../../directory/membership-rule/rule'
import { type Corpus, type Finding, holds, same } from './corpus'

interface PublishedRule {
  readonly rule: string
  readonly class: 'valid' | 'invalid' | 'unknown-property'
}

interface EvaluationCase {
  readonly rule: string
  readonly objects: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[]
  readonly expectedIds: readonly string[]
}

/** Membership rules that are in use somewhere, and whom some of them select. */
export const dynamicGroups: Corpus = {
  name: 'dynamic-groups',
  examine: async (read) => {
    const rules = (await read('dynamic-groups/rules.json')) as readonly PublishedRule[]
    const cases = (await read('dynamic-groups/evaluation-cases.json')) as readonly EvaluationCase[]
    return [...rules.map(classified), ...cases.map(selected)]
  },
}

function classified({ rule, class: expected }: PublishedRule): Finding {
  const item = rule.length > 80 ? `${rule.slice(0, 80)}...` : rule
  const answer = readRule(rule)
  if (!answer.valid) {
    const { position, message } = answer.error
    const placed = position >= 0 && position <= rule.length && message !== ''
    return expected === 'invalid'
      ? holds(item, placed, 'the error has no place')
      : { item, problem: `is refused at ${position}: ${message}` }
  }
  const unknown = answer.warnings.some((each) => each.includes('no documented property'))
  return same(item, unknown ? 'unknown-property' : 'valid', expected)
}

function selected({ rule, objects, expectedIds }: EvaluationCase): Finding {
  const item = `members by ${rule}`
  const answer = readRule(rule)
  if (!answer.valid) return { item, problem: `is refused: ${answer.error.message}` }
  const context = { now: null, isMemberOf: () => false }
  const ids = objects.filter((object) => answer.matches(object, context)).map(({ id }) => id)
  return same(item, ids, expectedIds)
}
