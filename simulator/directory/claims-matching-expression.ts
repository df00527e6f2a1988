import { isObject } from '../core/json'

/** One comparison of an expression: a claim of the token, and what it has to be. */
interface Comparison {
  readonly claim: string
  readonly operator: 'eq' | 'matches'
  readonly comparand: string
}

/** The only version of the language that there is. */
export const LANGUAGE_VERSION = 1
/** Of a token of GitHub Actions: what may be compared. The last two are ids, which a name that somebody else takes does not have. */
const CLAIMS = ['sub', 'job_workflow_ref', 'repository_id', 'repository_owner_id']
const IDS = ['repository_id', 'repository_owner_id']

const COMPARISON = /claims\['(\w+)'\] (eq|matches) '([^']*)'/y
const AND = ' and '

/**
 * Reads an expression of a flexible federated identity credential (a preview, November 2026): comparisons with `eq`, or with `matches`, where `?` stands for one
 * character and `*` for any number of them, joined by `and`. Single spaces, single quotes; what a quote inside of one escapes is not written anywhere, so there is none.
 * @returns undefined for what is none
 */
export function readExpression(value: string): readonly Comparison[] | undefined {
  const comparisons: Comparison[] = []
  for (let at = 0; ; at += AND.length) {
    COMPARISON.lastIndex = at
    const [whole, claim = '', operator, comparand = ''] = COMPARISON.exec(value) ?? []
    if (whole === undefined) return undefined
    comparisons.push({ claim, operator: operator === 'eq' ? 'eq' : 'matches', comparand })
    at += whole.length
    if (at === value.length) return comparisons
    if (!value.startsWith(AND, at)) return undefined
  }
}

/** Why an expression cannot be set, for an issuer such as GitHub Actions; undefined where it can be ("Set up a flexible federated identity credential"). */
export function expressionFault(value: string): string | undefined {
  const comparisons = readExpression(value)
  if (!comparisons) return "It takes comparisons such as claims['sub'] eq '…', joined by and."
  const unknown = comparisons.find(({ claim }) => !CLAIMS.includes(claim))
  if (unknown) return `It takes the claims ${CLAIMS.join(', ')}, and not ${unknown.claim}.`
  const has = (names: readonly string[]) => comparisons.some(({ claim }) => names.includes(claim))
  return has(['sub']) && has(IDS) ? undefined : `It takes sub, and one of ${IDS.join(' and ')}.`
}

/** Whether the claims of a token are what an expression asks for, letter by letter. One that cannot be read is true of nothing. */
export function expressionHolds(value: string, claims: unknown): boolean {
  const comparisons = readExpression(value)
  return comparisons !== undefined && isObject(claims) && comparisons.every((each) => holds(each, claims))
}

function holds(
  { claim, operator, comparand }: Comparison,
  claims: Readonly<Record<string, unknown>>,
): boolean {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : undefined
  if (typeof value !== 'string') return false
  return operator === 'eq' ? value === comparand : fitsWildcards(value, comparand)
}

/** `?` is one character, `*` any number, a slash and a colon among them. In step with the product of the lengths at most. */
function fitsWildcards(text: string, pattern: string): boolean {
  let [at, inPattern, star, mark] = [0, 0, -1, 0]
  while (at < text.length) {
    const sign = pattern[inPattern]
    if (sign === '*') {
      star = inPattern++
      mark = at
    } else if (sign === '?' || sign === text[at]) {
      at++
      inPattern++
    } else if (star >= 0) {
      inPattern = star + 1
      at = ++mark
    } else return false
  }
  while (pattern[inPattern] === '*') inPattern++
  return inPattern === pattern.length
}
