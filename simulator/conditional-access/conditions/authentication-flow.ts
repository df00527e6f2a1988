import { either, flags } from '../lists'
import { type Condition, matched, ruledOut } from './condition'

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-authentication-flows; none is Graph's default. */
export const authenticationFlow: Condition<string> = {
  name: 'authenticationFlow',
  unconfigured: 'Any authentication flow.',
  compile: (policy) => {
    const methods = flags(policy.conditions?.authenticationFlows?.transferMethods)
    const wanted = new Set(methods.map((each) => each.toLowerCase()))
    wanted.delete('none')
    if (wanted.size === 0) return null
    const list = either(methods)
    return (flow) =>
      wanted.has(flow)
        ? matched(`The authentication flow is ${list}.`)
        : ruledOut('authenticationFlow', `The policy is for ${list}.`)
  },
  key: ({ signInConditions }) => signInConditions.authenticationFlow?.transferMethod ?? '',
  facts: ({ signInConditions }) => (signInConditions.authenticationFlow?.transferMethod ?? '').toLowerCase(),
}
