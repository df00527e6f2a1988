import { BUILT_IN_STRENGTHS } from '../../authentication/strengths'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { APPLICATION_GROUPS, APPLICATION_NAMES } from '../application-groups'
import { SECURITY_DEFAULTS_ROLES } from '../gates/administrators'
import { both } from '../lists'
import { type Names, namesOf } from '../names'

/** A part of a policy in words: for the sentence, and fact by fact. An empty phrase says nothing. */
export interface Words {
  readonly phrase: string
  readonly facts: readonly string[]
}

export const NO_WORDS: Words = { phrase: '', facts: [] }

/** Names of everything that a policy refers to; an id that nothing names is shown as one. */
export function namesFor(tenant: PolicyTenant, roles: Readonly<Record<string, string>>): Names {
  const own = namesOf(tenant)
  const strengths = new Map(BUILT_IN_STRENGTHS.map(({ id, displayName }) => [id, displayName]))
  return (id) => {
    const key = id.toLowerCase()
    const named = own(id)
    if (named !== id) return named
    return (
      APPLICATION_GROUPS.get(key)?.name ??
      [APPLICATION_NAMES, roles, SECURITY_DEFAULTS_ROLES].find((each) => Object.hasOwn(each, key))?.[key] ??
      strengths.get(key) ??
      `${id} (not in the export)`
    )
  }
}

/** `1 group`, `2 groups`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** Names, or their number where there are too many for a sentence. */
export function few(names: readonly string[], noun: string): string {
  return names.length > 3 ? count(names.length, noun) : both(names)
}
