import {
  contextOf,
  contosoPolicyTenant,
  type DirectoryThing,
  explainRule,
  isOwnProperty,
  type PolicyTenant,
  type RulePart,
  readRule,
  type Verdict,
  withMember,
} from '../../simulator/doors/policy-membership'
import type { RuleWork } from '../_build/rule-task'

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
    }

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
  const named = (verdicts: readonly Verdict[], wanted: Verdict) =>
    people.filter((_, index) => verdicts[index] === wanted).map(({ displayName }) => displayName ?? '')
  return {
    valid: true,
    parts: explained.parts,
    members: named(judged, true),
    unknown: named(judged, null),
    decideThemselves: named(open, null),
  }
}

/** Whether just these are members, and of nobody it is open. */
export function isExactly({ members, unknown }: Extract<Held, { valid: true }>, wanted: readonly Person[]) {
  const names = wanted.map(({ displayName }) => displayName)
  return (
    unknown.length === 0 && members.length === names.length && members.every((each) => names.includes(each))
  )
}

/** Whom it takes in, in a sentence. */
export function told({ members, unknown }: Extract<Held, { valid: true }>): string {
  const open = unknown.length > 0 ? ` Of ${listed(unknown)} it is not known.` : ''
  return `It takes in ${members.length === 0 ? 'nobody' : listed(members)}.${open}`
}

export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
