import type { Compiled } from './compile/compiled'
import { isUser } from './conditions/users'
import type { Decision } from './decision'
import { evaluate } from './evaluate'
import { listed } from './lists'
import type { SignIn } from './sign-in'
import { type Kind, supposed, supposing } from './supposing'

/** A group or a role of which the tenant does not say whether the person has it. */
export interface OpenMembership {
  readonly kind: Kind
  readonly id: string
  readonly name: string
  /** What the question supposes; null: nothing. */
  readonly is: boolean | null
  /** Whether the answer would be another one if the person had it than if they had not. */
  readonly matters: boolean
}

/** More are not tried: each costs two answers. */
const MOST = 60

/**
 * The groups and roles that somebody could still say, in the order in which policies name them: those on which the answer to a
 * question depends, and those that it supposes already.
 */
export function openMemberships(compiled: Compiled, signIn: SignIn): readonly OpenMembership[] {
  if (!isUser(signIn.signInIdentity)) return []
  const { names, memberships } = compiled.context
  const { groupIds, groupDoubt, roleTemplateIds, roleDoubt } = memberships.of(signIn.signInIdentity.userId)
  const isOpen = (kind: Kind, id: string) =>
    kind === 'group'
      ? !groupIds.has(id) && groupDoubt(id) !== null
      : !roleTemplateIds.has(id) && roleDoubt(id) !== null
  return named(compiled, signIn)
    .filter(({ kind, id }) => supposed(signIn, kind, id) !== null || isOpen(kind, id.toLowerCase()))
    .slice(0, MOST)
    .map(({ kind, id }) => {
      const answer = (is: boolean) => told(evaluate(compiled, supposing(signIn, kind, id, is)))
      return {
        kind,
        id,
        name: names(id),
        is: supposed(signIn, kind, id),
        matters: answer(true) !== answer(false),
      }
    })
    .filter(({ is, matters }) => is !== null || matters)
}

interface Named {
  readonly kind: Kind
  readonly id: string
}

/** Groups and roles that policies which are on name, and after them what else the question supposes. */
function named({ policies }: Compiled, { suppose = {} }: SignIn): readonly Named[] {
  const found = new Map<string, Named>()
  const add = (kind: Kind, ids: readonly string[] | null | undefined) => {
    for (const id of listed(ids)) {
      const key = `${kind} ${id.toLowerCase()}`
      if (!found.has(key)) found.set(key, { kind, id })
    }
  }
  for (const { policy, state } of policies) {
    if (state !== 'enabled' && state !== 'unknown') continue
    const { includeGroups, excludeGroups, includeRoles, excludeRoles } = policy.conditions?.users ?? {}
    add('group', includeGroups)
    add('group', excludeGroups)
    add('role', includeRoles)
    add('role', excludeRoles)
  }
  add('group', suppose.inGroups)
  add('group', suppose.notInGroups)
  add('role', suppose.roles)
  add('role', suppose.notRoles)
  return [...found.values()]
}

/** All of an answer that somebody who signs in would notice. */
function told({ result, couldBe, code, required, session }: Decision): string {
  return JSON.stringify([result, couldBe, code, required.map(({ control, id }) => [control, id]), session])
}
