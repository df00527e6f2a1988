import type { Compiled } from '../compile/compiled'
import { isUser } from '../conditions/users'
import type { SignIn } from '../sign-in'

/**
 * The first of those `items` that nothing here tells apart: the conditions of all policies say the same of their sign-ins, and
 * the gates and the person's methods are the same too. What comes of one then comes of the others as well, whatever else the
 * sign-in is like, because what differs between them is looked at nowhere else.
 * @param signInOf a sign-in for an item, alike in everything else
 */
export function toldApart<T>(
  items: readonly T[],
  compiled: Compiled,
  signInOf: (item: T) => SignIn,
): readonly T[] {
  const seen = new Map<string, T>()
  for (const item of items) {
    const key = keyOf(compiled, signInOf(item))
    if (!seen.has(key)) seen.set(key, item)
  }
  return [...seen.values()]
}

function keyOf(compiled: Compiled, asked: SignIn): string {
  const { columns, gates, context } = compiled
  const signIn = compiled.withMethods(asked)
  const { signInIdentity: identity } = signIn
  const member = context.memberships.of(
    isUser(identity) ? identity.userId : identity.servicePrincipalId,
    signIn.suppose,
  )
  return [
    ...columns.map((each) => {
      const { passes, mayPass } = each.of(signIn)
      return `${passes.join()} ${mayPass.join()}`
    }),
    JSON.stringify(gates(signIn, member)),
    [...member.roleTemplateIds].sort().join(),
    JSON.stringify(signIn.authentication),
  ].join('|')
}
