import type { PolicyTenant, SignIn } from '../../../simulator/doors/policy'
import { contextOf, identityOf, personChoices, targetChoices } from './choices'

/** `question` as far as it fits `tenant`: somebody of this tenant opens one of its applications. */
export function questionFor(tenant: PolicyTenant, question: SignIn): SignIn {
  const { signInIdentity: who, signInContext: what } = question
  const known =
    'userId' in who
      ? tenant.users.some(({ id }) => id === who.userId)
      : tenant.servicePrincipals.some(({ id }) => id === who.servicePrincipalId)
  const person = personChoices(tenant)[0]
  const targets = targetChoices(tenant)
  const fits =
    !('includeApplications' in what) ||
    targets.some(({ key }) => what.includeApplications.some((id) => key === `app:${id}`))
  const target = targets.find(({ key }) => key.startsWith('app:'))
  return {
    ...question,
    signInIdentity: known || !person ? who : identityOf(person.key),
    signInContext: fits || !target ? what : contextOf(target.key),
  }
}
