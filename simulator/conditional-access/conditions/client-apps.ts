import { either, listed } from '../lists'
import { type Condition, matched, notEnough, ruledOut } from './condition'

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-conditions#client-apps */
export const clientApps: Condition<string> = {
  name: 'clientApps',
  unconfigured: 'Any client app.',
  compile: (policy) => {
    const written = listed(policy.conditions?.clientAppTypes)
    const included = new Set(written.map((each) => each.toLowerCase()))
    if (included.size === 0 || included.has('all')) return null
    const list = either(written)
    return (client) => {
      if (client === 'all' || client === '') {
        return notEnough(
          'signInConditions.clientAppType',
          `The policy is for ${list}; the question does not say which client app is used.`,
        )
      }
      if (client === 'exchangeactivesync' && included.has('eassupported') && !included.has(client)) {
        return notEnough(
          'signInConditions.clientAppType',
          'The policy is for Exchange ActiveSync where it is supported; whether it is here is not known.',
        )
      }
      // `easSupported` is the older, narrower word: Exchange ActiveSync covers it.
      const met = included.has(client) || (client === 'eassupported' && included.has('exchangeactivesync'))
      return met
        ? matched(`The client app is ${list}.`)
        : ruledOut('clientApps', `The policy is for ${list}.`)
    }
  },
  key: ({ signInConditions }) => signInConditions.clientAppType ?? '',
  facts: ({ signInConditions }) => (signInConditions.clientAppType ?? '').toLowerCase(),
}
