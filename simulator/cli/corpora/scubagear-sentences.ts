import { describePolicy, inReadingOrder } from '../../conditional-access/sentence'
import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { EMPTY_POLICY_TENANT } from '../../directory/policy-tenant'
import { type Corpus, type Finding, same } from './corpus'
import { factsOf } from './scubagear-glossary'

interface ExplainCase {
  readonly function: string
  readonly name: string
  /** A policy, or a part of one, in PowerShell's names. */
  readonly baseSnippet: string
  readonly mutations: readonly Mutation[]
  /** Lines of Pester: `-Be "1 specific user"`. */
  readonly expect: readonly string[]
}

interface Mutation {
  readonly path: string
  readonly op: '=' | '+='
  readonly psValue: string
}

/** ScubaGear's explanations of policies: the same facts are in ours. */
export const scubagearSentences: Corpus = {
  name: 'scubagear (sentences)',
  examine: async (read) => {
    const cases = (await read('scubagear/cap-explain-cases.json')) as readonly ExplainCase[]
    return Promise.all(
      cases.map(async (each) => {
        const expected = each.expect.map((line) => line.replace(/^-Be "|"$/g, ''))
        if (each.function.endsWith('Sorting')) return sorted(each, expected)
        const snippet = await read(`scubagear/${each.baseSnippet}`)
        return explained(each, expected, policyOf(snippet, each))
      }),
    )
  },
}

function explained(
  { function: of, name }: ExplainCase,
  expected: readonly string[],
  policy: object,
): Finding {
  const { facts } = describePolicy({ id: 'p', ...policy }, EMPTY_POLICY_TENANT)
  const wanted = factsOf(of, expected)
  const topic = facts.filter((fact) => wanted.topic.test(fact))
  const missing = wanted.facts.filter((start) => !topic.some((fact) => fact.startsWith(start)))
  const others = topic.filter((fact) => !wanted.facts.some((start) => fact.startsWith(start)))
  const extra = wanted.exhaustive ? others : []
  const finding = same(`${of}: ${name}`, { missing, extra }, { missing: [], extra: [] })
  const names = JSON.stringify(missing).includes('approved client app')
  return finding.problem && names ? { ...finding, exception: RETIRED } : finding
}

const RETIRED =
  'an approved client app is not asked for since 30 June 2026 (migrate-approved-client-app), and the others still are'

/** The expectation lists names and states by turns; whatever order they come in, ours is the same. */
function sorted({ name }: ExplainCase, expected: readonly string[]): Finding {
  const states: Readonly<Record<string, string>> = {
    On: 'enabled',
    'Report-only': 'enabledForReportingButNotEnforced',
    Off: 'disabled',
  }
  const names = expected.filter((_text, index) => index % 2 === 0)
  const policies: readonly ConditionalAccessPolicy[] = names.map((displayName, index) => ({
    id: displayName,
    displayName,
    state: states[expected[index * 2 + 1] ?? ''] ?? null,
  }))
  const ordered = inReadingOrder(policies.toReversed()).map(({ displayName }) => displayName)
  return same(name, ordered, names)
}

/** The snippet with its changes, in Graph's names. A test of "empty input" hands over nothing at all. */
function policyOf(snippet: unknown, { name, mutations, expect }: ExplainCase): object {
  if (name === 'handles empty input') return {}
  const policy = camelCase(snippet) as Readonly<Record<string, unknown>>
  return mutations.reduce((changed, { path, op, psValue }) => {
    const steps = path.split('.').map(lowerFirst)
    return changeAt(changed, steps, op, literalValue(psValue, expect.join(' ')))
  }, policy)
}

function changeAt(
  object: Readonly<Record<string, unknown>>,
  [step = '', ...rest]: readonly string[],
  op: Mutation['op'],
  value: unknown,
): Readonly<Record<string, unknown>> {
  const before = object[step]
  if (rest.length > 0) {
    return {
      ...object,
      [step]: changeAt((before ?? {}) as Readonly<Record<string, unknown>>, rest, op, value),
    }
  }
  const list = Array.isArray(before) ? before : []
  return { ...object, [step]: op === '+=' ? [...list, ...[value].flat()] : value }
}

/** Where the folder keeps the first line only of a list that goes over two: what follows, by what is expected. */
const CUT = [
  { first: '"exchangeActiveSync"', rest: ['mobileAppsAndDesktopClients', 'other'], known: 'Other clients' },
  {
    first: '"mfa"',
    rest: ['approvedApplication', 'compliantApplication', 'passwordChange'],
    known: 'app protection policy',
  },
]

/** A PowerShell literal. */
function literalValue(literal: string, expected: string): unknown {
  if (literal === '$true') return true
  if (literal === '$null') return null
  if (/^\d+$/.test(literal)) return Number(literal)
  const texts = Array.from(literal.matchAll(/"([^"]*)"/g), ([, text = '']) => text)
  if (!literal.startsWith('@(')) return texts[0] ?? null
  const cut = literal.endsWith(')')
    ? undefined
    : CUT.find(({ first, known }) => literal.includes(first) && expected.includes(known))
  return [...texts, ...(cut?.rest ?? [])]
}

function camelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCase)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [lowerFirst(name), camelCase(each)]))
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
