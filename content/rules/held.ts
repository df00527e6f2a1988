import {
  contextOf,
  contosoPolicyTenant,
  type DirectoryThing,
  documentedNear,
  explainRule,
  isOwnProperty,
  type PolicyTenant,
  type RulePart,
  readRule,
  type Verdict,
  withMember,
} from '../../simulator/doors/policy-membership'
import type { RuleWork } from '../_build/rule-task'
import { type Graded, notYet } from '../acts/act'

export type Person = PolicyTenant['users'][number] & DirectoryThing

/** Everybody of the sample tenant. */
export const PEOPLE = contosoPolicyTenant.users as readonly Person[]

/** A person of the sample, by the name before the @. @throws Error when there is none */
export function person(name: string): Person {
  const found = PEOPLE.find(({ userPrincipalName }) => userPrincipalName?.startsWith(`${name}@`))
  if (!found) throw new Error(`Nobody in the sample is called ${name}.`)
  return found
}

export type Held =
  | { readonly valid: false; readonly says: string }
  | {
      readonly valid: true
      readonly parts: readonly RulePart[]
      /** Display names, in the order of the people. */
      readonly members: readonly string[]
      readonly unknown: readonly string[]
      /** Of whom it is not settled, once what people change about themselves counts as open. */
      readonly decideThemselves: readonly string[]
      /** Who was seen to get in by one value of what they change about themselves, and out by another. */
      readonly inAndOut: readonly string[]
      /** What the reader of rules remarks on it. */
      readonly warnings: readonly string[]
      /** Properties that no documentation has, as `user.mobilePhone`. */
      readonly undocumented: readonly string[]
    }

export type Read = Extract<Held, { valid: true }>

/** Holds a rule against people, with what was given to them. Nothing is compared with the rule that an author had in mind. */
export function hold({ rule: text, edits }: RuleWork, people: readonly Person[] = PEOPLE): Held {
  const rule = readRule(text)
  if (!rule.valid)
    return {
      valid: false,
      says: `The rule cannot be read. At character ${rule.error.position + 1}: ${rule.error.message}`,
    }
  if (rule.kind !== 'user') return { valid: false, says: 'This is a rule about devices.' }
  const explained = explainRule(rule)
  // Nobody in the sample has a date that a rule could hold against today.
  const context = contextOf(rule, contosoPolicyTenant, 0)
  const now = people.map((each) =>
    explained.parts.reduce<Person>((changed, { property }) => {
      const own = edits[each.id]
      return own && Object.hasOwn(own, property.name)
        ? withMember(changed, property, own[property.name])
        : changed
    }, each),
  )
  const judged = now.map((each) => explained.judge(each, context).verdict)
  const open = now.map(
    (each) =>
      explained.judge(each, context, ({ doubt, property }) =>
        isOwnProperty('user', property.name) ? 'Each decides it alone.' : doubt,
      ).verdict,
  )
  const own = explained.parts.filter(({ property }) => isOwnProperty('user', property.name))
  const values = valuesFor(own.map(({ place }) => text.slice(place.from, place.to)))
  const tried = now.map((each) => {
    const verdicts = values.map((value) => {
      const changed = own.reduce((was, { property }) => withMember(was, property, value), each)
      return explained.judge(changed, context).verdict
    })
    return verdicts.includes(true) && verdicts.includes(false)
  })
  const named = (verdicts: readonly Verdict[], wanted: Verdict) =>
    people.filter((_, index) => verdicts[index] === wanted).map(({ displayName }) => displayName ?? '')
  return {
    valid: true,
    parts: explained.parts,
    members: named(judged, true),
    unknown: named(judged, null),
    decideThemselves: named(open, null),
    inAndOut: named(tried, true),
    warnings: rule.warnings,
    undocumented: rule.undocumented,
  }
}

/** What somebody may write about themselves: nothing, a number, another one, and what the parts of the rule ask for. */
function valuesFor(parts: readonly string[]): readonly (string | null)[] {
  const asked = parts.flatMap((part) =>
    Array.from(part.matchAll(/"([^"]*)"|'([^']*)'/g), ([, double, single]) => double ?? single ?? '').flatMap(
      (each) => [each, fitting(each)],
    ),
  )
  // Of a long list of numbers no two are wanted at once.
  const few = asked.slice(0, 12)
  const longer = few.flatMap((each) => ['0', '1', ...few].map((end) => each + end))
  return [null, '+44 7700 900123', '+47 22 00 00 00', ...new Set([...asked, ...longer])]
}

/** A text that fits a regular expression as people write them about numbers. */
function fitting(pattern: string): string {
  return pattern
    .replace(/\\[dw]|\[0-9\]/g, '7')
    .replace(/\\s/g, ' ')
    .replace(/(7|\\?.)\{(\d{1,2})(?:,\d*)?\}/g, (_, one: string, times: string) => one.repeat(Number(times)))
    .replace(/^\^|(?<!\\)\$$|(?<!\\)\.[*+]|(?<!\\)[()]/g, '')
    .replace(/\\(.)/g, '$1')
}

/** What was graded, with what the reader of rules remarks. A property that no documentation has is never done. */
export function remarked(graded: Graded, { warnings, undocumented }: Read): Graded {
  if (undocumented.length > 0) {
    const remarks = [...warnings, ...undocumented.flatMap(inRules)].join(' ')
    return notYet(graded.done ? remarks : `${graded.says} ${remarks}`)
  }
  return warnings.length === 0 ? graded : { ...graded, says: `${graded.says} ${warnings.join(' ')}` }
}

/** What Graph calls otherwise than rules do, and readers of this lesson meet. */
const OF_GRAPH: Readonly<Record<string, string>> = {
  'user.mobilephone': 'user.mobile',
  'user.id': 'user.objectId',
}

function inRules(name: string): readonly string[] {
  const known = OF_GRAPH[name.toLowerCase()]
  if (known) return [`That is Graph’s name: a rule calls it ${known}.`]
  const near = documentedNear('user', name.slice(name.indexOf('.') + 1))
  return near === null ? [] : [`Do you mean ${near}?`]
}

/** Whether just these are members, and of nobody it is open. */
export function isExactly({ members, unknown }: Read, wanted: readonly Person[]) {
  const names = wanted.map(({ displayName }) => displayName)
  return (
    unknown.length === 0 && members.length === names.length && members.every((each) => names.includes(each))
  )
}

/** Whom it takes in, in a sentence. */
export function told({ members, unknown }: Read): string {
  const open = unknown.length > 0 ? ` Of ${listed(unknown)} it is not known.` : ''
  return `It takes in ${members.length === 0 ? 'nobody' : listed(members)}.${open}`
}

export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
